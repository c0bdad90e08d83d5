import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import type { Tx } from '../../store/database.js';
import type { Notification } from '../../store/prisma/client.js';
import type { Clock } from '../clock.js';
import { type CommandServices, runBySystem } from '../command.js';
import { type AnnouncementId, storedId, type UserId } from '../ids.js';
import { bySystem } from '../notification/notify.js';
import { notificationColumns, notificationSnapshot } from '../notification/row.js';
import { batchSize, toUserIds } from './told.js';

/*
 * Takes an announcement that has ended, or was withdrawn, out of everybody's notifications, in batches like those it came
 * by. Each person's stream says so, wherever the notification lay, so all that follow it show the same as the tables.
 */

/** Takes away all that have ended, until none is left or the signal is aborted. */
export async function retractEnded(services: CommandServices, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = await clock.now();
    let found = false;
    await runBySystem(services, async (tx) => {
      const [ended] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM announcement
        WHERE retracted_at IS NULL AND (withdrawn_at IS NOT NULL OR ends_at <= ${now})
        ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
      if (!ended) return [];
      found = true;
      const announcementId = storedId('announcement', ended.id);
      const people = await tx.$queryRaw<{ id: string }[]>`
        SELECT user_id AS id FROM notification WHERE announcement_id = ${announcementId}
        ORDER BY user_id LIMIT ${batchSize}::int`;
      if (people.length < batchSize) {
        await tx.announcement.update({ where: { id: announcementId }, data: { retractedAt: now } });
      }
      return takeAway(tx, announcementId, toUserIds(people));
    });
    if (!found) return;
  }
}

async function takeAway(tx: Tx, announcementId: AnnouncementId, userIds: readonly UserId[]): Promise<EventDraft[]> {
  await lockStreams(tx, userIds);
  const rows = await tx.$queryRaw<Notification[]>`
    DELETE FROM notification n WHERE announcement_id = ${announcementId} AND user_id = ANY(${[...userIds]})
    RETURNING ${notificationColumns}`;
  const { actorId, origin } = bySystem;
  return rows.map((row): EventDraft => {
    const streamId = storedId('user', row.userId);
    const data = { notification: notificationSnapshot(row) };
    return { streamId, kind: 'NotificationWithdrawn', actorId, origin, entityId: row.id, data };
  });
}
