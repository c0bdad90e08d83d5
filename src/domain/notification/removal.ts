import { sql as raw } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';
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
  const [, , removed] = await Promise.all([
    lockStreams(tx, streamIds),
    deletePreferences.all(tx.sql, { projectId, userId: userId ?? null }),
    deleteNotifications.all(tx.sql, { projectId, userId: userId ?? null }),
  ]);
  return removed.map(({ userId: formerRecipient, count }): EventDraft => {
    const streamId = storedId('user', formerRecipient);
    const data = { projectId, count };
    return { streamId, kind: 'NotificationsRemoved', actorId, origin, entityId: projectId, data };
  });
}

interface FormerMember {
  readonly projectId: string;
  /** Null stands for all members. */
  readonly userId: string | null;
}

const ofMember = ({ projectId, userId }: FormerMember) =>
  raw`project_id = ${projectId} AND (${userId}::text IS NULL OR user_id = ${userId})`;

const deletePreferences = statement((member: FormerMember) =>
  compilable(raw`DELETE FROM notification_preference WHERE ${ofMember(member)}`),
);

const deleteNotifications = statement((member: FormerMember) =>
  compilable<{ userId: string; count: number }>(raw`
    WITH removed AS (DELETE FROM notification WHERE ${ofMember(member)} RETURNING user_id)
    SELECT user_id AS "userId", count(*)::int AS count FROM removed GROUP BY user_id`),
);
