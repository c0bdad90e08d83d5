import type { StoredEvent, StreamId } from './event.js';
import { GuardedStream } from './guarded-stream.js';
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
export class StateStream<S extends StreamState = StreamState> extends GuardedStream<S> {
  readonly #options: StateStreamOptions<S>;
  /** The newest event that matters. */
  #changedAt: number;
  #reading = false;
  /** Worked out, not given yet. */
  #latest: S | undefined;
  #delivered: S | undefined;
  /** How far the state is known, whether or not it was given. */
  #knownAt = -1;

  constructor(options: StateStreamOptions<S>) {
    super(options.events);
    this.#options = options;
    this.#changedAt = options.events.authorizedAt;
  }

  /** The state that was read, once everything up to it has been seen, unless it looks like the one given before. */
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
          // The log may be ahead of what the feed has heard so far.
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
