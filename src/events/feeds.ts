import { RefCounted } from '../lib/ref-counted.js';
import type { Bus } from './bus.js';
import type { StreamId } from './event.js';
import { Feed, type FeedOptions } from './feed.js';
import type { EventLog } from './log.js';

/*
 * The feeds of this instance: one for each stream that has readers here, started by the first and stopped some seconds
 * after the last (people who reload come back to a warm ring).
 *
 * One query every few seconds asks the log for the heads of all of them, and catches what hints can't: a lost last one.
 * While the bus is away that query runs each second, and at once when the bus is back.
 */

export interface FeedsOptions extends FeedOptions {
  readonly headCheckMs: number;
  readonly headCheckWithoutBusMs: number;
  readonly lingerMs: number;
}

interface FeedHandle {
  readonly starting: Promise<Feed>;
  feed: Feed | undefined;
  readers: number;
  linger: NodeJS.Timeout | undefined;
  /** One reader less. */
  readonly release: () => void;
}

export class Feeds implements AsyncDisposable {
  readonly #options: FeedsOptions;
  readonly #bus: Bus;
  readonly #log: EventLog;
  readonly #entries = new Map<StreamId, FeedHandle>();
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  /** A check that begins when the one under way is over. */
  #nextCheck: Promise<void> | undefined;
  #disposed = false;

  constructor(options: FeedsOptions) {
    this.#options = options;
    this.#bus = options.bus;
    this.#log = options.log;
    this.#stopListening = options.bus.onStateChange(() => {
      this.#scheduleHeadCheck();
      void this.checkHeads();
    });
    this.#scheduleHeadCheck();
    options.metrics.gauge('taskwire_feeds', 'Streams that are followed.', () => this.#entries.size);
  }

  /** How many streams are followed here, lingering ones included. */
  get size(): number {
    return this.#entries.size;
  }

  /** The most events that one feed is behind its stream. */
  get maxBehind(): number {
    let max = 0;
    for (const { feed } of this.#entries.values()) max = Math.max(max, feed?.behind ?? 0);
    return max;
  }

  /** Takes hold of a stream's feed, starting it if need be. Raises what the log raises when the feed can't start. */
  async acquire(streamId: StreamId): Promise<RefCounted<Feed>> {
    const entry = this.#entries.get(streamId) ?? this.#open(streamId);
    entry.readers += 1;
    clearTimeout(entry.linger);
    try {
      return new RefCounted(await entry.starting, entry.release);
    } catch (error) {
      entry.release();
      throw error;
    }
  }

  /** Asks the log for the heads of all feeds and tells each. Never rejects; a failure is logged and tried again. */
  checkHeads(): Promise<void> {
    if (this.#nextCheck) return this.#nextCheck;
    if (!this.#checking) {
      this.#checking = this.#checkHeads().finally(() => {
        this.#checking = undefined;
      });
      return this.#checking;
    }
    // The check under way may have read the heads already; what was lost since is for another one.
    this.#nextCheck = this.#checking.then(() => {
      this.#nextCheck = undefined;
      return this.checkHeads();
    });
    return this.#nextCheck;
  }

  async #checkHeads(): Promise<void> {
    const feeds = [...this.#entries.values()].flatMap((entry) => entry.feed ?? []);
    if (feeds.length === 0) return;
    try {
      const heads = await this.#log.heads(feeds.map((feed) => feed.streamId));
      for (const feed of feeds) feed.onHead(heads.get(feed.streamId) ?? 0);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'head check failed, will try again');
    }
  }

  #scheduleHeadCheck(): void {
    clearTimeout(this.#timer);
    if (this.#disposed) return;
    const { headCheckMs, headCheckWithoutBusMs } = this.#options;
    this.#timer = setTimeout(
      () => void this.checkHeads().then(() => this.#scheduleHeadCheck()),
      this.#bus.state === 'up' ? headCheckMs : headCheckWithoutBusMs,
    );
    this.#timer.unref();
  }

  #open(streamId: StreamId): FeedHandle {
    const entry: FeedHandle = {
      starting: Feed.start(streamId, this.#options),
      feed: undefined,
      readers: 0,
      linger: undefined,
      release: () => {
        entry.readers -= 1;
        if (entry.readers === 0) this.#closeSoon(streamId, entry);
      },
    };
    this.#entries.set(streamId, entry);
    entry.starting.then(
      (feed) => {
        entry.feed = feed;
        if (this.#disposed) feed.stop();
      },
      () => this.#drop(streamId, entry),
    );
    return entry;
  }

  #closeSoon(streamId: StreamId, entry: FeedHandle): void {
    entry.linger = setTimeout(() => {
      this.#drop(streamId, entry);
      void entry.starting.then(
        (feed) => feed.stop(),
        () => {},
      );
    }, this.#options.lingerMs);
    entry.linger.unref();
  }

  #drop(streamId: StreamId, entry: FeedHandle): void {
    if (this.#entries.get(streamId) === entry) this.#entries.delete(streamId);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    this.#stopListening();
    clearTimeout(this.#timer);
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.linger);
      entry.feed?.stop();
    }
    this.#entries.clear();
    await (this.#nextCheck ?? this.#checking);
  }
}
