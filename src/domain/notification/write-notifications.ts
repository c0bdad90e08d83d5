import { sql as raw } from 'kysely';
import type { EventDraft, Origin, StreamId } from '../../events/event.js';
import { lockStreams } from '../../events/stream-locks.js';
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
import { compilable, statement } from '../../store/statement.js';
import type { ProjectRole } from '../policy.js';
import { notificationSnapshot } from './row.js';

/** A notification to write. */
export interface NotificationDraft {
  readonly userId: UserId;
  readonly kind: NotificationKind;
  /** Only members of the project receive the notification. */
  readonly projectId?: ProjectId;
  /** Absent when the notification refers to several tasks or to no task. */
  readonly taskId?: TaskId;
  readonly commentId?: CommentId;
  readonly announcementId?: AnnouncementId;
  /** The due date of a reminder, as YYYY-MM-DD. */
  readonly dueDate?: string;
  /** The recipient's new role. */
  readonly role?: ProjectRole;
  /** The number of grouped events; 1 by default. */
  readonly count?: number;
}

/** The command or system task that causes notifications. */
export interface NotificationTrigger {
  /** The acting user; null for the system. */
  readonly actorId: UserId | null;
  readonly origin: Origin;
  /** The other streams that the transaction appends to. They are locked together with the recipients' streams. */
  readonly streamIds: readonly StreamId[];
}

/** The trigger of scheduled work. */
export const bySystem: NotificationTrigger = {
  actorId: null,
  origin: { clientId: null, mutationId: null },
  streamIds: [],
};

/** The number of actors that a grouped notification lists. */
const maxActors = 5;

/**
 * Writes notifications and returns their events. Recipients must be members of the project, and their preferences apply,
 * except for announcements. Unread notifications of the same kind and task are grouped. One statement takes the locks and one
 * writes the rows, for any number of recipients.
 *
 * The streams of the project and of the recipients are locked before any row is written, in the order of their names, as the
 * log does. Every other change of the recipients' notifications or memberships either has committed before, and the
 * statement sees it, or follows later in tables and streams alike. An inbox therefore always equals the sum of the user's
 * stream. A lock on memberships would come too late here, after the locks on tasks.
 *
 * @param drafts at most one for each user, kind and task
 * @returns the events for the recipients' streams, to be appended by the last statement of the same transaction
 */
export async function writeNotifications(
  tx: Tx,
  trigger: NotificationTrigger,
  drafts: readonly NotificationDraft[],
): Promise<EventDraft[]> {
  if (drafts.length === 0) return [];
  const streamIds = drafts.flatMap(({ userId, projectId }) => (projectId ? [userId, projectId] : [userId]));
  const [, rows] = await Promise.all([
    lockStreams(tx, [...trigger.streamIds, ...streamIds]),
    insertRows(tx, trigger, drafts),
  ]);
  return rows.map((row): EventDraft => {
    const kind = row.version === 1 ? 'NotificationAdded' : 'NotificationUpdated';
    const { actorId, origin } = trigger;
    const streamId = storedId('user', row.userId);
    return { streamId, kind, actorId, origin, entityId: row.id, data: { notification: notificationSnapshot(row) } };
  });
}

/** The most specific preference decides: a project before all projects, then a kind before all kinds. */
async function insertRows(
  tx: Tx,
  { actorId }: NotificationTrigger,
  drafts: readonly NotificationDraft[],
): Promise<Notification[]> {
  const rows = drafts.map((draft) => ({
    ...{ id: newId('notification'), count: 1, subject: draft.taskId ?? draft.projectId },
    ...draft,
  }));
  return insertNotifications.all(tx.sql, { actorId, rows: JSON.stringify(rows) });
}

const insertNotifications = statement(({ actorId, rows }: { actorId: string | null; rows: string }) =>
  compilable<Notification>(raw`
    INSERT INTO notification AS n
      (id, user_id, kind, project_id, task_id, comment_id, announcement_id, due_date, role, subject, count, actor_ids,
       created_at, updated_at)
    SELECT notice.id, "userId", kind::notification_kind, "projectId", "taskId", "commentId", "announcementId",
           "dueDate", role::project_role, subject, count, array_remove(ARRAY[${actorId}::text], NULL), at, at
    FROM jsonb_to_recordset(${rows}::jsonb) AS notice (
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
      actor_ids = (EXCLUDED.actor_ids || array_remove(n.actor_ids, ${actorId}::text))[1:${raw.lit(maxActors)}],
      updated_at = EXCLUDED.updated_at, version = n.version + 1
    RETURNING n.*`),
);
