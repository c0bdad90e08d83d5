import { AccessRevokedError } from '../errors.js';
import { type EventKind, type EventOf, isOfKind, revokes, type StoredEvent, type StreamId } from './event.js';
import type { Feed } from './feed.js';
import type { FeedLease } from './feeds.js';

export interface EventStreamOptions<K extends EventKind> {
  readonly lease: FeedLease;
  readonly userId: string;
  /** The kinds to give. */
  readonly kinds: readonly K[];
  /** Everything up to here has been seen. */
  readonly position: number;
  /** The stream's head when the person was authorised: revocations up to it are already accounted for. */
  readonly authorizedAt: number;
}

/**
 * One person's place in a stream, opened and authorised (see streams.ts). It may be iterated: every matching event from
 * `position` on, until access ends. Or it is served by a group. Either way whoever holds it calls `return`.
 */
export class EventStream<out K extends EventKind = EventKind> implements AsyncIterableIterator<EventOf<K>> {
  readonly userId: string;
  readonly authorizedAt: number;
  readonly #lease: FeedLease;
  readonly #kinds: readonly K[];
  #closing: AbortController | undefined;
  #closed = false;
  #position: number;
  #events: AsyncGenerator<EventOf<K>, undefined> | undefined;

  constructor({ lease, userId, kinds, position, authorizedAt }: EventStreamOptions<K>) {
    this.#lease = lease;
    this.userId = userId;
    this.#kinds = kinds;
    this.#position = position;
    this.authorizedAt = authorizedAt;
  }

  get streamId(): StreamId {
    return this.feed.streamId;
  }

  get feed(): Feed {
    return this.#lease.feed;
  }

  /** Everything up to here has been given, or was seen before. */
  get position(): number {
    return this.#position;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** True for an event of the kinds that were asked for. */
  accepts(event: StoredEvent): boolean {
    return isOfKind(event, this.#kinds);
  }

  /** The next matching event. Rejects with AccessRevokedError or CursorExpiredError when the stream ends for a reason. */
  next(): Promise<IteratorResult<EventOf<K>, undefined>> {
    this.#events ??= this.#follow();
    return this.#events.next();
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<EventOf<K>, undefined>> {
    this.#closed = true;
    this.#closing?.abort();
    this.#lease.release();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<EventOf<K>, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async *#follow(): AsyncGenerator<EventOf<K>, undefined> {
    // Made here, because a stream that a group serves never needs it.
    this.#closing = new AbortController();
    const { signal } = this.#closing;
    while (!this.#closed && !this.feed.stopped) {
      for (const event of await this.feed.after(this.#position)) {
        if (this.#closed) return undefined;
        if (event.seq > this.authorizedAt && revokes(event, this.userId)) throw new AccessRevokedError();
        this.#position = event.seq;
        if (isOfKind(event, this.#kinds)) yield event;
      }
      await this.feed.advanced(this.#position, signal);
    }
    return undefined;
  }
}
