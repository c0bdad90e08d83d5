import { sql } from 'kysely';
import { PeriodicTask } from '../lib/periodic-task.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db } from '../store/database.js';
import type { Sql } from '../store/tables.js';

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
export function pruneBatch(executor: Sql, keepSeconds: number) {
  return executor.deleteFrom('event').where(
    sql<boolean>`ctid = ANY(ARRAY(
      SELECT ctid FROM event
      WHERE occurred_at < statement_timestamp() - ${keepSeconds}::int * interval '1 second'
      ORDER BY occurred_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED))`,
  );
}

/**
 * Deletes the ended streams that have no event left. A stream ends with its project, and its events stay for the retention
 * time.
 */
export async function pruneEndedStreams({ sql: executor }: Pick<Db, 'sql'>): Promise<void> {
  await sql`
    DELETE FROM stream WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM stream s
      WHERE ended_at IS NOT NULL AND NOT EXISTS (SELECT FROM event e WHERE e.stream_id = s.id)
      ORDER BY ended_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED))`.execute(executor);
}

/**
 * Deletes events that exceed the retention time, oldest first, in small batches that do not delay commands. Every instance
 * may run it: rows that another instance is deleting are skipped. A subscriber with a cursor before the remaining events
 * finds a hole at its next event, and receives CURSOR_EXPIRED.
 */
export class Retention implements AsyncDisposable {
  readonly #options: RetentionOptions;
  readonly #task: PeriodicTask;

  constructor(options: RetentionOptions) {
    this.#options = options;
    const { everyMs, logger, metrics } = options;
    this.#task = new PeriodicTask({ name: 'retention', everyMs, logger, metrics, run: (signal) => this.#run(signal) });
  }

  /** Deletes all expired rows now, or right after the current run. Never rejects. */
  nudge(): Promise<void> {
    return this.#task.nudge();
  }

  /** @returns the number of deleted events */
  async #pruneEvents(signal: AbortSignal): Promise<number> {
    const { db, keepSeconds } = this.#options;
    for (let deleted = 0; ; ) {
      const { numDeletedRows } = await pruneBatch(db.sql, keepSeconds).executeTakeFirst();
      const count = Number(numDeletedRows);
      deleted += count;
      if (count < batchSize || signal.aborted) return deleted;
    }
  }

  /** A kind of rows that fails does not keep the other kinds. */
  async #run(signal: AbortSignal): Promise<void> {
    const { db, logger, pruneMore } = this.#options;
    const events = async () => {
      const deleted = await this.#pruneEvents(signal);
      if (deleted > 0) logger.info({ deleted }, 'old events deleted');
    };
    const streams = () => pruneEndedStreams(db);
    const errors: unknown[] = [];
    for (const [kind, run] of Object.entries({ ...pruneMore, events, streams })) {
      if (signal.aborted) return;
      await run().catch((error: unknown) => errors.push(new Error(`Pruning ${kind} failed.`, { cause: error })));
    }
    if (errors.length > 0) throw new AggregateError(errors, 'Expired rows were not deleted.');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#task[Symbol.asyncDispose]();
  }
}
