import type { Db } from '../../store/database.js';

const batchSize = 1_000;
/** Longer than any reminder comes before its day, and any time zone moves it. */
const keepDays = 32;

/** Forgets which reminders were given of days that are long past: none can come of them any more. */
export async function pruneReminders(db: Db): Promise<void> {
  for (let deleted = batchSize; deleted === batchSize; ) {
    deleted = await db.$executeRaw`
      DELETE FROM reminder WHERE (task_id, user_id, due_date, minutes) IN (
        SELECT task_id, user_id, due_date, minutes FROM reminder
        WHERE due_date < CURRENT_DATE - ${keepDays}::int
        ORDER BY due_date LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED)`;
  }
}
