import { sql as raw, type SqlBool } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Notification } from '../../store/prisma/client.js';
import { compilable, statement } from '../../store/statement.js';
import { type CommandServices, runBySystem } from '../command.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';
import { notificationSnapshot } from './row.js';
import { bySystem } from './write-notifications.js';

/** The maximum number of snoozes per transaction. */
const batchSize = 500;

/** `statement_timestamp()` is constant during the statement, so the index can serve the condition. */
const isDue = raw<SqlBool>`snoozed_until <= statement_timestamp()`;

export const anyDue = statement((_: object, sql) =>
  sql.selectFrom('notification').select('id').where(isDue).limit(raw.lit(1)),
);

/** Locks the streams of users with due snoozes. Locked streams are skipped. */
export const lockDueStreams = statement(({ limit, excluded }: { limit: number; excluded: readonly string[] }) =>
  compilable<{ id: string }>(raw`
      SELECT id FROM stream WHERE id IN (
        SELECT user_id FROM notification WHERE ${isDue} AND user_id <> ALL(${excluded}::text[])
        ORDER BY snoozed_until LIMIT ${limit}::int
      ) ORDER BY id COLLATE "C" FOR NO KEY UPDATE SKIP LOCKED`),
);

/** Ends the due snoozes of users. The notifications become unread and first in the inbox. */
export const endDue = statement(({ userIds }: { userIds: readonly string[] }) =>
  compilable<Notification>(raw`
    UPDATE notification n
    SET snoozed_until = NULL, read_at = NULL, updated_at = clock_timestamp(), version = version + 1
    WHERE id IN (
      SELECT id FROM notification WHERE ${isDue} AND user_id = ANY(${userIds})
      ORDER BY snoozed_until LIMIT ${raw.lit(batchSize)}
    )
    RETURNING n.*`),
);

/**
 * Ends all due snoozes. A user whose rows fail is set aside. A notification stays snoozed until this function appends the
 * event, because views change by events alone, not by the clock. Several instances may run at once: each skips streams that
 * another instance has locked, so each snooze ends exactly once and no instance waits.
 */
export async function endSnoozes(
  services: CommandServices & { readonly setAside: SetAside },
  signal: AbortSignal,
): Promise<void> {
  for (let ended = 1; ended > 0 && !signal.aborted; ) {
    // Usually no snooze is due. This query costs one index lookup and no transaction.
    const due = await anyDue.first(services.db.sql, {});
    if (!due) return;
    ended = 0;
    // A transaction ends at most `batchSize` snoozes, so users of the batch may have more due snoozes: the loop repeats.
    await services.setAside.drain(batchSize, signal, async (batch) => {
      const events = await runBySystem(services, (tx) => endBatch(tx, batch));
      ended += events.length;
    });
  }
}

async function endBatch(tx: Tx, { limit, excluded, take }: SetAsideBatch): Promise<EventDraft[]> {
  const streams = await lockDueStreams.all(tx.sql, { limit, excluded });
  const userIds = streams.map(({ id }) => id);
  take(userIds);
  if (userIds.length === 0) return [];
  const rows = await endDue.all(tx.sql, { userIds });
  const { actorId, origin } = bySystem;
  return rows.map((row): EventDraft => {
    const streamId = storedId('user', row.userId);
    const data = { notification: notificationSnapshot(row) };
    return { streamId, kind: 'NotificationSnoozeEnded', actorId, origin, entityId: row.id, data };
  });
}
