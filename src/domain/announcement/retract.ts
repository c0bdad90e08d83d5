import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Notification } from '../../store/prisma/client.js';
import { runBySystem } from '../command.js';
import { notificationColumns, notificationSnapshot } from '../notification/row.js';
import { bySystem } from '../notification/write-notifications.js';
import { type AnnouncementServices, drainUsers, toUserIds, type UserBatch } from './deliver.js';

/**
 * Removes the notifications of announcements that have ended or were withdrawn, until none is left or the signal is aborted.
 * Users are processed in batches, as in the fan-out. Each removal appends an event to the user's stream, whichever folder
 * held the notification, so subscribers see the same state as the tables.
 */
export async function retractEnded(services: AnnouncementServices, signal: AbortSignal): Promise<void> {
  await drainUsers(services.setAside, signal, (batch) => retractBatch(services, batch));
}

async function retractBatch(services: AnnouncementServices, { excluded, take, users: limit, reach }: UserBatch) {
  const now = await services.clock.now();
  await runBySystem(services, async (tx) => {
    const [ended] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM announcement
      WHERE retracted_at IS NULL AND (withdrawn_at IS NOT NULL OR ends_at <= ${now})
        AND id <> ALL(${[...excluded]}::text[])
      ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
    take(ended ? [ended.id] : []);
    if (!ended) return [];
    const announcementId = storedId('announcement', ended.id);
    const recipients = await tx.$queryRaw<{ id: string }[]>`
      SELECT user_id AS id FROM notification
      WHERE announcement_id = ${announcementId} AND user_id <> ALL(${[...excluded]}::text[])
      ORDER BY user_id LIMIT ${limit}::int`;
    reach(recipients.map(({ id }) => id));
    const setAsideCount = await tx.notification.count({ where: { announcementId, userId: { in: [...excluded] } } });
    if (setAsideCount > 0 && recipients.length === 0) {
      throw new Error(`${setAsideCount} notifications of ${announcementId} belong to users who are set aside`);
    }
    if (setAsideCount === 0 && recipients.length < limit) {
      await tx.announcement.update({ where: { id: announcementId }, data: { retractedAt: now } });
    }
    return removeNotificationsOf(tx, announcementId, toUserIds(recipients));
  });
}

async function removeNotificationsOf(
  tx: Tx,
  announcementId: AnnouncementId,
  userIds: readonly UserId[],
): Promise<EventDraft[]> {
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
