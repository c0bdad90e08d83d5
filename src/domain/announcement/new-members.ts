import type { EventDraft } from '../../events/event.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { allOf, anyOf } from '../../store/kysely.js';
import { runBySystem } from '../command.js';
import { type AnnouncementServices, batchSize, deliverOnce, toUserIds } from './deliver.js';

/**
 * Delivers the current announcements to newly created users, until none is left or the signal is aborted. Every new row in
 * `user` has `newcomer` set; this function clears the flag.
 *
 * No user is missed between this function and the fan-out. The new user's row is read before the announcements. An
 * announcement whose fan-out begins later reaches the new user there. An announcement whose fan-out has begun, by any
 * instance's clock, is delivered here. `deliverOnce` prevents a second delivery.
 */
export async function deliverToNewMembers(services: AnnouncementServices, signal: AbortSignal): Promise<void> {
  await services.setAside.drain(batchSize, signal, async ({ limit, excluded, take }) => {
    const now = await services.clock.now();
    await runBySystem(services, async (tx) => {
      const newcomers = await tx.sql
        .selectFrom('user')
        .select(['id', 'deactivatedAt'])
        .where('newcomer', 'is', true)
        .where('id', '!=', allOf(excluded))
        .orderBy('id')
        .limit(limit)
        .forNoKeyUpdate()
        .skipLocked()
        .execute();
      take(newcomers.map(({ id }) => id));
      if (newcomers.length === 0) return [];
      const ids = newcomers.map(({ id }) => id);
      await tx.sql.updateTable('user').set({ newcomer: false }).where('id', '=', anyOf(ids)).execute();
      const userIds = toUserIds(newcomers.filter(({ deactivatedAt }) => !deactivatedAt));
      const drafts: EventDraft[] = [];
      for (const { id } of await lockShowing(tx, now)) {
        drafts.push(...(await deliverOnce(tx, storedId('announcement', id), userIds)));
      }
      return drafts;
    });
  });
}

/** Locks the current announcements, so that none is withdrawn or retracted during the delivery. */
async function lockShowing(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return tx.sql
    .selectFrom('announcement')
    .select('id')
    .where('withdrawnAt', 'is', null)
    .where('retractedAt', 'is', null)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .where((eb) => eb.or([eb('reached', 'is not', null), eb('startsAt', '<=', now)]))
    .orderBy('id')
    .forShare()
    .execute();
}
