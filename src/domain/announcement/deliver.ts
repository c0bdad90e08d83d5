import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { type AnnouncementId, storedId, type UserId } from '../../ids.js';
import type { Clock } from '../../store/clock.js';
import type { Tx } from '../../store/database.js';
import { outageOf } from '../../store/outage.js';
import type { CommandServices } from '../command.js';
import { bySystem, writeNotifications } from '../notification/write-notifications.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';

/** How many people one transaction tells something, or takes something from. */
export const batchSize = 500;

/**
 * Tells people of an announcement, each once, whoever else is about to: that is decided under the locks of their streams.
 *
 * @returns the events for their streams
 */
export async function deliverOnce(
  tx: Tx,
  announcementId: AnnouncementId,
  userIds: readonly UserId[],
): Promise<EventDraft[]> {
  await lockStreams(tx, userIds);
  const told = await tx.notification.findMany({
    where: { announcementId, userId: { in: [...userIds] } },
    select: { userId: true },
  });
  const already = new Set(told.map(({ userId }) => userId));
  const left = userIds.filter((userId) => !already.has(userId));
  return writeNotifications(
    tx,
    bySystem,
    left.map((userId) => ({ userId, kind: 'ANNOUNCEMENT', announcementId })),
  );
}

/** What one transaction does with people of one announcement. */
export interface UserBatch extends SetAsideBatch {
  /** How many people to take. */
  readonly users: number;
  /** Says which people were taken, before anything is done with them. */
  readonly reach: (userIds: readonly string[]) => void;
}

/**
 * Runs batches of people, of one announcement after the other. After a failure batches get smaller, so that a person whose
 * rows fail is found and set aside, and all others are reached.
 *
 * @param run one transaction; `take` and `limit` are about announcements
 * @param passOver moves an announcement past the next person without doing anything for them
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

/** What announcements are told and taken away with. */
export interface AnnouncementServices extends CommandServices {
  readonly clock: Clock;
  /** Keeps a person, or an announcement, that fails from stopping the others. */
  readonly setAside: SetAside;
}

/** Ids of people as the database has them. */
export function toUserIds(rows: readonly { id: string }[]): UserId[] {
  return rows.map(({ id }) => storedId('user', id));
}
