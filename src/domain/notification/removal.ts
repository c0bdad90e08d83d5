import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import type { NotificationTrigger } from './write-notifications.js';

/**
 * Removes what people were told of a project, and what they wanted to be told of it, when their membership ends: the rows
 * would lead to what they may not see. Under the same locks as `notify`, so that nothing is written behind it.
 *
 * @param userId whose; everybody's when the project is deleted
 * @returns the events for the streams of those who lose something
 */
export async function removeNotifications(
  tx: Tx,
  { actorId, origin, streamIds }: NotificationTrigger,
  { projectId, userId }: { readonly projectId: string; readonly userId?: string },
): Promise<EventDraft[]> {
  await lockStreams(tx, streamIds);
  const theirs = userId === undefined ? Prisma.empty : Prisma.sql`AND user_id = ${userId}`;
  await tx.$executeRaw`DELETE FROM notification_preference WHERE project_id = ${projectId} ${theirs}`;
  const losers = await tx.$queryRaw<{ userId: string; count: number }[]>`
    WITH removed AS (DELETE FROM notification WHERE project_id = ${projectId} ${theirs} RETURNING user_id)
    SELECT user_id AS "userId", count(*)::int AS count FROM removed GROUP BY user_id`;
  return losers.map(({ userId: loser, count }): EventDraft => {
    const streamId = storedId('user', loser);
    const data = { projectId, count };
    return { streamId, kind: 'NotificationsRemoved', actorId, origin, entityId: projectId, data };
  });
}
