import { AccessRevokedError, CursorExpiredError } from '../errors.js';
import { decodeCursor } from './cursor.js';
import { type EventKind, type EventOf, isOfKind, revokedBy, type StoredEvent, type StreamId } from './event.js';
import type { FeedLease, Feeds } from './feeds.js';
import type { EventLog } from './log.js';

/** What a subscription asks for. */
export interface StreamRequest<K extends EventKind> {
  readonly streamId: StreamId;
  readonly userId: string;
  readonly kinds: readonly K[];
  /** Go on after this cursor; without it, with whatever is committed from now on. */
  readonly after?: string | null | undefined;
}

/**
 * Asks whether a person may read a stream now, and how far the stream is, in one consistent read.
 *
 * @throws NotFoundError when they may not
 */
export type Authorize = (streamId: StreamId, userId: string) => Promise<{ head: number }>;

export interface StreamsOptions {
  readonly feeds: Feeds;
  readonly log: EventLog;
  readonly authorize: Authorize;
  /** How many events a cursor may be behind. */
  readonly replayLimit: number;
}

/** Opens streams for readers: joins the feed first and authorises second, so that no removal slips between the two. */
export class Streams {
  readonly #options: StreamsOptions;

  constructor(options: StreamsOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the person may not read the stream
   * @throws InvalidInputError when `after` is not a cursor of this stream
   * @throws CursorExpiredError when it can't be gone on from
   */
  async open<K extends EventKind>(request: StreamRequest<K>): Promise<EventStream<K>> {
    const { feeds, log, authorize, replayLimit } = this.#options;
    const after = request.after == null ? undefined : decodeCursor(request.after, request.streamId, ['after']);
    const lease = await feeds.acquire(request.streamId);
    try {
      const joinedAt = lease.feed.delivered;
      const { head } = await authorize(request.streamId, request.userId);
      if (after && after.epoch !== log.epoch) throw new CursorExpiredError('This cursor is from before a restore.');
      if (after && after.seq > head) throw new CursorExpiredError('This cursor is ahead of the stream.');
      if (after && head - after.seq > replayLimit) {
        throw new CursorExpiredError(`This cursor is more than ${replayLimit} events behind.`);
      }
      // The log may be ahead of what the feed has heard so far.
      lease.feed.onHead(head);
      return new EventStream(request, lease, after?.seq ?? joinedAt, head);
    } catch (error) {
      lease.release();
      throw error;
    }
  }
}

/**
 * One person's place in a stream, opened and authorised. It may be iterated (every matching event from `position` on,
 * until access ends), or be served by a group; either way whoever holds it calls `return`.
 */
export class EventStream<K extends EventKind = EventKind> implements AsyncIterableIterator<EventOf<K>> {
  readonly request: StreamRequest<K>;
  /** Everything up to here has been seen. */
  readonly position: number;
  readonly authorizedAt: number;
  readonly #lease: FeedLease;
  readonly #closing = new AbortController();
  #events: AsyncGenerator<EventOf<K>, undefined> | undefined;

  constructor(request: StreamRequest<K>, lease: FeedLease, position: number, authorizedAt: number) {
    this.request = request;
    this.position = position;
    this.authorizedAt = authorizedAt;
    this.#lease = lease;
  }

  get feed() {
    return this.#lease.feed;
  }

  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  accepts(event: StoredEvent): event is EventOf<K> {
    return isOfKind(event, this.request.kinds);
  }

  /** The next matching event. Rejects with AccessRevokedError or CursorExpiredError when the stream ends for a reason. */
  next(): Promise<IteratorResult<EventOf<K>, undefined>> {
    this.#events ??= this.#follow();
    return this.#events.next();
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<EventOf<K>, undefined>> {
    this.#closing.abort();
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
    let position = this.position;
    while (!this.signal.aborted && !this.feed.stopped) {
      for (const event of await this.feed.after(position)) {
        if (this.signal.aborted) return undefined;
        if (event.seq > this.authorizedAt && revokedBy(event) === this.request.userId) throw new AccessRevokedError();
        position = event.seq;
        if (this.accepts(event)) yield event;
      }
      await this.feed.advanced(position, this.signal);
    }
    return undefined;
  }
}
