import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import type { NotificationTrigger } from './write-notifications.js';

/**
 * Deletes notifications and preferences of a project when a membership ends, because a former member may not read their
 * targets. Takes the same locks as `writeNotifications`, so no notification is written after the deletion.
 *
 * @param userId the former member; absent for all members, when the project is deleted
 * @returns the events for the streams of users with deleted notifications
 */
export async function removeNotifications(
  tx: Tx,
  { actorId, origin, streamIds }: NotificationTrigger,
  { projectId, userId }: { readonly projectId: string; readonly userId?: string },
): Promise<EventDraft[]> {
  await lockStreams(tx, streamIds);
  const ofUser = userId === undefined ? Prisma.empty : Prisma.sql`AND user_id = ${userId}`;
  await tx.$executeRaw`DELETE FROM notification_preference WHERE project_id = ${projectId} ${ofUser}`;
  const removed = await tx.$queryRaw<{ userId: string; count: number }[]>`
    WITH removed AS (DELETE FROM notification WHERE project_id = ${projectId} ${ofUser} RETURNING user_id)
    SELECT user_id AS "userId", count(*)::int AS count FROM removed GROUP BY user_id`;
  return removed.map(({ userId: formerRecipient, count }): EventDraft => {
    const streamId = storedId('user', formerRecipient);
    const data = { projectId, count };
    return { streamId, kind: 'NotificationsRemoved', actorId, origin, entityId: projectId, data };
  });
}
