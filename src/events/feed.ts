import { CursorExpiredError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Bus, Hint, Unsubscribe } from './bus.js';
import type { StoredEvent, StreamId } from './event.js';
import { eventBytes } from './event-bytes.js';
import { contiguousFrom, type EventLog } from './log.js';

/*
 * A feed turns hints into the gapless, ordered sequence of one stream, for every reader of this instance.
 *
 * `delivered` is the newest number that readers may see. A hint with `delivered + 1` moves it at once; a lower one is
 * dropped; a higher one waits some milliseconds for its predecessors, and then the hole is read from the log. A head
 * check (see feeds.ts) tells the feed of a last hint that was lost. So hints only make the feed faster; nothing depends
 * on them.
 *
 * Readers pull: `after(position)` gives the events above a position, from the ring of recent events or from the log, and
 * `advanced(position)` waits until there are some. A slow reader therefore holds no queue, only its position. Reads of
 * the log go by fixed blocks, one query in flight for each, so that a thousand readers that come back with cursors cost
 * as many queries as their stream has blocks to replay.
 */

export interface FeedOptions {
  readonly log: EventLog;
  readonly bus: Bus;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Events of the log that are being read or were. */
interface ReadBlock {
  readonly reading: Promise<readonly StoredEvent[]>;
  /** The newest number that the read asks for. */
  readonly upTo: number;
}

const ringSize = 256;
const blockSize = 256;
const cachedBlocks = 8;
const pendingLimit = 1_024;
/** Bytes of events, see `eventBytes`. */
const ringBytesLimit = 1_024 * 1_024;
const pendingBytesLimit = 1_024 * 1_024;
/** How long a hint waits for its predecessor: commits of one stream are published by different connections. */
const predecessorWaitMs = 15;

export class Feed {
  readonly streamId: StreamId;
  readonly #options: FeedOptions;
  readonly #ring: StoredEvent[] = [];
  #ringBytes = 0;
  readonly #pending = new Map<number, StoredEvent>();
  #pendingBytes = 0;
  readonly #blocks = new Map<number, ReadBlock>();
  readonly #waiting = new Set<() => void>();
  #delivered = 0;
  /** The highest number that exists as far as this feed has heard. */
  #known = 0;
  #fillTimer: NodeJS.Timeout | undefined;
  #filling = false;
  #unsubscribe: Unsubscribe | undefined;
  #stopped = false;

  private constructor(streamId: StreamId, options: FeedOptions) {
    this.streamId = streamId;
    this.#options = options;
  }

