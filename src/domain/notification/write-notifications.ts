import type { EventDraft, Origin, StreamId } from '../../events/event.js';
import { lockStreams } from '../../events/log.js';
import {
  type AnnouncementId,
  type CommentId,
  newId,
  type ProjectId,
  storedId,
  type TaskId,
  type UserId,
} from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Notification, NotificationKind } from '../../store/prisma/client.js';
import type { ProjectRole } from '../policy.js';
import { notificationColumns, notificationSnapshot } from './row.js';

/*
 * Writes notifications, for whatever cause: rows of `notification`, and drafts of the events that tell of them.
 *
 * The streams are locked before any row is written, that of the project with those of the people, by their names as the
 * log does. So whatever else changes somebody's notifications, or ends their membership, has either committed and is
 * seen by the statement here, or comes after it, in the tables as in the streams: the inbox is always what the person's
 * stream amounts to. A lock on memberships would do for the latter, but comes too late here, behind those on tasks.
 */

/** Something to tell somebody. */
export interface NotificationDraft {
  readonly userId: UserId;
  readonly kind: NotificationKind;
  /** Only who is a member of it is told. */
  readonly projectId?: ProjectId;
  /** Left out when it is about several tasks of the project, or about none. */
  readonly taskId?: TaskId;
  readonly commentId?: CommentId;
  readonly announcementId?: AnnouncementId;
  /** The day that it reminds of, as YYYY-MM-DD. */
  readonly dueDate?: string;
  /** The role that they have now, when that is what it is about. */
  readonly role?: ProjectRole;
  /** How many things it stands for; one, unless said otherwise. */
  readonly count?: number;
}

/** What makes people be told. */
export interface NotificationTrigger {
  /** Who did it; null for the system. */
  readonly actorId: UserId | null;
  readonly origin: Origin;
  /** Which other streams the transaction appends to: they are locked together with the people's. */
  readonly streamIds: readonly StreamId[];
}

/** The cause of what happens by itself. */
export const bySystem: NotificationTrigger = {
  actorId: null,
  origin: { clientId: null, mutationId: null },
  streamIds: [],
};

/** How many of those who did it a notification names. */
const maxActors = 5;

/**
 * Tells people: those who are members of the project, unless their preferences say otherwise; nobody is spared an
 * announcement. What is of one kind about one task is grouped as long as it is unread. One statement for the locks and
 * one for the rows, however many people.
 *
 * @param notices at most one for each person, kind and task
 * @returns the events for the people's streams, to be appended by the same transaction as its last act
 */
export async function writeNotifications(
  tx: Tx,
  cause: NotificationTrigger,
  notices: readonly NotificationDraft[],
): Promise<EventDraft[]> {
  if (notices.length === 0) return [];
  const about = notices.flatMap(({ userId, projectId }) => (projectId ? [userId, projectId] : [userId]));
  await lockStreams(tx, [...cause.streamIds, ...about]);
  const rows = await insertRows(tx, cause, notices);
  return rows.map((row): EventDraft => {
    const kind = row.version === 1 ? 'NotificationAdded' : 'NotificationUpdated';
    const { actorId, origin } = cause;
    const streamId = storedId('user', row.userId);
    return { streamId, kind, actorId, origin, entityId: row.id, data: { notification: notificationSnapshot(row) } };
  });
}

/** The most exact preference decides: of the project before that for all, of the kind before that for all. */
async function insertRows(
  tx: Tx,
  { actorId }: NotificationTrigger,
  notices: readonly NotificationDraft[],
): Promise<Notification[]> {
  const rows = notices.map((notice) => ({
    ...{ id: newId('notification'), count: 1, subject: notice.taskId ?? notice.projectId },
    ...notice,
  }));
  return tx.$queryRaw<Notification[]>`
    INSERT INTO notification AS n
      (id, user_id, kind, project_id, task_id, comment_id, announcement_id, due_date, role, subject, count, actor_ids,
       created_at, updated_at)
    SELECT notice.id, "userId", kind::notification_kind, "projectId", "taskId", "commentId", "announcementId",
           "dueDate", role::project_role, subject, count, array_remove(ARRAY[${actorId}::text], NULL), at, at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS notice (
        id text, "userId" text, kind text, "projectId" text, "taskId" text, "commentId" text, "announcementId" text,
        "dueDate" date, role text, subject text, count int)
      CROSS JOIN (SELECT clock_timestamp() AS at OFFSET 0) clock
    WHERE (
        "projectId" IS NULL
        OR EXISTS (SELECT FROM project_member m WHERE m.project_id = "projectId" AND m.user_id = "userId")
      )
      AND (kind = 'ANNOUNCEMENT' OR coalesce((
        SELECT enabled FROM notification_preference p
        WHERE p.user_id = "userId" AND p.project_id IN ("projectId", '*') AND p.kind IN (notice.kind, '*')
        ORDER BY p.project_id = '*', p.kind = '*' LIMIT 1
      ), TRUE))
    ORDER BY "userId" COLLATE "C"
    ON CONFLICT (user_id, kind, subject) WHERE open DO UPDATE SET
      comment_id = EXCLUDED.comment_id, due_date = EXCLUDED.due_date, role = EXCLUDED.role,
      count = n.count + EXCLUDED.count,
      actor_ids = (EXCLUDED.actor_ids || array_remove(n.actor_ids, ${actorId}))[1:${maxActors}::int],
      updated_at = EXCLUDED.updated_at, version = n.version + 1
    RETURNING ${notificationColumns}`;
}
