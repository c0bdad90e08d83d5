import { sql as raw } from 'kysely';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';

/**
 * The retention of notifications after their last update, in days: twice the default retention of events. Older
 * notifications have little value, and an inbox that only grows would become slow.
 */
export const notificationDays = 180;

const batchSize = 1_000;

/**
 * `statement_timestamp()` is constant during the statement, so the index can serve the condition; `clock_timestamp()` is not.
 * The locked rows are deleted by `ctid`: for a deletion by id, Postgres would scan a table of moderate size.
 */
export const deleteOldNotifications = statement((_: object) =>
  compilable(raw`
    DELETE FROM notification WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM notification
      WHERE created_at < statement_timestamp() - make_interval(days => ${raw.lit(notificationDays)})
        AND updated_at < statement_timestamp() - make_interval(days => ${raw.lit(notificationDays)})
        AND snoozed_until IS NULL
      ORDER BY created_at LIMIT ${raw.lit(batchSize)} FOR UPDATE SKIP LOCKED))`),
);

/**
 * Deletes notifications beyond the retention, in batches. Rows that a command has locked are skipped until the next run, and
 * snoozed notifications are kept until their snooze ends.
 */
export async function pruneNotifications({ sql }: Tx): Promise<void> {
  for (let count = batchSize; count === batchSize; ) {
    count = await deleteOldNotifications.count(sql, {});
  }
}
