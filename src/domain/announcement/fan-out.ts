import type { EventDraft } from '../../events/event.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { runBySystem } from '../command.js';
import { type AnnouncementServices, deliverOnce, drainUsers, toUserIds, type UserBatch } from './deliver.js';

/*
 * Tells everybody of an announcement that has begun: a notification in each person's own stream, so that it is read,
 * archived and resumed like all others. People come in the order of their ids, a batch in a transaction, and how far it has
 * come stands in the announcement's row, written by the same transaction: whoever goes on after a crash tells nobody twice
 * and forgets nobody. The row is locked meanwhile; an instance that finds it so takes another announcement.
 *
 * Whoever signs up while this goes on may have an id that was passed already: see newcomers.ts.
 */

/** Tells of all announcements that have begun, until everybody knows or the signal is aborted. */
export async function deliverToAll(services: AnnouncementServices, signal: AbortSignal): Promise<void> {
  await drainUsers(
    services.setAside,
    signal,
    (batch) => deliverBatch(services, batch, deliverOnce),
    // Counts as a newcomer from then on, and is told when that succeeds.
    (batch) => deliverBatch(services, batch, markNewcomers),
  );
}

async function deliverBatch(
  services: AnnouncementServices,
  { excluded, take, users: limit, reach }: UserBatch,
  tell: typeof deliverOnce,
): Promise<void> {
  const now = await services.clock.now();
  await runBySystem(services, async (tx) => {
    const announcement = await takeNext(tx, now, excluded);
    take(announcement ? [announcement.id] : []);
    if (!announcement) return [];
    const { id, reached } = announcement;
    // In the order of the primary key's index.
    const people = await tx.$queryRaw<{ id: string; deactivated: boolean }[]>`
      SELECT id, deactivated_at IS NOT NULL AS deactivated FROM "user"
      WHERE id > ${reached ?? ''} ORDER BY id LIMIT ${limit}::int`;
    reach(people.map((person) => person.id));
    const last = people.at(-1)?.id ?? reached ?? '';
    const told = people.length < limit ? { toldAt: now } : {};
    await tx.announcement.update({ where: { id }, data: { reached: last, ...told } });
    return tell(tx, storedId('announcement', id), toUserIds(people.filter(({ deactivated }) => !deactivated)));
  });
}

async function markNewcomers(tx: Tx, _id: AnnouncementId, userIds: readonly UserId[]): Promise<EventDraft[]> {
  await tx.user.updateMany({ where: { id: { in: [...userIds] } }, data: { newcomer: true } });
  return [];
}

/** One that has begun, has not ended (whoever retracted it may have had a later time), and is not known to all yet. */
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
