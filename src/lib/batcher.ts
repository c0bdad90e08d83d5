export interface BatcherOptions {
  /** The largest number of keys in a batch. */
  readonly maxBatch?: number;
  /** Milliseconds after which the next batch starts without waiting for the running one. */
  readonly patienceMs?: number;
}

/** The most batches that are overdue at once. Each may hold a connection, and overdue batches must not fill the pool. */
const maxOverdueBatches = 3;

interface PendingLoad<K, V> {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects the keys that are requested while a batch runs, and loads them in the next batch. A batch never starts before
 * its keys were requested, so each value is as fresh as a separate query would return. A thousand simultaneous loads cost
 * a handful of queries. A batch on a dead connection delays later keys by `patienceMs`, not until the connection fails.
 */
export class Batcher<K, V> {
  readonly #loadBatch: (keys: readonly K[]) => Promise<readonly V[]>;
  readonly #maxBatch: number;
  readonly #patienceMs: number;
  #pending: PendingLoad<K, V>[] = [];
  #running = false;
  #overdue = 0;

  /** @param loadBatch returns the values in the order of the keys */
  constructor(
    loadBatch: (keys: readonly K[]) => Promise<readonly V[]>,
    { maxBatch = 1_000, patienceMs = 1_000 }: BatcherOptions = {},
  ) {
    this.#loadBatch = loadBatch;
    this.#maxBatch = maxBatch;
    this.#patienceMs = patienceMs;
  }

  load(key: K): Promise<V> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ key, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Loads of the same turn belong to the first batch.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const settled = this.#settle(this.#pending.splice(0, this.#maxBatch));
      if (this.#overdue >= maxOverdueBatches) await settled;
      else await this.#withPatience(settled);
    }
    this.#running = false;
  }

  /** Never rejects. */
  async #settle(batch: readonly PendingLoad<K, V>[]): Promise<void> {
    try {
      const values = await this.#loadBatch(batch.map(({ key }) => key));
      for (const [index, { resolve }] of batch.entries()) resolve(values[index] as V);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Resolves when the batch is settled or overdue, whichever is first. */
  #withPatience(settled: Promise<void>): Promise<void> {
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
