import type { StoredEvent, StreamId } from './event.js';
import type { EventStream } from './stream.js';

/** What a stream's events amount to, right after number `seq`. */
export interface StreamState {
  readonly streamId: StreamId;
  readonly seq: number;
}

export interface StateStreamOptions<S extends StreamState> {
  /** All events of the stream, for one person: they say when to look, and when access ends. */
  readonly events: EventStream;
  /** True for an event after which the state may be another. */
  readonly matters: (event: StoredEvent) => boolean;
  /** The state after event number `seq` or a later one. How often it is worked out is up to this. */
  readonly read: (seq: number) => Promise<S>;
  /** True for two states that a reader can't tell apart. */
  readonly same: (one: S, other: S) => boolean;
}

/*
 * A state instead of the events that make it: first what it is now, then what it has become, for one person. Readers pull,
 * and get the newest state whatever happened since they last did, so nothing queues up: all that is held is how far the
 * events have been looked at.
 *
 * A state may be newer than the events that have come here so far. It waits for them: only they tell whether the person
 * may still see what happened up to it.
 */
export class StateStream<S extends StreamState = StreamState> implements AsyncIterableIterator<S> {
  readonly #options: StateStreamOptions<S>;
  /** The newest event that matters. */
  #changedAt: number;
  #watching = false;
  #reading = false;
  /** Worked out, not given yet. */
  #fresh: S | undefined;
  #given: S | undefined;
  /** How far the state is known, whether or not it was given. */
  #knownAt = -1;
  #failure: { readonly reason: unknown } | undefined;
  #closed = false;
  #wake = () => {};

  constructor(options: StateStreamOptions<S>) {
    this.#options = options;
    this.#changedAt = options.events.authorizedAt;
  }

  /** The next state. Rejects with AccessRevokedError or CursorExpiredError when the events end for a reason. */
  async next(): Promise<IteratorResult<S, undefined>> {
    this.#watch();
    while (!this.#closed) {
      if (this.#failure) throw await this.#fail(this.#failure.reason);
      const state = this.#takeFresh();
      if (state) return { done: false, value: state };
      if (!this.#fresh && this.#changedAt > this.#knownAt) this.#read();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return { done: true, value: undefined };
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<S, undefined>> {
    this.#closed = true;
    this.#wake();
    await this.#options.events.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<S, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The state that was read, once everything up to it has been seen, unless it looks like the one given before. */
  #takeFresh(): S | undefined {
    const { events, same } = this.#options;
    const state = this.#fresh;
    if (!state || events.position < state.seq) return undefined;
    this.#fresh = undefined;
    if (this.#given && same(this.#given, state)) return undefined;
    this.#given = state;
    return state;
  }

  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.#options
      .read(this.#changedAt)
      .then((state) => {
        this.#fresh = state;
        this.#knownAt = state.seq;
        // The log may be ahead of what the feed has heard so far.
        this.#options.events.feed.onHead(state.seq);
      })
      .catch((reason: unknown) => {
        this.#failure ??= { reason };
      })
      .finally(() => {
        this.#reading = false;
        this.#wake();
      });
  }

  /** Looks at events as they come, however slowly states are asked for. */
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watch = async () => {
      for await (const event of this.#options.events) {
        if (this.#options.matters(event)) this.#changedAt = Math.max(this.#changedAt, event.seq);
        this.#wake();
      }
    };
    watch()
      .catch((reason: unknown) => {
        this.#failure ??= { reason };
      })
      .then(() => {
        if (!this.#failure) this.#closed = true;
        this.#wake();
      });
  }

  async #fail(reason: unknown): Promise<unknown> {
    await this.return();
    return reason;
  }
}
