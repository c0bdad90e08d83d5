import { setTimeout as sleep } from 'node:timers/promises';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeDocument,
  getOperationAST,
} from 'graphql';
import { sql } from 'kysely';
import { ImportProgressStream } from '../../domain/import-export/progress.js';
import type { ImportRun } from '../../domain/import-export/runs.js';
import { isRevokedBy, revocationMessage } from '../../domain/viewer.js';
import { DomainError, UnauthenticatedError, UnavailableError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import { GuardedStream } from '../../events/guarded-stream.js';
import { MergedStream } from '../../events/merged-stream.js';
import type { StreamState } from '../../events/state-stream.js';
import { EventStream } from '../../events/stream.js';
import { PullIterator } from '../../lib/pull-iterator.js';
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

/** `setTimeout` fires at once for delays above this value. */
const maxTimeoutMs = 2 ** 31 - 1;

/** A stream for one subscriber, pulled message by message. */
export type UnsharedStream = MergedStream | GuardedStream<SubscriptionMessage> | ImportProgressStream;

/** A message of a subscription: an event, a state or an ephemeral message. */
type SubscriptionMessage = StoredEvent | StreamState | ImportRun | EphemeralMessage;

/** A message delivered once and not stored. Subscribers of the same state receive the same object. */
type EphemeralMessage = PresenceMessage | TypingState;

/** The execution arguments of an operation. */
export interface OperationArgs extends ExecutionArgs {
  readonly contextValue: Context;
  /** Whether results report the operation's cost in `extensions.cost`. */
  readonly reportsCost?: boolean;
  /** Points of the operation, or of one event of a subscription; set before execution. */
  cost?: number;
}

/**
 * Executes a query or a mutation within the viewer's budget.
 *
 * @returns the result, in which every error has a code; a refusal by the budget is a result with that error
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

/** True when the `extensions` of a request, next to `query`, are `{ "cost": true }`: the response then reports its cost. */
export function wantsCost(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && 'cost' in extensions && extensions.cost === true;
}

function refusalOf(args: OperationArgs, error: unknown): ExecutionResult {
  return { errors: [toGraphQLError(error, errorReporter(args))] };
}

/** Returns a function that logs masked errors with the first 100 characters of the operation's name. */
function errorReporter({ document, operationName, contextValue }: OperationArgs): (error: unknown) => void {
  const name = getOperationAST(document, operationName)?.name?.value.slice(0, 100);
  return (error) => contextValue.reportError(error, name);
}

/**
 * Executes a subscription's selection for one message, in a new context. A short outage of the database must not lose an
 * event, so execution waits for the database and retries: 5 attempts, each with a wait of up to 60 seconds.
 *
 * @param scope the viewers for whom the selection is executed; the subscription's own viewer by default
 * @throws GraphQLError when the last attempt has an internal error too; the subscriber can resume before the event
 */
export async function executeEvent(
  args: OperationArgs,
  event: SubscriptionMessage,
  scope?: ExecutionScope,
): Promise<ExecutionResult> {
  for (let attempt = 1; ; attempt += 1) {
    const contextValue =
      'streamId' in event ? args.contextValue.forEvent(event, scope) : args.contextValue.forState(scope);
    const result = finish(args, await executeDocument({ ...args, rootValue: event, contextValue }));
    const error = result.errors?.find(isInternalError);
    if (!error) return result;
    if (attempt === maxAttempts) throw error;
    await untilDatabaseResponds(args.contextValue);
  }
}

/** The results of a message by operation key; collected together with the message. */
const sharedResults = new WeakMap<EphemeralMessage, Map<string, Promise<ExecutionResult>>>();
/** Results of further operations on the same message are not shared. */
const maxSharedResults = 32;

/** Executes a message for all its subscribers: once per operation key. */
function executeShared(args: OperationArgs, message: EphemeralMessage): Promise<ExecutionResult> {
  if (dependsOnViewer(args.schema, args.document)) return executeEvent(args, message);
  const results = sharedResults.get(message) ?? new Map<string, Promise<ExecutionResult>>();
  sharedResults.set(message, results);
  const key = operationKey(args, 'members');
  const shared = results.get(key);
  if (shared) return shared;
  const result = executeEvent(args, message, { kind: 'members' });
  if (results.size < maxSharedResults) {
    results.set(key, result);
    // The next subscriber executes again instead of receiving a transient error.
    result.catch(() => results.delete(key));
  }
  return result;
}

/** Resolves when the database responds, or after `maxOutageMs` without a response. */
async function untilDatabaseResponds({ db }: Context): Promise<void> {
  for (let waited = 0; waited < maxOutageMs; waited += retryPauseMs) {
    await sleep(retryPauseMs, undefined, { ref: false });
    try {
      await sql`SELECT 1`.execute(db.sql);
      return;
    } catch {
      // The next round asks again; subscribers wait for the event meanwhile.
    }
  }
}

/**
 * Opens the stream of a subscription's root field, within the viewer's budget.
 *
 * @returns the stream, or a result with errors when the stream could not be opened
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
  if (Symbol.asyncIterator in source)
    throw new TypeError('The subscribe function of a subscription field must return a stream of events');
  return finish(args, source);
}

/**
 * Opens a subscription for one subscriber, for transports without groups. When access ends or the cursor
 * expires, the last result contains the error.
 *
 * @returns the results, or a result with errors when the subscription could not be opened
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

/** The results of a subscription: one per message of its stream. */
export class EventResults extends PullIterator<ExecutionResult> {
  readonly #args: OperationArgs;
  readonly #stream: EventStream | UnsharedStream;
  /** The error that ended the subscription, when the stream itself did not end. */
  #endError: DomainError | undefined;
  #ended = false;

  constructor(args: OperationArgs, stream: EventStream | UnsharedStream) {
    super();
    this.#args = args;
    this.#stream = stream;
  }

  /** Ends the subscription. The last result contains the error. */
  protected end(error: DomainError): void {
    this.#endError = error;
    void this.#stream.return();
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#ended) return { done: true, value: undefined };
    const { contextValue } = this.#args;
    try {
      const { done, value: event } = await this.#stream.next();
      if (this.#endError) throw this.#endError;
      // After `done` the consumer does not call `return`.
      if (done) return await this.return();
      const ephemeral = event instanceof PresenceMessage || event instanceof TypingState;
      const result = await (ephemeral ? executeShared(this.#args, event) : executeEvent(this.#args, event));
      if ('streamId' in event) setResultCursor(result, contextValue.cursorAfter(event));
      return { done: false, value: result };
    } catch (error) {
      await this.return();
      return { done: false, value: refusalOf(this.#args, error) };
    }
  }

  protected async close(): Promise<void> {
    this.#ended = true;
    await this.#stream.return();
  }
}

/**
 * The results of a subscription. The last result is UNAUTHENTICATED when the viewer's credential expires or is revoked. For
 * transports without a connection per subscription.
 */
class AuthenticatedResults extends EventResults {
  readonly #expiry: NodeJS.Timeout;
  readonly #stopListening: () => void;
  readonly #running: Disposable;

  /** @param running the entry among the viewer's running operations; disposed at the end of the subscription */
  constructor(args: OperationArgs, stream: EventStream | UnsharedStream, running: Disposable) {
    super(args, stream);
    this.#running = running;
    const { viewer, services } = args.contextValue;
    const signOut = (message: string) => this.end(new UnauthenticatedError(message));
    const left = Math.min(viewer.expiresAt - Date.now(), maxTimeoutMs);
    this.#expiry = setTimeout(() => signOut('The token has expired.'), left);
    this.#expiry.unref();
    this.#stopListening = services.sessions.onRevoked(
      (revocation) => {
        if (isRevokedBy(viewer, revocation)) signOut(revocationMessage(viewer));
      },
      () => [viewer],
    );
    // The listener is registered before the check, so one of the two sees a revocation in between.
    services.sessions.requireActive(viewer).catch((error: unknown) => {
      if (error instanceof DomainError) return this.end(error);
      errorReporter(args)(error);
      this.end(new UnavailableError('The credential could not be checked. Resubscribe from the last cursor.'));
    });
  }

  protected override end(error: DomainError): void {
    this.#release();
    super.end(error);
  }

  protected override close(): Promise<void> {
    this.#release();
    return super.close();
  }

  #release(): void {
    clearTimeout(this.#expiry);
    this.#stopListening();
    this.#running[Symbol.dispose]();
  }
}

/** Adds the cost if requested, and maps errors to errors with codes. */
function finish(args: OperationArgs, executed: ExecutionResult): ExecutionResult {
  const result = withCost(args, executed);
  if (!result.errors) return result;
  // Invalid variables cause a result without data. Their errors in graphql-js have no path.
  const variableErrors = 'data' in result ? [] : inputErrors(args);
  if (variableErrors.length > 0) return { errors: variableErrors };
  const report = errorReporter(args);
  return { ...result, errors: result.errors.map((error) => toGraphQLError(error, report)) };
}

function withCost({ reportsCost, cost, contextValue }: OperationArgs, result: ExecutionResult): ExecutionResult {
  if (!reportsCost || cost === undefined) return result;
  const limit = contextValue.services.budget.limits.operationCost;
  return { ...result, extensions: { ...result.extensions, cost: { cost, limit } } };
}
