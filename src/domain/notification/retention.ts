import type { Db } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';

/**
 * How long a notification is kept after the newest of what it stands for, in days. Twice as long as events usually are:
 * what nobody has looked at for half a year is no news, and an inbox that only grows would be slow for everybody.
 */
export const notificationDays = 180;

const batchSize = 1_000;

/**
 * Goes by the time at which it began: an index can't be searched by a clock that goes on meanwhile. What is
 * locked stays in its place, and is deleted there: by its id, a table that is not very big would be read as a whole.
 */
export const pruneNotificationsSql = Prisma.sql`
  DELETE FROM notification WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM notification
    WHERE created_at < statement_timestamp() - make_interval(days => ${notificationDays}::int)
      AND updated_at < statement_timestamp() - make_interval(days => ${notificationDays}::int) AND snoozed_until IS NULL
    ORDER BY created_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED))`;

/**
 * Forgets notifications that are kept no longer, in small batches; those that somebody is changing right now are passed
 * over, and snoozed ones wait for their time.
 */
export async function pruneNotifications(db: Pick<Db, '$executeRaw'>): Promise<void> {
  for (let count = batchSize; count === batchSize; ) {
    count = await db.$executeRaw(pruneNotificationsSql);
  }
}
