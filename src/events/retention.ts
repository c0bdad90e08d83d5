import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db } from '../store/database.js';
import { Prisma } from '../store/prisma/client.js';

export interface RetentionOptions {
  readonly db: Db;
  readonly logger: Logger;
  readonly keepSeconds: number;
  readonly everyMs: number;
  readonly metrics: Pick<Metrics, 'failedTaskRuns'>;
  /** Functions that delete other expired rows, by kind. A failed function does not stop the others. */
  readonly pruneMore: Readonly<Record<string, () => Promise<void>>>;
}

const batchSize = 1_000;

/**
 * Deletes one batch of expired events. The condition uses `statement_timestamp()`, because Postgres cannot search an index
 * by a volatile clock. The rows are deleted by `ctid`: with their key Postgres would scan a small table as a whole.
 */
export function pruneSql(keepSeconds: number): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM event WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM event
      WHERE occurred_at < statement_timestamp() - ${keepSeconds}::int * interval '1 second'
      ORDER BY occurred_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED))`;
}

/**
 * Deletes events that exceed the retention time, oldest first, in small batches that do not delay commands. Every instance
 * may run it: rows that another instance is deleting are skipped. A subscriber with a cursor before the remaining events
 * finds a hole at its next event, and receives CURSOR_EXPIRED.
 */
export class Retention implements AsyncDisposable {
  readonly #options: RetentionOptions;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: RetentionOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(), options.everyMs);
    this.#timer.unref();
  }

  /** Deletes all expired events. @returns the number of deleted events */
  async prune(): Promise<number> {
    const { db, keepSeconds } = this.#options;
    for (let deleted = 0; ; ) {
      const count = await db.$executeRaw(pruneSql(keepSeconds));
      deleted += count;
      if (count < batchSize || this.#stopped) return deleted;
    }
  }

  #tick(): void {
    const { logger, pruneMore } = this.#options;
    const events = async () => {
      const deleted = await this.prune();
      if (deleted > 0) logger.info({ deleted }, 'old events deleted');
    };
    for (const [kind, run] of Object.entries({ ...pruneMore, events })) {
      this.#running = this.#running.then(() => this.#attempt(kind, run));
    }
  }

  async #attempt(kind: string, run: () => Promise<void>): Promise<void> {
    if (this.#stopped) return;
    try {
      await run();
    } catch (error) {
      this.#options.metrics.failedTaskRuns.inc({ task: 'retention' });
      this.#options.logger.warn({ err: error, kind }, 'old rows not deleted, will retry');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
