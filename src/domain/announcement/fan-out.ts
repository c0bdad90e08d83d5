import type { EventDraft } from '../../events/event.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { runBySystem } from '../command.js';
import { type AnnouncementServices, deliverOnce, drainUsers, toUserIds, type UserBatch } from './deliver.js';

/**
 * Delivers all announcements that have begun, until all users are reached or the signal is aborted. Each user receives a
 * notification in the user's own stream.
 *
 * Users are processed in the order of their ids, one batch per transaction. The same transaction stores the progress in the
 * announcement's row. After a crash another instance continues there, without repeated or missed users. The row is locked
 * during a batch; other instances skip locked rows and take another announcement.
 *
 * A user who signs up meanwhile may have an id behind the progress: new-members.ts delivers to those users.
 */
export async function deliverToAll(services: AnnouncementServices, signal: AbortSignal): Promise<void> {
  await drainUsers(
    services.setAside,
    signal,
    (batch) => deliverBatch(services, batch, deliverOnce),
    // deliverToNewMembers retries a user who is marked as newcomer.
    (batch) => deliverBatch(services, batch, markNewcomers),
  );
}

async function deliverBatch(
  services: AnnouncementServices,
  { excluded, take, users: limit, reach }: UserBatch,
  deliver: typeof deliverOnce,
): Promise<void> {
  const now = await services.clock.now();
  await runBySystem(services, async (tx) => {
    const announcement = await takeNext(tx, now, excluded);
    take(announcement ? [announcement.id] : []);
    if (!announcement) return [];
    const { id, reached } = announcement;
    // The primary key's index serves this order.
    const users = await tx.$queryRaw<{ id: string; deactivated: boolean }[]>`
      SELECT id, deactivated_at IS NOT NULL AS deactivated FROM "user"
      WHERE id > ${reached ?? ''} ORDER BY id LIMIT ${limit}::int`;
    reach(users.map((user) => user.id));
    const last = users.at(-1)?.id ?? reached ?? '';
    const completion = users.length < limit ? { toldAt: now } : {};
    await tx.announcement.update({ where: { id }, data: { reached: last, ...completion } });
    return deliver(tx, storedId('announcement', id), toUserIds(users.filter(({ deactivated }) => !deactivated)));
  });
}

async function markNewcomers(tx: Tx, _id: AnnouncementId, userIds: readonly UserId[]): Promise<EventDraft[]> {
  await tx.user.updateMany({ where: { id: { in: [...userIds] } }, data: { newcomer: true } });
  return [];
}

/**
 * Locks an announcement that has begun, has not ended and has not reached all users. `retracted_at` is checked too, because
 * the instance that retracted the announcement may have had a later clock.
 */
async function takeNext(
  tx: Tx,
  now: Date,
  excluded: readonly string[],
): Promise<{ id: string; reached: string | null } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; reached: string | null }[]>`
    SELECT id, reached FROM announcement
    WHERE told_at IS NULL AND retracted_at IS NULL AND withdrawn_at IS NULL AND starts_at <= ${now} AND (ends_at IS NULL OR ends_at > ${now})
      AND id <> ALL(${[...excluded]}::text[])
    ORDER BY starts_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  return row;
}