  /** Listens to the bus first and reads the head second, so that no event falls between the two. */
  static async start(streamId: StreamId, options: FeedOptions): Promise<Feed> {
    const feed = new Feed(streamId, options);
    feed.#delivered = -1;
    feed.#unsubscribe = await options.bus.subscribe(streamId, (hint) => feed.#onHint(hint));
    try {
      const heads = await options.log.heads([streamId]);
      feed.#delivered = heads.get(streamId) ?? 0;
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

  /** The newest number that readers may see. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Events that exist, as far as this feed has heard, and that readers can't see yet. */
  get behind(): number {
    return Math.max(0, this.#known - this.#delivered);
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Tells the feed the stream's head, as the log has it; fills the hole if the feed is behind. */
  onHead(head: number): void {
    if (head <= this.#delivered) return;
    this.#known = Math.max(this.#known, head);
    void this.#fill();
  }

  /**
   * The next events above `position`, at least one if `position` is below `delivered`; not necessarily all.
   *
   * @throws CursorExpiredError when retention has eaten the event after `position`
   */
  async after(position: number): Promise<readonly StoredEvent[]> {
    if (position >= this.#delivered) return [];
    const recent = this.recentAfter(position);
    if (recent) return recent;
    const from = (read: readonly StoredEvent[]) =>
      contiguousFrom(
        position + 1,
        read.filter((event) => event.seq > position && event.seq <= this.#delivered),
      );
    const block = await this.#readBlock(position);
    let events = from(block);
    // The read of a block ends early where its events are big.
    if (events.length === 0) events = from(await this.#options.log.read(this.streamId, position, blockSize));
    if (events.length === 0) throw new CursorExpiredError('Events after this cursor are no longer kept.');
    return events;
  }

  /** What `after` gives, at once, when the ring reaches back to `position`. */
  recentAfter(position: number): readonly StoredEvent[] | undefined {
    const oldest = this.#delivered - this.#ring.length;
    return position >= oldest ? this.#ring.slice(position - oldest) : undefined;
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
    // Beyond the limits a hint keeps its number but not its content: the log has it.
    if ('kind' in hint && !this.#pending.has(hint.seq)) {
      const bytes = eventBytes(hint);
      if (this.#pending.size < pendingLimit && this.#pendingBytes + bytes <= pendingBytesLimit) {
        this.#pending.set(hint.seq, hint);
        this.#pendingBytes += bytes;
      }
    }
    this.#release();
  }

  /** Moves `delivered` over all pending events that follow without a hole. */
  #release(): void {
    if (this.#delivered < 0) return;
    let moved = false;
    for (let event = this.#takePending(); event; event = this.#takePending()) {
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
      this.#pendingBytes = 0;
    }
  }

  #takePending(): StoredEvent | undefined {
    const event = this.#pending.get(this.#delivered + 1);
    if (event) {
      this.#pending.delete(event.seq);
      this.#pendingBytes -= eventBytes(event);
    }
    return event;
  }

  #push(event: StoredEvent): void {
    this.#delivered = event.seq;
    this.#ring.push(event);
    this.#ringBytes += eventBytes(event);
    // The newest stays, however big: readers that are here take it from the ring.
    while (this.#ring.length > 1 && (this.#ring.length > ringSize || this.#ringBytes > ringBytesLimit)) {
      const oldest = this.#ring.shift();
      if (oldest) this.#ringBytes -= eventBytes(oldest);
    }
  }

  #clearRing(): void {
    this.#ring.length = 0;
    this.#ringBytes = 0;
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Reads the hole between `delivered` and `known` from the log. One at a time; on failure the next head check retries. */
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
      this.#options.logger.warn({ err: error, stream: this.streamId }, 'hole not filled, will try again');
    } finally {
      this.#filling = false;
    }
  }

  /** Retention passed a feed that was away for longer: it goes on behind the hole, and readers before it expire. */
  #skipPruned(events: readonly StoredEvent[]): void {
    const first = events[0];
    if (!first || first.seq <= this.#delivered + 1) return;
    this.#clearRing();
    this.#delivered = first.seq - 1;
  }

  /** The log has nothing above `delivered`: retention has eaten all of it, or a hint told of what does not exist. */
  async #skipToHead(): Promise<void> {
    const known = this.#known;
    const heads = await this.#options.log.heads([this.streamId]);
    const head = heads.get(this.streamId) ?? 0;
    if (head > this.#delivered) {
      this.#clearRing();
      this.#delivered = head;
    } else if (this.#known === known) {
      this.#known = this.#delivered;
    }
  }

  /** The block that the event after `position` lies in. */
  #readBlock(position: number): Promise<readonly StoredEvent[]> {
    const index = Math.floor(position / blockSize);
    const cached = this.#blocks.get(index);
    // A read that was begun for an earlier reader may end before this one's event.
    if (cached && position < cached.upTo) return cached.reading;
    const start = index * blockSize;
    const complete = start + blockSize <= this.#delivered;
    const upTo = complete ? start + blockSize : this.#delivered;
    const reading = this.#options.log.read(this.streamId, start, upTo - start);
    this.#blocks.set(index, { reading, upTo });
    const forget = () => {
      if (this.#blocks.get(index)?.reading === reading) this.#blocks.delete(index);
    };
    // A complete block never changes; an incomplete one is only shared while it is being read.
    reading.then(() => complete || forget(), forget);
    if (this.#blocks.size > cachedBlocks) this.#blocks.delete(this.#blocks.keys().next().value ?? index);
    return reading;
  }
}
