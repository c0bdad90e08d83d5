import { PullIterator } from '../lib/pull-iterator.js';
import type { StoredEvent } from './event.js';
import type { EventStream } from './stream.js';

/**
 * Messages for one viewer, guarded by an event stream: project state, presence or typing. The stream watches the events as
 * they arrive, independent of the subscriber's speed, and ends with an error when the events do. Subscribers pull: `take`
 * returns the current message, so no queue builds up.
 */
export abstract class GuardedStream<S> extends PullIterator<S> {
  readonly #events: EventStream;
  #watching = false;
  #closed = false;
  #ended = false;
  #failure: { readonly reason: unknown } | undefined;

  /** @param events all events of the guarding stream, opened for the viewer */
  constructor(events: EventStream) {
    super();
    this.#events = events;
  }

  /** The next message. Rejects with AccessRevokedError or CursorExpiredError when the events end with one of these. */
  async next(): Promise<IteratorResult<S, undefined>> {
    this.watch();
    while (!this.#closed) {
      if (this.#failure) {
        const { reason } = this.#failure;
        await this.return();
        throw reason;
      }
      const message = this.take();
      if (message) return { done: false, value: message };
      await this.woken();
    }
    return { done: true, value: undefined };
  }

  protected async close(): Promise<void> {
    this.#closed = true;
    this.#finish();
    this.wake();
    await this.#events.return();
  }

  /** Returns the current message; undefined when the subscriber is up to date. Called again after each `wake`. */
  protected abstract take(): S | undefined;

  /** Receives each event of the stream, in order. */
  protected onEvent(_event: StoredEvent): void {}

  /**
   * Called once, after the last message.
   *
   * @param reason the error at the end of the events, if any
   */
  protected onEnd(_reason?: unknown): void {}

  /** Ends the stream: the next call of `next` rejects with the reason. */
  protected fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#finish(reason);
    this.wake();
  }

  /** Starts to watch the events. `next` does so too; subclasses with resources start before the first `next`. */
  protected watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const readEvents = async () => {
      for await (const event of this.#events) {
        this.onEvent(event);
        this.wake();
      }
    };
    readEvents().then(
      () => void this.return(),
      (reason: unknown) => this.fail(reason),
    );
  }

  #finish(reason?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.onEnd(reason);
  }
}
