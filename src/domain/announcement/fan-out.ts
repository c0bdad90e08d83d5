import type { Tx } from '../../store/database.js';
import type { Clock } from '../clock.js';
import { type CommandServices, runBySystem } from '../command.js';
import { storedId } from '../ids.js';
import { batchSize, tellOnce, toUserIds } from './told.js';

/*
 * Tells everybody of an announcement that has begun: a notification in each person's own stream, so that it is read,
 * archived and resumed like all others. People come in the order of their ids, a batch in a transaction, and how far it has
 * come stands in the announcement's row, written by the same transaction: whoever goes on after a crash tells nobody twice
 * and forgets nobody. The row is locked meanwhile; an instance that finds it so takes another announcement.
 *
 * Whoever signs up while this goes on may have an id that was passed already: see newcomers.ts.
 */

/** Tells of all announcements that have begun, until everybody knows or the signal is aborted. */
export async function tellEverybody(services: CommandServices, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = await clock.now();
    let found = false;
    await runBySystem(services, async (tx) => {
      const announcement = await takeNext(tx, now);
      if (!announcement) return [];
      found = true;
      const { id, reached } = announcement;
      // In the order of the primary key's index.
      const people = await tx.$queryRaw<{ id: string; deactivated: boolean }[]>`
        SELECT id, deactivated_at IS NOT NULL AS deactivated FROM "user"
        WHERE id > ${reached ?? ''} ORDER BY id LIMIT ${batchSize}::int`;
      const last = people.at(-1)?.id ?? reached ?? '';
      const told = people.length < batchSize ? { toldAt: now } : {};
      await tx.announcement.update({ where: { id }, data: { reached: last, ...told } });
      return tellOnce(tx, storedId('announcement', id), toUserIds(people.filter(({ deactivated }) => !deactivated)));
    });
    if (!found) return;
  }
}

/** One that has begun, has not ended (whoever retracted it may have had a later time), and is not known to all yet. */
async function takeNext(tx: Tx, now: Date): Promise<{ id: string; reached: string | null } | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; reached: string | null }[]>`
    SELECT id, reached FROM announcement
    WHERE told_at IS NULL AND retracted_at IS NULL AND withdrawn_at IS NULL AND starts_at <= ${now} AND (ends_at IS NULL OR ends_at > ${now})
    ORDER BY starts_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  return row;
}
