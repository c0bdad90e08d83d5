import DataLoader from 'dataloader';

export interface SharedLoaderOptions {
  /** The largest number of keys in a batch. */
  readonly maxBatchSize?: number;
  /** Milliseconds after which the next batch starts without waiting for the running one. */
  readonly patienceMs?: number;
}

/** The most batches that are overdue at once. Each may hold a connection, and overdue batches must not fill the pool. */
const maxOverdueBatches = 3;

/**
 * A DataLoader that all requests share. Keys that are requested while a batch runs are loaded in the next batch, so a
 * thousand simultaneous loads cost a handful of queries. Values are not cached, and a batch never starts before its keys
 * were requested: each value is as fresh as a separate query would return. A batch on a dead connection delays later keys
 * by `patienceMs`, not until the connection fails.
 */
export class SharedLoader<K, V> extends DataLoader<K, V> {
  /** @param loadBatch returns the values in the order of the keys */
  constructor(
    loadBatch: (keys: readonly K[]) => Promise<readonly V[]>,
    { maxBatchSize = 1_000, patienceMs = 1_000 }: SharedLoaderOptions = {},
  ) {
    const queue = new BatchQueue(patienceMs);
    super((keys) => queue.follow(loadBatch(keys)), {
      cache: false,
      maxBatchSize,
      batchScheduleFn: (dispatch) => queue.add(dispatch),
    });
  }
}

/** Dispatches batches one after another. */
class BatchQueue {
  readonly #patienceMs: number;
  readonly #dispatches: (() => void)[] = [];
  /** Resolves when the last dispatched batch is settled. */
  #settled: Promise<unknown> = Promise.resolve();
  #running = false;
  #overdue = 0;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  add(dispatch: () => void): void {
    this.#dispatches.push(dispatch);
    if (!this.#running) void this.#run();
  }

  /** Follows the batch that a dispatch starts. */
  follow<T>(batch: Promise<T>): Promise<T> {
    this.#settled = batch.catch(() => undefined);
    return batch;
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Loads of the same turn belong to the first batch.
    await Promise.resolve();
    for (let dispatch = this.#dispatches.shift(); dispatch; dispatch = this.#dispatches.shift()) {
      dispatch();
      if (this.#overdue >= maxOverdueBatches) await this.#settled;
      else await this.#withPatience(this.#settled);
    }
    this.#running = false;
  }

  /** Resolves when the batch is settled or overdue, whichever is first. */
  #withPatience(settled: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#overdue += 1;
        void settled.then(() => {
          this.#overdue -= 1;
        });
        resolve();
      }, this.#patienceMs);
      timer.unref();
      void settled.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
