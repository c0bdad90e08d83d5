import { PeriodicTask } from '../lib/periodic-task.js';
import { RefCount, RefCounted } from '../lib/ref-counted.js';
import { SharedLoader } from '../lib/shared-loader.js';
import type { StreamId } from './event.js';
import { Feed, type FeedOptions } from './feed.js';
import type { EventLog } from './log.js';

export interface FeedsOptions extends Omit<FeedOptions, 'headOf'> {
  readonly headCheckMs: number;
  readonly headCheckWithoutBusMs: number;
  readonly lingerMs: number;
}

interface FeedHandle {
  readonly starting: Promise<Feed>;
  readonly subscribers: RefCount;
  feed: Feed | undefined;
  linger: NodeJS.Timeout | undefined;
}

/**
 * The feeds of an instance, one for each stream with subscribers. A feed starts with the first subscriber and stops some
 * seconds after the last one, so that a reloaded page finds recent events in memory.
 *
 * A periodic query reads the heads of all followed streams and detects a lost last hint. The query runs every few
 * seconds, each second while the bus is down, and at once when the bus is up again.
 */
export class Feeds implements AsyncDisposable {
  readonly #options: FeedsOptions;
  readonly #log: EventLog;
  /** Feeds that start together read their heads in one query. */
  readonly #heads: SharedLoader<StreamId, number>;
  readonly #entries = new Map<StreamId, FeedHandle>();
  readonly #stopListening: () => void;
  readonly #headChecks: PeriodicTask;
  #disposed = false;

  constructor(options: FeedsOptions) {
    this.#options = options;
    this.#log = options.log;
    this.#heads = new SharedLoader(async (streamIds) => {
      const heads = await this.#log.heads(streamIds);
      return streamIds.map((streamId) => heads.get(streamId) ?? 0);
    });
    const { bus, logger, metrics, headCheckMs, headCheckWithoutBusMs } = options;
    this.#headChecks = new PeriodicTask({
      name: 'head_checks',
      everyMs: () => (bus.state === 'up' ? headCheckMs : headCheckWithoutBusMs),
      run: () => this.#checkHeads(),
      logger,
      metrics,
    });
    this.#stopListening = bus.onStateChange(() => void this.checkHeads());
    metrics.gauge('taskwire_feeds', 'Followed streams.', () => this.#entries.size);
  }

  /** The number of feeds, including lingering ones. */
  get size(): number {
    return this.#entries.size;
  }

  /** The largest number of events that a feed is behind its stream. */
  get maxBehind(): number {
    let max = 0;
    for (const { feed } of this.#entries.values()) max = Math.max(max, feed?.behind ?? 0);
    return max;
  }

  /** Holds a stream's feed until `release`, and starts the feed if necessary. Rejects with the log's error on a failed start. */
  async acquire(streamId: StreamId): Promise<RefCounted<Feed>> {
    const entry = this.#entries.get(streamId) ?? this.#open(streamId);
    entry.subscribers.add();
    clearTimeout(entry.linger);
    try {
      return new RefCounted(await entry.starting, entry.subscribers);
    } catch (error) {
      entry.subscribers.remove();
      throw error;
    }
  }

  /**
   * Reads the heads of all streams from the log and passes them to the feeds.
   *
   * @returns a promise of the end of a check that started after this call; never rejects
   */
  checkHeads(): Promise<void> {
    return this.#headChecks.nudge();
  }

  async #checkHeads(): Promise<void> {
    const feeds = [...this.#entries.values()].flatMap((entry) => entry.feed ?? []);
    if (feeds.length === 0) return;
    const heads = await this.#log.heads(feeds.map((feed) => feed.streamId));
    for (const feed of feeds) feed.onHead(heads.get(feed.streamId) ?? 0);
  }

  #open(streamId: StreamId): FeedHandle {
    const entry: FeedHandle = {
      starting: Feed.start(streamId, { ...this.#options, headOf: (id) => this.#heads.load(id) }),
      subscribers: new RefCount(() => this.#scheduleStop(streamId, entry)),
      feed: undefined,
      linger: undefined,
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

  #scheduleStop(streamId: StreamId, entry: FeedHandle): void {
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
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.linger);
      entry.feed?.stop();
    }
    this.#entries.clear();
    await this.#headChecks[Symbol.asyncDispose]();
  }
}
