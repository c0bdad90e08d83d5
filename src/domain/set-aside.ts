import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { outageOf } from '../store/outage.js';

/** What one transaction of a worker is to do. */
export interface SetAsideBatch {
  /** How many items to take. */
  readonly limit: number;
  /** Keys of items that must not be taken now. */
  readonly excluded: readonly string[];
  /** Says which items were taken, before anything is done with them. */
  readonly take: (keys: readonly string[]) => void;
}

export interface SetAsideOptions {
  /** The worker, for the log and the metric. */
  readonly task: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'setAside'>;
  /** Milliseconds on a clock that doesn't go back. */
  readonly now?: () => number;
}

interface FailedItem {
  attempts: number;
  retryAt: number;
}

const firstDelayMs = 60_000;
const maxDelayMs = 3_600_000;
/** Items that are remembered; beyond that the oldest is tried again. */
const maxItems = 10_000;

/**
 * Keeps an item that fails from stopping a worker. A batch that fails is done again item by item, each in a transaction of
 * its own. An item that fails alone is set aside: logged, counted, and tried again after a minute, then after twice as
 * long, up to an hour. An outage of the database is no fault of an item: it ends the run, and the next run tries again.
 *
 * Every instance finds out for itself which items fail; nothing is stored, so a new version tries all of them at once.
 */
export class SetAside {
  readonly #options: SetAsideOptions;
  readonly #now: () => number;
  readonly #failed = new Map<string, FailedItem>();

  constructor(options: SetAsideOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Keys of items that wait for their next attempt. */
  get keys(): readonly string[] {
    const now = this.#now();
    return [...this.#failed].flatMap(([key, { retryAt }]) => (retryAt > now ? [key] : []));
  }

  /**
   * Runs batches until one takes fewer items than it may, or the signal is aborted.
   *
   * @param run one transaction that takes items and does what there is to do
   * @throws what `run` throws before it has taken an item, and outages of the database
   */
  async drain(batchSize: number, signal: AbortSignal, run: (batch: SetAsideBatch) => Promise<void>): Promise<void> {
    /** How many items are left of a batch that failed. */
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
    logger.error({ err: error, task, item: key, attempts, delayMs }, 'item set aside, will try again');
  }
}
