import type { EventDraft } from '../../events/event.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Notification, Prisma } from '../../store/prisma/client.js';
import { type CommandServices, runBySystem } from '../command.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';
import { notificationColumns, notificationSnapshot } from './row.js';
import { bySystem } from './write-notifications.js';

/*
 * Ends snoozes when their time has come. Until then a notification counts as snoozed, whatever the clock says: what a
 * person sees changes by events alone. Any number of instances may do this at once: a stream that another one works on is
 * passed over, so each snooze ends exactly once and nobody waits.
 */

/** How many one transaction brings back. */
const batchSize = 500;

/** By the time at which the statement began: an index can't be searched by a clock that goes on meanwhile. */
const isDue = Prisma.sql`snoozed_until <= statement_timestamp()`;

export const anyDueSql = Prisma.sql`SELECT 1 AS due FROM notification WHERE ${isDue} LIMIT 1`;

/** Locks the streams of people with snoozes that are due. */
export function dueStreamsSql(limit = batchSize, excluded: readonly string[] = []): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM stream WHERE id IN (
      SELECT user_id FROM notification WHERE ${isDue} AND user_id <> ALL(${[...excluded]}::text[])
      ORDER BY snoozed_until LIMIT ${limit}::int
    ) ORDER BY id COLLATE "C" FOR NO KEY UPDATE SKIP LOCKED`;
}

/** Ends what is due of these people. */
export function endDueSql(userIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    UPDATE notification n
    SET snoozed_until = NULL, read_at = NULL, updated_at = clock_timestamp(), version = version + 1
    WHERE id IN (
      SELECT id FROM notification WHERE ${isDue} AND user_id = ANY(${[...userIds]})
      ORDER BY snoozed_until LIMIT ${batchSize}::int
    )
    RETURNING ${notificationColumns}`;
}

/** Brings back everything that is due; a person whose rows fail is set aside. */
export async function endSnoozes(
  services: CommandServices & { readonly setAside: SetAside },
  signal: AbortSignal,
): Promise<void> {
  for (let ended = 1; ended > 0 && !signal.aborted; ) {
    // Mostly there is nothing: that costs one look at an index, and no transaction.
    const [due] = await services.db.$queryRaw<object[]>(anyDueSql);
    if (!due) return;
    ended = 0;
    // A batch of streams ends so many snoozes at most, so those whose streams were taken may have more.
    await services.setAside.drain(batchSize, signal, async (batch) => {
      const events = await runBySystem(services, (tx) => endBatch(tx, batch));
      ended += events.length;
    });
  }
}

/** They come back unread, and on top. */
async function endBatch(tx: Tx, { limit, excluded, take }: SetAsideBatch): Promise<EventDraft[]> {
  const streams = await tx.$queryRaw<{ id: string }[]>(dueStreamsSql(limit, excluded));
  const userIds = streams.map(({ id }) => id);
  take(userIds);
  if (userIds.length === 0) return [];
  const rows = await tx.$queryRaw<Notification[]>(endDueSql(userIds));
  const { actorId, origin } = bySystem;
  return rows.map((row): EventDraft => {
    const streamId = storedId('user', row.userId);
    const data = { notification: notificationSnapshot(row) };
    return { streamId, kind: 'NotificationSnoozeEnded', actorId, origin, entityId: row.id, data };
  });
}
