import { sql as raw } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/stream-locks.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { allOf, anyOf } from '../../store/kysely.js';
import { runBySystem } from '../command.js';
import { notificationSnapshot } from '../notification/row.js';
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
    const ended = await tx.sql
      .selectFrom('announcement')
      .select('id')
      .where('retractedAt', 'is', null)
      .where((eb) => eb.or([eb('withdrawnAt', 'is not', null), eb('endsAt', '<=', now)]))
      .where('id', '!=', allOf(excluded))
      .orderBy('id')
      .limit(1)
      .forNoKeyUpdate()
      .skipLocked()
      .executeTakeFirst();
    take(ended ? [ended.id] : []);
    if (!ended) return [];
    const announcementId = storedId('announcement', ended.id);
    const ofAnnouncement = tx.sql.selectFrom('notification').where('announcementId', '=', announcementId);
    const [recipients, { setAsideCount }] = await Promise.all([
      ofAnnouncement
        .select('userId as id')
        .where('userId', '!=', allOf(excluded))
        .orderBy('userId')
        .limit(limit)
        .execute(),
      ofAnnouncement
        .select(raw<number>`count(*)::int`.as('setAsideCount'))
        .where('userId', '=', anyOf(excluded))
        .executeTakeFirstOrThrow(),
    ]);
    reach(recipients.map(({ id }) => id));
    if (setAsideCount > 0 && recipients.length === 0) {
      throw new Error(`${setAsideCount} notifications of ${announcementId} belong to users who are set aside`);
    }
    if (setAsideCount === 0 && recipients.length < limit) {
      await tx.sql.updateTable('announcement').set({ retractedAt: now }).where('id', '=', announcementId).execute();
    }
    return removeNotificationsOf(tx, announcementId, toUserIds(recipients));
  });
}

async function removeNotificationsOf(
  tx: Tx,
  announcementId: AnnouncementId,
  userIds: readonly UserId[],
): Promise<EventDraft[]> {
  const [, rows] = await Promise.all([
    lockStreams(tx, userIds),
    tx.sql
      .deleteFrom('notification')
      .where('announcementId', '=', announcementId)
      .where('userId', '=', anyOf(userIds))
      .returningAll()
      .execute(),
  ]);
  const { actorId, origin } = bySystem;
  return rows.map((row): EventDraft => {
    const streamId = storedId('user', row.userId);
    const data = { notification: notificationSnapshot(row) };
    return { streamId, kind: 'NotificationWithdrawn', actorId, origin, entityId: row.id, data };
  });
}
