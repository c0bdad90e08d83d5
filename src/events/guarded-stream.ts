import type { StoredEvent } from './event.js';
import type { EventStream } from './stream.js';

/*
 * What is told to one person beside the events of a stream, for as long as the stream says that they may know: a state,
 * who is present, who types. The events are looked at as they come, however slowly the reader asks; when they end for a
 * reason, so does this. Readers pull, and `take` gives what is worth telling by then, so nothing queues up.
 */
export abstract class GuardedStream<S> implements AsyncIterableIterator<S> {
  readonly #events: EventStream;
  #watching = false;
  #closed = false;
  #ended = false;
  #failure: { readonly reason: unknown } | undefined;
  #wake = () => {};

  /** @param events all events of the stream that guards this, opened for the person */
  constructor(events: EventStream) {
    this.#events = events;
  }

  /** The next thing to tell. Rejects with AccessRevokedError or CursorExpiredError when the events end for a reason. */
  async next(): Promise<IteratorResult<S, undefined>> {
    this.watch();
    while (!this.#closed) {
      if (this.#failure) {
        const { reason } = this.#failure;
        await this.return();
        throw reason;
      }
      const told = this.take();
      if (told) return { done: false, value: told };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return { done: true, value: undefined };
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<S, undefined>> {
    this.#closed = true;
    this.#finish();
    this.#wake();
    await this.#events.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<S, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** What to tell now, if there is anything. Asked again after each `wake`. */
  protected abstract take(): S | undefined;

  /** Called with each event of the stream, in order. */
  protected onEvent(_event: StoredEvent): void {}

  /**
   * Called once, when nothing will be told any more.
   *
   * @param reason why the events ended, when they ended for a reason
   */
  protected onEnd(_reason?: unknown): void {}

  /** There may be something to take. */
  protected wake(): void {
    this.#wake();
  }

  /** Ends with that error, at the reader's next turn. */
  protected fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#finish(reason);
    this.#wake();
  }

  /** Begins to look at the events. Reading does too; whoever holds something while nobody reads begins before. */
  protected watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watch = async () => {
      for await (const event of this.#events) {
        this.onEvent(event);
        this.#wake();
      }
    };
    watch().then(
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
