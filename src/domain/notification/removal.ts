import { sql as raw } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import { lockStreams } from '../../events/stream-locks.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';
import { bySystem, type NotificationTrigger } from './write-notifications.js';

interface FormerMember {
  readonly projectId: string;
  readonly userId: string;
}

/** The notifications that one user loses. */
interface RemovedRow {
  readonly userId: string;
  readonly count: number;
}

/**
 * Deletes a former member's notifications and preferences of a project when the membership ends, because a former member may
 * not read their targets. Takes the same locks as `writeNotifications`, so no notification is written after the deletion.
 *
 * @returns the event for the former member's stream; none without notifications
 */
export async function removeNotifications(
  tx: Tx,
  trigger: NotificationTrigger,
  member: FormerMember,
): Promise<EventDraft[]> {
  const [, , removed] = await Promise.all([
    lockStreams(tx, trigger.streamIds),
    deletePreferences.all(tx.sql, member),
    deleteNotifications.all(tx.sql, member),
  ]);
  return removedEvents(trigger, member.projectId, removed);
}

/**
 * Deletes up to `limit` notifications of a deleted project, which has no members. The recipients' streams are locked first,
 * like for every other change of an inbox.
 *
 * @returns the events for the recipients' streams; none when the project has no notifications left
 */
export async function removeProjectNotifications(tx: Tx, projectId: ProjectId, limit: number): Promise<EventDraft[]> {
  const recipients = await selectRecipients.all(tx.sql, { projectId, limit });
  const userIds = recipients.map(({ userId }) => storedId('user', userId));
  if (userIds.length === 0) return [];
  const [, removed] = await Promise.all([
    lockStreams(tx, userIds),
    deleteOfRecipients.all(tx.sql, { projectId, userIds, limit }),
  ]);
  return removedEvents(bySystem, projectId, removed);
}

function removedEvents(
  { actorId, origin }: Pick<NotificationTrigger, 'actorId' | 'origin'>,
  projectId: string,
  removed: readonly RemovedRow[],
): EventDraft[] {
  return removed.map(({ userId, count }): EventDraft => {
    const data = { projectId, count };
    return {
      streamId: storedId('user', userId),
      kind: 'NotificationsRemoved',
      actorId,
      origin,
      entityId: projectId,
      data,
    };
  });
}

const deletePreferences = statement(({ projectId, userId }: FormerMember) =>
  compilable(raw`DELETE FROM notification_preference WHERE project_id = ${projectId} AND user_id = ${userId}`),
);

const countRemoved = raw<RemovedRow>`SELECT user_id AS "userId", count(*)::int AS count FROM removed GROUP BY user_id`;

const deleteNotifications = statement(({ projectId, userId }: FormerMember) =>
  compilable<RemovedRow>(raw`
    WITH removed AS (
      DELETE FROM notification WHERE project_id = ${projectId} AND user_id = ${userId} RETURNING user_id
    ) ${countRemoved}`),
);

/** The recipients of the first `limit` notifications, in the order of one index. */
const selectRecipients = statement(({ projectId, limit }: { projectId: string; limit: number }) =>
  compilable<{ userId: string }>(raw`
    SELECT DISTINCT user_id AS "userId" FROM (
      SELECT user_id FROM notification WHERE project_id = ${projectId} ORDER BY user_id LIMIT ${limit}::int
    ) AS first`),
);

interface RecipientsBatch {
  readonly projectId: string;
  readonly userIds: readonly string[];
  readonly limit: number;
}

const deleteOfRecipients = statement(({ projectId, userIds, limit }: RecipientsBatch) =>
  compilable<RemovedRow>(raw`
    WITH removed AS (
      DELETE FROM notification WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM notification WHERE project_id = ${projectId} AND user_id = ANY(${userIds})
        ORDER BY user_id LIMIT ${limit}::int FOR UPDATE))
      RETURNING user_id
    ) ${countRemoved}`),
);
