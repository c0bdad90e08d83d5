import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { outageOf } from '../store/outage.js';

/** The instructions for one transaction of a worker. */
export interface SetAsideBatch {
  /** The maximum number of items to take. */
  readonly limit: number;
  /** Keys of the set-aside items; these must not be taken. */
  readonly excluded: readonly string[];
  /** The worker calls `take` with the keys of the taken items before it processes them. */
  readonly take: (keys: readonly string[]) => void;
}

export interface SetAsideOptions {
  /** The name of the worker, for the log and the metric. */
  readonly task: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'setAside'>;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

interface FailedItem {
  attempts: number;
  retryAt: number;
}

const firstDelayMs = 60_000;
const maxDelayMs = 3_600_000;
/** The maximum number of items set aside. When it is reached, the oldest item becomes available again. */
const maxItems = 10_000;

/**
 * Prevents a failing item from stopping a worker. A failed batch is retried item by item, each item in a separate
 * transaction. An item that fails alone is set aside: logged, counted, and retried after one minute, with a delay that
 * doubles up to one hour. A database outage sets no item aside: it ends the run, and the next run retries.
 *
 * Each instance keeps its own list in memory. Nothing is stored, so a new version retries all items at once.
 */
export class SetAside {
  readonly #options: SetAsideOptions;
  readonly #now: () => number;
  readonly #failed = new Map<string, FailedItem>();

  constructor(options: SetAsideOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Keys of the items whose retry delay has not passed. */
  get keys(): readonly string[] {
    const now = this.#now();
    return [...this.#failed].flatMap(([key, { retryAt }]) => (retryAt > now ? [key] : []));
  }

  /**
   * Runs batches until a batch takes fewer items than its limit, or the signal is aborted.
   *
   * @param run one transaction that takes and processes items
   * @throws errors that `run` throws before it has taken an item, and database outages
   */
  async drain(batchSize: number, signal: AbortSignal, run: (batch: SetAsideBatch) => Promise<void>): Promise<void> {
    /** The remaining items of a failed batch, to be retried one by one. */
    let single = 0;
    while (!signal.aborted) {
      const limit = single > 0 ? 1 : batchSize;
      let taken: readonly string[] = [];
      try {
        const take = (keys: readonly string[]) => {
          taken = keys;
        };
        await run({ limit, excluded: this.keys, take });
        single = Math.max(0, single - 1);
        for (const key of taken) this.#failed.delete(key);
      } catch (error) {
        const [key] = taken;
        if (key === undefined || outageOf(error)) throw error;
        if (taken.length === 1) this.add(key, error);
        else single = taken.length;
        continue;
      }
      if (taken.length < limit) return;
    }
  }

  /** Sets an item aside. */
  add(key: string, error: unknown): void {
    const { task, logger, metrics } = this.#options;
    const attempts = (this.#failed.get(key)?.attempts ?? 0) + 1;
    const delayMs = Math.min(firstDelayMs * 2 ** (attempts - 1), maxDelayMs);
    this.#failed.delete(key);
    const [oldest] = this.#failed.keys();
    if (this.#failed.size >= maxItems && oldest !== undefined) this.#failed.delete(oldest);
    this.#failed.set(key, { attempts, retryAt: this.#now() + delayMs });
    metrics.setAside.inc({ task });
    logger.error({ err: error, task, item: key, attempts, delayMs }, 'item set aside, will be retried');
  }
}
