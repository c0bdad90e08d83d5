import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import type { Tx } from '../../store/database.js';
import { type AnnouncementId, storedId, type UserId } from '../ids.js';
import { bySystem, notify } from '../notification/notify.js';

/** How many people one transaction tells something, or takes something from. */
export const batchSize = 500;

/**
 * Tells people of an announcement, each once, whoever else is about to: that is decided under the locks of their streams.
 *
 * @returns the events for their streams
 */
export async function tellOnce(
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
  return notify(
    tx,
    bySystem,
    left.map((userId) => ({ userId, kind: 'ANNOUNCEMENT', announcementId })),
  );
}

/** Ids of people as the database has them. */
export function toUserIds(rows: readonly { id: string }[]): UserId[] {
  return rows.map(({ id }) => storedId('user', id));
}
