import { AccessRevokedError } from '../errors.js';
import type { RefCounted } from '../lib/ref-counted.js';
import { revokes, type StoredEvent, type StreamId } from './event.js';
import type { Feed } from './feed.js';

export interface EventStreamOptions<E extends StoredEvent> {
  readonly lease: RefCounted<Feed>;
  /** The number of the stream in merged cursors. */
  readonly number: number;
  readonly userId: string;
  /** Which events to give. */
  readonly select: (event: StoredEvent) => event is E;
  /** Everything up to here has been seen. */
  readonly position: number;
  /** The stream's head when the person was authorised: revocations up to it are already accounted for. */
  readonly authorizedAt: number;
}

/**
 * One person's place in a stream, opened and authorised (see streams.ts). It may be iterated: every matching event from
 * `position` on, until access ends. Or it is served by a group. Either way whoever holds it calls `return`.
 */
export class EventStream<out E extends StoredEvent = StoredEvent> implements AsyncIterableIterator<E> {
  readonly number: number;
  readonly userId: string;
  readonly authorizedAt: number;
  readonly #lease: RefCounted<Feed>;
  readonly #select: (event: StoredEvent) => event is E;
  #closing: AbortController | undefined;
  #closed = false;
  #position: number;
  #events: AsyncGenerator<E, undefined> | undefined;

  constructor({ lease, number, userId, select, position, authorizedAt }: EventStreamOptions<E>) {
    this.#lease = lease;
    this.number = number;
    this.userId = userId;
    this.#select = select;
    this.#position = position;
    this.authorizedAt = authorizedAt;
  }

  get streamId(): StreamId {
    return this.feed.streamId;
  }

  get feed(): Feed {
    return this.#lease.value;
  }

  /** Everything up to here has been given, or was seen before. */
  get position(): number {
    return this.#position;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** True for an event that was asked for. */
  accepts(event: StoredEvent): boolean {
    return this.#select(event);
  }

  /** The next matching event. Rejects with AccessRevokedError or CursorExpiredError when the stream ends for a reason. */
  next(): Promise<IteratorResult<E, undefined>> {
    this.#events ??= this.#follow();
    return this.#events.next();
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<E, undefined>> {
    this.#closed = true;
    this.#closing?.abort();
    this.#lease.release();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<E, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async *#follow(): AsyncGenerator<E, undefined> {
    // Made here, because a stream that a group serves never needs it.
    this.#closing = new AbortController();
    const { signal } = this.#closing;
    while (!this.#closed && !this.feed.stopped) {
      for (const event of await this.feed.after(this.#position)) {
        if (this.#closed) return undefined;
        if (event.seq > this.authorizedAt && revokes(event, this.userId)) throw new AccessRevokedError();
        this.#position = event.seq;
        if (this.#select(event)) yield event;
      }
      await this.feed.advanced(this.#position, signal);
    }
    return undefined;
  }
}
