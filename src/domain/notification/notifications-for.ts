import type { CommentSnapshot, EventDraft, EventKind, Origin, StoredEvent, TaskChange } from '../../events/event.js';
import { storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { parseMentions } from '../comment/mentions.js';
import { participantsOf } from './participants.js';
import { removeNotifications } from './removal.js';
import { type NotificationDraft, type NotificationTrigger, writeNotifications } from './write-notifications.js';

/*
 * What a command's events mean for people's inboxes. Every command comes through here (see command.ts), so no command
 * can forget to tell somebody. Events that tell nobody cost no statement.
 */

/** Who made the events. */
export interface EventOrigin {
  readonly actorId: UserId;
  readonly origin: Origin;
}

/**
 * Tells everybody who has to be told of the events, except who made them.
 *
 * @returns the events for their streams, to be appended together with those that they come from
 */
export async function notificationsFor(
  tx: Tx,
  { actorId, origin }: EventOrigin,
  events: readonly EventDraft[],
): Promise<EventDraft[]> {
  const cause: NotificationTrigger = { actorId, origin, streamIds: events.map(({ streamId }) => streamId) };
  const drafts: EventDraft[] = [];
  for (const event of events) {
    if (isOf(event, 'ProjectMemberRemoved')) {
      const { project, userId } = event.data;
      drafts.push(...(await removeNotifications(tx, cause, { projectId: project.id, userId })));
    } else if (isOf(event, 'ProjectDeleted')) {
      drafts.push(...(await removeNotifications(tx, cause, { projectId: event.data.project.id })));
    } else {
      const notices = await draftsFor(tx, event);
      const toOthers = notices.filter(({ userId }) => userId !== actorId);
      drafts.push(...(await writeNotifications(tx, cause, toOthers)));
    }
  }
  return drafts;
}

type EventOf<K extends EventKind> = { readonly kind: K; readonly data: Extract<StoredEvent, { kind: K }>['data'] };

/** True for a draft of that kind, whose data don't wait for numbers. */
function isOf<K extends EventKind>(event: EventDraft, ...kinds: readonly K[]): event is EventDraft & EventOf<K> {
  const known: readonly string[] = kinds;
  return known.includes(event.kind) && typeof event.data !== 'function';
}

async function draftsFor(tx: Tx, event: EventDraft): Promise<NotificationDraft[]> {
  if (isOf(event, 'TaskCreated', 'TaskUpdated', 'TaskStatusChanged', 'TaskAssigneesChanged')) {
    return assignmentDrafts([event.data]);
  }
  if (isOf(event, 'TasksBulkChanged', 'TasksImported')) return assignmentDrafts(event.data.items);
  if (isOf(event, 'CommentAdded')) return commentDrafts(tx, event.data);
  if (isOf(event, 'CommentEdited')) {
    const before = new Set(parseMentions(event.data.fromBody));
    return mentionDrafts(event.data).filter(({ userId }) => !before.has(userId));
  }
  if (isOf(event, 'ProjectMemberAdded', 'ProjectMemberRoleChanged')) {
    const { project, userId, role } = event.data;
    const kind = event.kind === 'ProjectMemberAdded' ? 'ADDED_TO_PROJECT' : 'ROLE_CHANGED';
    return [{ userId: storedId('user', userId), kind, projectId: storedId('project', project.id), role }];
  }
  if (isOf(event, 'ProjectTransferred')) {
    const { project, toUserId } = event.data;
    const userId = storedId('user', toUserId);
    return [{ userId, kind: 'ROLE_CHANGED', projectId: storedId('project', project.id), role: 'OWNER' }];
  }
  return [];
}

/** Who was put on tasks, and who was taken off: a notice for each person, however many tasks. */
function assignmentDrafts(items: readonly TaskChange[]): NotificationDraft[] {
  const found = new Map<string, { kind: 'ASSIGNED' | 'UNASSIGNED'; userId: string; tasks: TaskChange['task'][] }>();
  for (const { task, changes } of items) {
    for (const change of changes) {
      if (change.field !== 'assigneeIds') continue;
      const add = (kind: 'ASSIGNED' | 'UNASSIGNED', ids: readonly string[], others: readonly string[]) => {
        for (const userId of ids.filter((id) => !others.includes(id))) {
          const { tasks } = found.get(kind + userId) ?? { tasks: [] };
          found.set(kind + userId, { kind, userId, tasks: [...tasks, task] });
        }
      };
      add('ASSIGNED', change.to, change.from);
      add('UNASSIGNED', change.from, change.to);
    }
  }
  return [...found.values()].flatMap(({ kind, userId, tasks }) => {
    const [task] = tasks;
    if (!task) return [];
    const projectId = storedId('project', task.projectId);
    const notice: NotificationDraft = { userId: storedId('user', userId), kind, projectId, count: tasks.length };
    return tasks.length > 1 ? [notice] : [{ ...notice, taskId: storedId('task', task.id) }];
  });
}

interface CommentedTask {
  readonly task: TaskChange['task'];
  readonly comment: CommentSnapshot;
}

function mentionDrafts({ task, comment }: CommentedTask): NotificationDraft[] {
  return parseMentions(comment.body).map((userId) => ({ userId, kind: 'MENTIONED', ...subjectOf({ task, comment }) }));
}

/** Who is named is told of that; of the others, who made the task, is on it or took part in it. */
async function commentDrafts(tx: Tx, event: CommentedTask): Promise<NotificationDraft[]> {
  const mentions = mentionDrafts(event);
  const named = new Set(mentions.map(({ userId }) => userId));
  const participants = await participantsOf(tx, event.task.id);
  const others = participants.filter((userId) => !named.has(userId));
  return [
    ...mentions,
    ...others.map((userId): NotificationDraft => ({ userId, kind: 'COMMENTED', ...subjectOf(event) })),
  ];
}

function subjectOf({ task, comment }: CommentedTask) {
  return {
    projectId: storedId('project', task.projectId),
    taskId: storedId('task', task.id),
    commentId: storedId('comment', comment.id),
  };
}
