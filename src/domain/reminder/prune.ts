import type { Db } from '../../store/database.js';

const batchSize = 1_000;
/** More than the earliest reminder (30 days before) and the largest offset between time zones together. */
const keepDays = 32;

/** Deletes the delivered reminders of old due dates, for which no further reminder can be due. */
export async function pruneReminders(db: Db): Promise<void> {
  for (let deleted = batchSize; deleted === batchSize; ) {
    deleted = await db.$executeRaw`
      DELETE FROM reminder WHERE (task_id, user_id, due_date, minutes) IN (
        SELECT task_id, user_id, due_date, minutes FROM reminder
        WHERE due_date < CURRENT_DATE - ${keepDays}::int
        ORDER BY due_date LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED)`;
  }
}
