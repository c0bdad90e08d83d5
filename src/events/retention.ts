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
  /** Deletes what else is kept for a time only, by kind. One that fails doesn't stop the others. */
  readonly pruneMore: Readonly<Record<string, () => Promise<void>>>;
}

const batchSize = 1_000;

/**
 * Goes by the time at which it began: an index can't be searched by a clock that goes on meanwhile. What is
 * locked stays in its place, and is deleted there: by its key, a table that is not very big would be read as a whole.
 */
export function pruneSql(keepSeconds: number): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM event WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM event
      WHERE occurred_at < statement_timestamp() - ${keepSeconds}::int * interval '1 second'
      ORDER BY occurred_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED))`;
}

/**
 * Deletes events that are older than the log keeps them, oldest first, in small batches that don't hold up commands. Every
 * instance may run it: rows that another one is deleting are passed over. A reader whose cursor lies before what is left
 * sees a hole where its next event should be, and gets CURSOR_EXPIRED.
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

  /** Deletes everything that is too old now. @returns how many events were deleted */
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
      this.#options.logger.warn({ err: error, kind }, 'old rows not deleted, will try again');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
