import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/stream-locks.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Clock } from '../../store/clock.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { outageOf } from '../../store/outage.js';
import type { CommandServices } from '../command.js';
import { bySystem, writeNotifications } from '../notification/write-notifications.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';

/** The maximum number of recipients per transaction, for deliveries and retractions. */
export const batchSize = 500;

/**
 * Delivers an announcement to users who have not received it. The check runs under the locks of the users' streams, so
 * concurrent workers deliver once per user.
 *
 * @returns the events for the users' streams
 */
export async function deliverOnce(
  tx: Tx,
  announcementId: AnnouncementId,
  userIds: readonly UserId[],
): Promise<EventDraft[]> {
  const [, delivered] = await Promise.all([
    lockStreams(tx, userIds),
    tx.sql
      .selectFrom('notification')
      .select('userId')
      .where('announcementId', '=', announcementId)
      .where('userId', '=', anyOf(userIds))
      .execute(),
  ]);
  const recipients = new Set(delivered.map(({ userId }) => userId));
  const remaining = userIds.filter((userId) => !recipients.has(userId));
  return writeNotifications(
    tx,
    bySystem,
    remaining.map((userId) => ({ userId, kind: 'ANNOUNCEMENT', announcementId })),
  );
}

/** The instructions for one transaction, which processes users of one announcement. */
export interface UserBatch extends SetAsideBatch {
  /** The maximum number of users to take. */
  readonly users: number;
  /** The transaction calls `reach` with the ids of the taken users before it processes them. */
  readonly reach: (userIds: readonly string[]) => void;
}

/**
 * Processes announcements one after the other, in batches of users. After a failure the batches shrink, until the failing
 * user is found and set aside. All other users are processed.
 *
 * @param run one transaction; `take` and `limit` refer to announcements
 * @param passOver moves an announcement past the failing user without processing that user
 */
export async function drainUsers(
  setAside: SetAside,
  signal: AbortSignal,
  run: (batch: UserBatch) => Promise<void>,
  passOver?: (batch: UserBatch) => Promise<void>,
): Promise<void> {
  let users = batchSize;
  await setAside.drain(1, signal, async (batch) => {
    let reached: readonly string[] = [];
    const reach = (userIds: readonly string[]) => {
      reached = userIds;
    };
    try {
      await run({ ...batch, users, reach });
      users = Math.min(users * 4, batchSize);
    } catch (error) {
      const [userId] = reached;
      if (userId === undefined || outageOf(error)) throw error;
      users = Math.ceil(reached.length / 8);
      if (reached.length > 1) return;
      setAside.add(userId, error);
      await passOver?.({ ...batch, users: 1, reach });
    }
  });
}

/** The services of the announcement workers. */
export interface AnnouncementServices extends CommandServices {
  readonly clock: Clock;
  /** Prevents a failing user or announcement from stopping the others. */
  readonly setAside: SetAside;
}

/** Types the user ids of rows. */
export function toUserIds(rows: readonly { id: string }[]): UserId[] {
  return rows.map(({ id }) => storedId('user', id));
}
