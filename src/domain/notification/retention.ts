import type { Db } from '../../store/database.js';

/**
 * How long a notification is kept after the newest of what it stands for, in days. Twice as long as events usually are:
 * what nobody has looked at for half a year is no news, and an inbox that only grows would be slow for everybody.
 */
export const notificationDays = 180;

const batchSize = 1_000;

/**
 * Forgets notifications that are kept no longer, in small batches; those that somebody is changing right now are passed
 * over, and snoozed ones wait for their time.
 */
export async function forgetNotifications(db: Pick<Db, '$executeRaw'>): Promise<void> {
  for (let count = batchSize; count === batchSize; ) {
    count = await db.$executeRaw`
      DELETE FROM notification WHERE id IN (
        SELECT id FROM notification
        WHERE created_at < clock_timestamp() - make_interval(days => ${notificationDays}::int)
          AND updated_at < clock_timestamp() - make_interval(days => ${notificationDays}::int) AND snoozed_until IS NULL
        ORDER BY created_at LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED)`;
  }
}
