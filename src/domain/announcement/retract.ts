import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Notification } from '../../store/prisma/client.js';
import { runBySystem } from '../command.js';
import { notificationColumns, notificationSnapshot } from '../notification/row.js';
import { bySystem } from '../notification/write-notifications.js';
import { type AnnouncementServices, drainUsers, toUserIds, type UserBatch } from './deliver.js';

/*
 * Takes an announcement that has ended, or was withdrawn, out of everybody's notifications, in batches like those it came
 * by. Each person's stream says so, wherever the notification lay, so all that follow it show the same as the tables.
 */

/** Takes away all that have ended, until none is left or the signal is aborted. */
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
    const people = await tx.$queryRaw<{ id: string }[]>`
      SELECT user_id AS id FROM notification
      WHERE announcement_id = ${announcementId} AND user_id <> ALL(${[...excluded]}::text[])
      ORDER BY user_id LIMIT ${limit}::int`;
    reach(people.map(({ id }) => id));
    const left = await tx.notification.count({ where: { announcementId, userId: { in: [...excluded] } } });
    if (left > 0 && people.length === 0) throw new Error('People whose notifications are left are set aside.');
    if (left === 0 && people.length < limit) {
      await tx.announcement.update({ where: { id: announcementId }, data: { retractedAt: now } });
    }
    return removeNotificationsOf(tx, announcementId, toUserIds(people));
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
