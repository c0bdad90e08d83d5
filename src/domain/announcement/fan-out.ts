import type { EventDraft } from '../../events/event.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { allOf, anyOf } from '../../store/kysely.js';
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
    const users = await tx.sql
      .selectFrom('user')
      .select(['id', 'deactivatedAt'])
      .where('id', '>', reached ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    reach(users.map((user) => user.id));
    const last = users.at(-1)?.id ?? reached ?? '';
    const completion = users.length < limit ? { deliveredAt: now } : {};
    await tx.sql
      .updateTable('announcement')
      .set({ reached: last, ...completion })
      .where('id', '=', id)
      .execute();
    return deliver(tx, storedId('announcement', id), toUserIds(users.filter(({ deactivatedAt }) => !deactivatedAt)));
  });
}

async function markNewcomers(tx: Tx, _id: AnnouncementId, userIds: readonly UserId[]): Promise<EventDraft[]> {
  await tx.sql.updateTable('user').set({ newcomer: true }).where('id', '=', anyOf(userIds)).execute();
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
  return tx.sql
    .selectFrom('announcement')
    .select(['id', 'reached'])
    .where('deliveredAt', 'is', null)
    .where('retractedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('startsAt', '<=', now)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .where('id', '!=', allOf(excluded))
    .orderBy('startsAt')
    .orderBy('id')
    .limit(1)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
}
