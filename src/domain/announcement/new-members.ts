import type { EventDraft } from '../../events/event.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { runBySystem } from '../command.js';
import { type AnnouncementServices, batchSize, deliverOnce, toUserIds } from './deliver.js';

/*
 * Tells those who have just come of what shows already. However somebody comes to be, their row says `newcomer` until this
 * has looked at it.
 *
 * Nobody falls between this and the fan-out. The newcomer's row is read before the announcements are: one whose fan-out has
 * not begun by then will find the newcomer among all others; one whose fan-out has begun, by whatever clock, is told here.
 * Who gets both ways is told once, see told.ts.
 */

/** Tells all newcomers, until there are none or the signal is aborted. */
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

/** The lock keeps them from being withdrawn, and retracted, while somebody is still being told. */
async function lockShowing(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM announcement
    WHERE withdrawn_at IS NULL AND retracted_at IS NULL AND (ends_at IS NULL OR ends_at > ${now})
      AND (reached IS NOT NULL OR starts_at <= ${now})
    ORDER BY id FOR SHARE`;
}
