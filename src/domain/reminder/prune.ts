import { sql as raw } from 'kysely';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';

const batchSize = 1_000;
/** More than the earliest reminder (30 days before) and the largest offset between time zones together. */
const keepDays = 32;

/** Deletes the delivered reminders of old due dates, for which no further reminder can be due. */
export async function pruneReminders({ sql }: Tx): Promise<void> {
  for (let deleted = batchSize; deleted === batchSize; ) {
    deleted = await deleteOld.count(sql, {});
  }
}

const deleteOld = statement((_: object) =>
  compilable(raw`
    DELETE FROM reminder WHERE (task_id, user_id, due_date, due_time, minutes) IN (
      SELECT task_id, user_id, due_date, due_time, minutes FROM reminder
      WHERE due_date < CURRENT_DATE - ${raw.lit(keepDays)}
      ORDER BY due_date LIMIT ${raw.lit(batchSize)} FOR UPDATE SKIP LOCKED)`),
);
