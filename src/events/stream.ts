import { AccessRevokedError } from '../errors.js';
import { PullIterator } from '../lib/pull-iterator.js';
import type { RefCounted } from '../lib/ref-counted.js';
import { revokes, type StoredEvent, type StreamId } from './event.js';
import type { Feed } from './feed.js';

export interface EventStreamOptions<E extends StoredEvent> {
  readonly feed: RefCounted<Feed>;
  /** The number of the stream in merged cursors. */
  readonly number: number;
  readonly userId: string;
  /** True for the events to deliver. */
  readonly select: (event: StoredEvent) => event is E;
  /** The viewer has received all events up to this number. */
  readonly position: number;
  /** The stream's head when the viewer was authorised: revocations up to it are already accounted for. */
  readonly authorizedAt: number;
}

/**
 * A stream that is opened and authorised for one viewer (see streams.ts). Iteration delivers every matching event after
 * `position` until the access ends. Alternatively a group delivers the events. In both cases the owner calls `return`.
 */
export class EventStream<out E extends StoredEvent = StoredEvent> extends PullIterator<E> {
  readonly number: number;
  readonly userId: string;
  readonly authorizedAt: number;
  readonly #feed: RefCounted<Feed>;
  readonly #select: (event: StoredEvent) => event is E;
  #closing: AbortController | undefined;
  #closed = false;
  #position: number;
  #events: AsyncGenerator<E, undefined> | undefined;

  constructor({ feed, number, userId, select, position, authorizedAt }: EventStreamOptions<E>) {
    super();
    this.#feed = feed;
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
    return this.#feed.value;
  }

  /** All matching events up to this number have been delivered. */
  get position(): number {
    return this.#position;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** True for an event that the subscription selects. */
  accepts(event: StoredEvent): boolean {
    return this.#select(event);
  }

  /** The next matching event. Rejects with AccessRevokedError or CursorExpiredError. */
  next(): Promise<IteratorResult<E, undefined>> {
    this.#events ??= this.#follow();
    return this.#events.next();
  }

  protected close(): void {
    this.#closed = true;
    this.#closing?.abort();
    this.#feed.release();
  }

  async *#follow(): AsyncGenerator<E, undefined> {
    // Created on first use: a stream in a group never needs the controller.
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
