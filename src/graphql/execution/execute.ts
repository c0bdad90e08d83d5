import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeDocument,
  getOperationAST,
} from 'graphql';
import { ImportProgressStream } from '../../domain/import-export/progress.js';
import type { ImportRun } from '../../domain/import-export/runs.js';
import { isRevokedBy, revocationMessage } from '../../domain/viewer.js';
import { DomainError, UnauthenticatedError, UnavailableError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import { GuardedStream } from '../../events/guarded-stream.js';
import { MergedStream } from '../../events/merged-stream.js';
import type { StreamState } from '../../events/state-stream.js';
import { EventStream } from '../../events/stream.js';
import { PresenceMessage } from '../../presence/roster.js';
import { TypingState } from '../../presence/typing-room.js';
import type { Context } from '../context.js';
import { isInternalError, toGraphQLError } from '../errors.js';
import { inputErrors } from './input-errors.js';
import { operationKey } from './operation-key.js';
import { setResultCursor } from './resume-cursor.js';
import type { ExecutionScope } from './scope.js';
import { dependsOnViewer } from './viewer-dependence.js';

const maxAttempts = 5;
const retryPauseMs = 200;
const maxOutageMs = 60_000;

/** `setTimeout` fires at once beyond this. */
const maxTimeoutMs = 2 ** 31 - 1;

/** What is pulled for one person, one message after the other. */
export type UnsharedStream = MergedStream | GuardedStream<SubscriptionMessage> | ImportProgressStream;

/** What a subscription tells: an event, or what is no event. */
type SubscriptionMessage = StoredEvent | StreamState | ImportRun | EphemeralMessage;

/** What is told once and kept nowhere; those to whom the same is told get the same object. */
type EphemeralMessage = PresenceMessage | TypingState;

/** An operation's arguments with our context. */
export interface OperationArgs extends ExecutionArgs {
  readonly contextValue: Context;
  /** Whether results report what the operation costs, as their `extensions.cost`. */
  readonly reportsCost?: boolean;
  /** Points that the operation costs, or one event of a subscription; counted before it runs. */
  cost?: number;
}

/**
 * Executes a query or a mutation, if its viewer's budget allows it; a refusal is the result then. Every error of the result
 * has its code.
 */
export async function executeOperation(args: OperationArgs): Promise<ExecutionResult> {
  const { contextValue } = args;
  const { budget } = contextValue.services;
  try {
    using _running = budget.enter(contextValue);
    contextValue.cost = args.cost = await budget.spend(args);
    return finish(args, await executeDocument(args));
  } catch (error) {
    return refusalOf(args, error);
  }
}

/** What a request asks about its own costs, in the member `extensions` beside `query`: `{ "cost": true }`. */
export function wantsCost(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && 'cost' in extensions && extensions.cost === true;
}

function refusalOf(args: OperationArgs, error: unknown): ExecutionResult {
  return { errors: [toGraphQLError(error, faultReporter(args))] };
}

/** Logs what is masked, with the first 100 characters of the operation's name. */
function faultReporter({ document, operationName, contextValue }: OperationArgs): (fault: unknown) => void {
  const name = getOperationAST(document, operationName)?.name?.value.slice(0, 100);
  return (fault) => contextValue.reportError(fault, name);
}

/**
 * Executes a subscription's selection for one event, or one state, in a context of its own. An event must not be lost
 * because the database is away for a moment: while it is, this waits and tries again.
 *
 * @param audience for whom, if not for the subscription's own viewer
 * @throws GraphQLError when a fault of ours stays after some attempts; the reader can resume before the event
 */
export async function executeEvent(
  args: OperationArgs,
  event: SubscriptionMessage,
  audience?: ExecutionScope,
): Promise<ExecutionResult> {
  for (let attempt = 1; ; attempt += 1) {
    const contextValue =
      'streamId' in event ? args.contextValue.forEvent(event, audience) : args.contextValue.forState(audience);
    const result = finish(args, await executeDocument({ ...args, rootValue: event, contextValue }));
    const fault = result.errors?.find(isInternalError);
    if (!fault) return result;
    if (attempt === maxAttempts) throw fault;
    await untilDatabaseResponds(args.contextValue);
  }
}

/** What was made of a message, by operation. It lives as long as the message. */
const sharedResults = new WeakMap<EphemeralMessage, Map<string, Promise<ExecutionResult>>>();
/** Further operations on the same message are executed for themselves. */
const maxSharedResults = 32;

/** The same for one of several readers to whom the same object is told: executed once for each operation. */
function executeShared(args: OperationArgs, message: EphemeralMessage): Promise<ExecutionResult> {
  if (dependsOnViewer(args.schema, args.document)) return executeEvent(args, message);
  const results = sharedResults.get(message) ?? new Map<string, Promise<ExecutionResult>>();
  sharedResults.set(message, results);
  const key = operationKey(args, 'members');
  const known = results.get(key);
  if (known) return known;
  const result = executeEvent(args, message, { kind: 'members' });
  if (results.size < maxSharedResults) {
    results.set(key, result);
    // A fault that passes is not what the next reader gets.
    result.catch(() => results.delete(key));
  }
  return result;
}

/** Resolves when the database answers, or has been silent for so long that waiting is no use. */
async function untilDatabaseResponds({ db }: Context): Promise<void> {
  for (let waited = 0; waited < maxOutageMs; waited += retryPauseMs) {
    await new Promise((resolve) => setTimeout(resolve, retryPauseMs).unref());
    try {
      await db.$queryRaw`SELECT 1`;
      return;
    } catch {
      // It is away: whoever waits for the event waits with it.
    }
  }
}

/**
 * Opens the event stream that a subscription's root field asks for, if its viewer's budget allows it.
 *
 * @returns the stream, or a result with errors when it can't be opened
 */
export async function openStream(args: OperationArgs): Promise<EventStream | UnsharedStream | ExecutionResult> {
  try {
    args.cost = await args.contextValue.services.budget.spend(args);
  } catch (error) {
    return refusalOf(args, error);
  }
  const source = await createSourceEventStream(args);
  if (source instanceof EventStream || source instanceof MergedStream) return source;
  if (source instanceof GuardedStream || source instanceof ImportProgressStream) return source;
  if (Symbol.asyncIterator in source) throw new TypeError('A subscription field must return a stream of events');
  return finish(args, source);
}

/**
 * A subscription that is executed for one reader: the transports without groups use it. When access ends or the cursor
 * expires the last result carries the typed error.
 */
export async function subscribe(
  args: OperationArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  let running: Disposable;
  try {
    running = args.contextValue.services.budget.enter(args.contextValue);
  } catch (error) {
    return refusalOf(args, error);
  }
  const stream = await openStream(args);
  if ('next' in stream) return new AuthenticatedResults(args, stream, running);
  running[Symbol.dispose]();
  return stream;
}

/** The results of a subscription, one for each event or state of its stream. */
export class EventResults implements AsyncGenerator<ExecutionResult, undefined> {
  readonly #args: OperationArgs;
  readonly #stream: EventStream | UnsharedStream;
  /** Why there is nothing more, when that isn't the stream's doing. */
  #reason: DomainError | undefined;
  #ended = false;

  constructor(args: OperationArgs, stream: EventStream | UnsharedStream) {
    this.#args = args;
    this.#stream = stream;
  }

  /** Ends it for a reason that the last result tells. */
  protected end(reason: DomainError): void {
    this.#reason = reason;
    void this.#stream.return();
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#ended) return { done: true, value: undefined };
    const { contextValue } = this.#args;
    try {
      const { done, value: event } = await this.#stream.next();
      if (this.#reason) throw this.#reason;
      // Who pulls calls `return` only when it is they who stop.
      if (done) return await this.return();
      const passing = event instanceof PresenceMessage || event instanceof TypingState;
      const result = await (passing ? executeShared(this.#args, event) : executeEvent(this.#args, event));
      if ('streamId' in event) setResultCursor(result, contextValue.cursorAfter(event));
      return { done: false, value: result };
    } catch (error) {
      await this.return();
      return { done: false, value: refusalOf(this.#args, error) };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#ended = true;
    await this.#stream.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}

/**
 * The same, and it ends with UNAUTHENTICATED when the viewer's credential expires or ends: for transports whose connections
 * don't end by themselves.
 */
class AuthenticatedResults extends EventResults {
  readonly #expiry: NodeJS.Timeout;
  readonly #stopListening: () => void;
  readonly #running: Disposable;

  /** @param running what it counts as, for as long as it lasts */
  constructor(args: OperationArgs, stream: EventStream | UnsharedStream, running: Disposable) {
    super(args, stream);
    this.#running = running;
    const { viewer, services } = args.contextValue;
    const signOut = (reason: string) => this.end(new UnauthenticatedError(reason));
    const left = Math.min(viewer.expiresAt - Date.now(), maxTimeoutMs);
    this.#expiry = setTimeout(() => signOut('The token has expired.'), left);
    this.#expiry.unref();
    this.#stopListening = services.sessions.onRevoked(
      (ended) => {
        if (isRevokedBy(viewer, ended)) signOut(revocationMessage(viewer));
      },
      () => [viewer],
    );
    // Listening first and asking second: if the session ends in between, one of the two sees it.
    services.sessions.requireActive(viewer).catch((error: unknown) => {
      if (error instanceof DomainError) return this.end(error);
      faultReporter(args)(error);
      this.end(new UnavailableError('Your sign-in could not be checked. Go on from your cursor.'));
    });
  }

  protected override end(reason: DomainError): void {
    this.#release();
    super.end(reason);
  }

  override return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#release();
    return super.return();
  }

  #release(): void {
    clearTimeout(this.#expiry);
    this.#stopListening();
    this.#running[Symbol.dispose]();
  }
}

function finish(args: OperationArgs, executed: ExecutionResult): ExecutionResult {
  const result = withCost(args, executed);
  if (!result.errors) return result;
  // Without any data it may be the variables that are wrong; graphql-js doesn't say which in a way to work with.
  const faults = 'data' in result ? [] : inputErrors(args);
  if (faults.length > 0) return { errors: faults };
  const report = faultReporter(args);
  return { ...result, errors: result.errors.map((error) => toGraphQLError(error, report)) };
}

function withCost({ reportsCost, cost, contextValue }: OperationArgs, result: ExecutionResult): ExecutionResult {
  if (!reportsCost || cost === undefined) return result;
  const limit = contextValue.services.budget.limits.operationCost;
  return { ...result, extensions: { ...result.extensions, cost: { cost, limit } } };
}
