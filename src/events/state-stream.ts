import type { StoredEvent, StreamId } from './event.js';
import { GuardedStream } from './guarded-stream.js';
import type { EventStream } from './stream.js';

/** The state that a stream's events result in, as of event number `seq`. */
export interface StreamState {
  readonly streamId: StreamId;
  readonly seq: number;
}

export interface StateStreamOptions<S extends StreamState> {
  /** All events of the stream, opened for the viewer: they trigger reads and end the access. */
  readonly events: EventStream;
  /** True for an event that may change the state. */
  readonly matters: (event: StoredEvent) => boolean;
  /** Reads the state as of event number `seq` or a later event. The function may share or delay reads. */
  readonly read: (seq: number) => Promise<S>;
  /** True for two states that look the same to a subscriber. */
  readonly same: (a: S, b: S) => boolean;
}

/**
 * Delivers a derived state to one viewer: first the current state, then each changed state. Subscribers pull and always
 * receive the newest state, so no queue builds up; the stream holds only the position of the watched events.
 *
 * A state may be newer than the events that have arrived. The stream holds the state back until the events catch up,
 * because they decide whether the viewer may still see it.
 */
export class StateStream<S extends StreamState = StreamState> extends GuardedStream<S> {
  readonly #options: StateStreamOptions<S>;
  /** The number of the newest event that may have changed the state. */
  #changedAt: number;
  #reading = false;
  /** The newest undelivered state. */
  #latest: S | undefined;
  #delivered: S | undefined;
  /** The event number of the newest known state. */
  #knownAt = -1;

  constructor(options: StateStreamOptions<S>) {
    super(options.events);
    this.#options = options;
    this.#changedAt = options.events.authorizedAt;
  }

  /** Returns the state that was read once its events have arrived, unless it looks like the last delivered state. */
  protected take(): S | undefined {
    const { events, same } = this.#options;
    const state = this.#latest;
    if (state && events.position >= state.seq) {
      this.#latest = undefined;
      if (!this.#delivered || !same(this.#delivered, state)) {
        this.#delivered = state;
        return state;
      }
    }
    if (!this.#latest && this.#changedAt > this.#knownAt) this.#read();
    return undefined;
  }

  protected override onEvent(event: StoredEvent): void {
    if (this.#options.matters(event)) this.#changedAt = Math.max(this.#changedAt, event.seq);
  }

  #read(): void {
    if (this.#reading) return;
    this.#reading = true;
    this.#options
      .read(this.#changedAt)
      .then(
        (state) => {
          this.#latest = state;
          this.#knownAt = state.seq;
          // The log may be ahead of the feed.
          this.#options.events.feed.onHead(state.seq);
        },
        (reason: unknown) => this.fail(reason),
      )
      .finally(() => {
        this.#reading = false;
        this.wake();
      });
  }
}
