import type { EventDraft } from '../../events/event.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
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
      const newcomers = await tx.$queryRaw<{ id: string; deactivated: boolean }[]>`
        SELECT id, deactivated_at IS NOT NULL AS deactivated FROM "user"
        WHERE newcomer AND id <> ALL(${[...excluded]}::text[])
        ORDER BY id LIMIT ${limit}::int FOR NO KEY UPDATE SKIP LOCKED`;
      take(newcomers.map(({ id }) => id));
      if (newcomers.length === 0) return [];
      await tx.user.updateMany({ where: { id: { in: newcomers.map(({ id }) => id) } }, data: { newcomer: false } });
      const userIds = toUserIds(newcomers.filter(({ deactivated }) => !deactivated));
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
  return tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM announcement
    WHERE withdrawn_at IS NULL AND retracted_at IS NULL AND (ends_at IS NULL OR ends_at > ${now})
      AND (reached IS NOT NULL OR starts_at <= ${now})
    ORDER BY id FOR SHARE`;
}
