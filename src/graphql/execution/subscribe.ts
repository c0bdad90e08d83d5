import { createSourceEventStream, type ExecutionResult } from 'graphql';
import { ImportProgressStream } from '../../domain/import-export/progress.js';
import { isRevokedBy, revocationMessage } from '../../domain/viewer.js';
import { DomainError, UnauthenticatedError, UnavailableError } from '../../errors.js';
import { GuardedStream } from '../../events/guarded-stream.js';
import { MergedStream } from '../../events/merged-stream.js';
import { EventStream } from '../../events/stream.js';
import { PullIterator } from '../../lib/pull-iterator.js';
import { PresenceMessage } from '../../presence/roster.js';
import { TypingState } from '../../presence/typing-room.js';
import { executeEvent, executeShared, type SubscriptionMessage } from './execute.js';
import { errorReporter, finish, type OperationArgs, refusalOf } from './operation-result.js';
import { setResultCursor } from './resume-cursor.js';

/** `setTimeout` fires at once for delays above this value. */
const maxTimeoutMs = 2 ** 31 - 1;

/** A stream for one subscriber, pulled message by message. */
export type UnsharedStream = MergedStream | GuardedStream<SubscriptionMessage> | ImportProgressStream;

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
