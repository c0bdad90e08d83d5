import { CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Bus, Hint, Unsubscribe } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';
import { PendingHints, RecentEvents } from './feed-buffers.js';
import { contiguousFrom, type EventLog } from './log.js';
import { blockSize, LogBlocks } from './log-blocks.js';

export interface FeedOptions {
  readonly log: EventLog;
  readonly bus: Bus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Reads the head of a stream no earlier than the call. */
  readonly headOf: (streamId: StreamId) => Promise<number>;
}

/** The time that a hint waits for its predecessor: different connections publish the commits of one stream. */
const predecessorWaitMs = 15;

/**
 * Turns hints into the gapless, ordered sequence of one stream, for all subscribers of this instance.
 *
 * `delivered` is the newest number that subscribers may see. A hint with `delivered + 1` advances `delivered` at once; a
 * lower hint is dropped; a higher hint waits some milliseconds for its predecessors, and then the feed reads the hole from
 * the log. A head check (see feeds.ts) reports a lost last hint. Hints only make the feed faster; correctness does not
 * depend on them.
 *
 * Subscribers pull: `after(position)` returns the events above a position, from the ring of recent events or from the log,
 * and `advanced(position)` waits for new events. A slow subscriber therefore holds a position and no queue. The feed reads
 * the log in fixed blocks with one query in flight per block: a thousand subscribers that resume from cursors cost as many
 * queries as the stream has blocks to replay.
 */
export class Feed {
  readonly streamId: StreamId;
  readonly #options: FeedOptions;
  readonly #recent = new RecentEvents();
  readonly #pending = new PendingHints();
  readonly #blocks: LogBlocks;
  readonly #waiting = new Set<() => void>();
  #delivered = 0;
  /** The highest number of all received hints and heads. */
  #known = 0;
  #fillTimer: NodeJS.Timeout | undefined;
  #filling = false;
  #unsubscribe: Unsubscribe | undefined;
  #stopped = false;

  private constructor(streamId: StreamId, options: FeedOptions) {
    this.streamId = streamId;
    this.#options = options;
    this.#blocks = new LogBlocks(options.log, streamId);
  }

  /** Subscribes to the bus first and reads the head second, so that no event is lost. Rejects with the log's errors. */
  static async start(streamId: StreamId, options: FeedOptions): Promise<Feed> {
    const feed = new Feed(streamId, options);
    feed.#delivered = -1;
    feed.#unsubscribe = await options.bus.subscribe(streamId, (hint) => feed.#onHint(hint));
    try {
      feed.#delivered = await options.headOf(streamId);
    } catch (error) {
      feed.stop();
      throw error;
    }
    feed.#known = Math.max(feed.#known, feed.#delivered);
    feed.#release();
    return feed;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#fillTimer);
    this.#unsubscribe?.();
    this.#wake();
  }

  /** The newest number that subscribers may see. */
  get delivered(): number {
    return this.#delivered;
  }

  /** The number of known events that subscribers cannot see yet. */
  get behind(): number {
    return Math.max(0, this.#known - this.#delivered);
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Reports the stream's head in the log. The feed reads the missing events when it is behind. */
  onHead(head: number): void {
    if (head <= this.#delivered) return;
    this.#known = Math.max(this.#known, head);
    void this.#fill();
  }

  /**
   * Returns the next events above `position`: at least one event when `position` is below `delivered`, but not always all.
   *
   * @throws CursorExpiredError when retention has deleted the event after `position`
   */
  async after(position: number): Promise<readonly StoredEvent[]> {
    if (position >= this.#delivered) return [];
    const recent = this.recentAfter(position);
    if (recent) return recent;
    const select = (read: readonly StoredEvent[]) =>
      contiguousFrom(
        position + 1,
        read.filter((event) => event.seq > position && event.seq <= this.#delivered),
      );
    const block = await this.#blocks.read(position, this.#delivered);
    let events = select(block);
    // The read of a block ends early when its events are large.
    if (events.length === 0) events = select(await this.#options.log.read(this.streamId, position, blockSize));
    if (events.length === 0) throw new CursorExpiredError('Events after this cursor are no longer kept.');
    return events;
  }

  /** Like `after`, but synchronous; undefined when the ring does not reach back to `position`. */
  recentAfter(position: number): readonly StoredEvent[] | undefined {
    return this.#recent.last(this.#delivered - position);
  }

  /** Resolves when `delivered` is above `position`, the feed stops or the signal aborts. */
  advanced(position: number, signal: AbortSignal): Promise<void> {
    if (this.#delivered > position || this.#stopped || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #onHint(hint: Hint): void {
    if (this.#stopped || hint.streamId !== this.streamId || hint.seq <= this.#delivered) return;
    this.#known = Math.max(this.#known, hint.seq);
    if ('kind' in hint) this.#pending.add(hint);
    this.#release();
  }

  /** Advances `delivered` over all pending events up to the first hole. */
  #release(): void {
    if (this.#delivered < 0) return;
    let moved = false;
    for (let event = this.#takeNext(); event; event = this.#takeNext()) {
      this.#push(event);
      moved = true;
    }
    if (moved) this.#wake();
    if (this.#known > this.#delivered) {
      this.#fillTimer ??= setTimeout(() => {
        this.#fillTimer = undefined;
        void this.#fill();
      }, predecessorWaitMs);
    } else {
      clearTimeout(this.#fillTimer);
      this.#fillTimer = undefined;
      this.#pending.clear();
    }
  }

  #takeNext(): StoredEvent | undefined {
    return this.#pending.take(this.#delivered + 1);
  }

  #push(event: StoredEvent): void {
    this.#delivered = event.seq;
    this.#recent.push(event);
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Reads the hole between `delivered` and `known` from the log, one read at a time. The next head check retries a failure. */
  async #fill(): Promise<void> {
    if (this.#filling || this.#stopped) return;
    this.#filling = true;
    try {
      while (this.#known > this.#delivered && !this.#stopped) {
        this.#options.metrics.gapsFilled.inc();
        const events = await this.#options.log.read(this.streamId, this.#delivered, blockSize);
        if (events.length === 0) await this.#skipToHead();
        this.#skipPruned(events);
        for (const event of events) if (event.seq === this.#delivered + 1) this.#push(event);
        this.#wake();
        this.#release();
      }
    } catch (error) {
      this.#options.logger.warn({ err: error, stream: this.streamId }, 'hole not filled, will retry');
    } finally {
      this.#filling = false;
    }
  }

  /** Retention overtook the feed: the feed continues after the hole, and subscribers before the hole expire. */
  #skipPruned(events: readonly StoredEvent[]): void {
    const first = events[0];
    if (!first || first.seq <= this.#delivered + 1) return;
    this.#recent.clear();
    this.#delivered = first.seq - 1;
  }

  /** The log has no event above `delivered`: retention deleted them, or a hint named an event that does not exist. */
  async #skipToHead(): Promise<void> {
    const known = this.#known;
    const heads = await this.#options.log.heads([this.streamId]);
    const head = heads.get(this.streamId) ?? 0;
    if (head > this.#delivered) {
      this.#recent.clear();
      this.#delivered = head;
    } else if (this.#known === known) {
      this.#known = this.#delivered;
    }
  }
}
