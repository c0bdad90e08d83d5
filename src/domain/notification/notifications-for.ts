import type { EventDraft, Origin, StoredEvent } from '../../events/event.js';
import type { EventKind } from '../../events/kinds.js';
import type { CommentSnapshot, TaskChange } from '../../events/snapshots.js';
import { storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { parseMentions } from '../comment/mentions.js';
import { removeNotifications } from './removal.js';
import { type NotificationDraft, type NotificationTrigger, writeNotifications } from './write-notifications.js';

/** The actor and the client of a command. */
export interface EventOrigin {
  readonly actorId: UserId;
  readonly origin: Origin;
}

/**
 * Writes the notifications for a command's events, except for the actor. `runCommand` calls this function for every command,
 * so no command can omit notifications. Events without recipients cost no statement.
 *
 * @param participants the participants of the task of a new comment
 * @returns the events for the recipients' streams, to be appended together with the command's events
 */
export async function notificationsFor(
  tx: Tx,
  { actorId, origin }: EventOrigin,
  events: readonly EventDraft[],
  participants: readonly UserId[] = [],
): Promise<EventDraft[]> {
  const trigger: NotificationTrigger = { actorId, origin, streamIds: events.map(({ streamId }) => streamId) };
  const drafts: EventDraft[] = [];
  for (const event of events) {
    if (isOf(event, 'ProjectMemberRemoved')) {
      const { project, userId } = event.data;
      drafts.push(...(await removeNotifications(tx, trigger, { projectId: project.id, userId })));
    } else {
      const notifications = draftsFor(event, participants);
      const toOthers = notifications.filter(({ userId }) => userId !== actorId);
      drafts.push(...(await writeNotifications(tx, trigger, toOthers)));
    }
  }
  return drafts;
}

type EventOf<K extends EventKind> = { readonly kind: K; readonly data: Extract<StoredEvent, { kind: K }>['data'] };

/** True for a draft of one of the kinds with data that does not depend on sequence numbers. */
function isOf<K extends EventKind>(event: EventDraft, ...kinds: readonly K[]): event is EventDraft & EventOf<K> {
  const kindNames: readonly string[] = kinds;
  return kindNames.includes(event.kind) && typeof event.data !== 'function';
}

function draftsFor(event: EventDraft, participants: readonly UserId[]): NotificationDraft[] {
  if (isOf(event, 'TaskCreated', 'TaskUpdated', 'TaskStatusChanged', 'TaskAssigneesChanged')) {
    return assignmentDrafts([event.data]);
  }
  if (isOf(event, 'TasksBulkChanged', 'TasksImported')) return assignmentDrafts(event.data.items);
  if (isOf(event, 'CommentAdded')) return commentDrafts(event.data, participants);
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

/** One notification for each assigned user and one for each unassigned user, for any number of tasks. */
function assignmentDrafts(items: readonly TaskChange[]): NotificationDraft[] {
  const found = new Map<string, { kind: 'ASSIGNED' | 'UNASSIGNED'; userId: string; tasks: TaskChange['task'][] }>();
  for (const { task, changes } of items) {
    for (const change of changes) {
      if (change.field !== 'assigneeIds') continue;
      const add = (kind: 'ASSIGNED' | 'UNASSIGNED', ids: readonly string[], except: readonly string[]) => {
        for (const userId of ids.filter((id) => !except.includes(id))) {
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
    const draft: NotificationDraft = { userId: storedId('user', userId), kind, projectId, count: tasks.length };
    return tasks.length > 1 ? [draft] : [{ ...draft, taskId: storedId('task', task.id) }];
  });
}

interface CommentedTask {
  readonly task: TaskChange['task'];
  readonly comment: CommentSnapshot;
}

function mentionDrafts({ task, comment }: CommentedTask): NotificationDraft[] {
  return parseMentions(comment.body).map((userId) => ({ userId, kind: 'MENTIONED', ...subjectOf({ task, comment }) }));
}

/** Mentioned users receive MENTIONED; the other participants of the task receive COMMENTED. */
function commentDrafts(event: CommentedTask, participants: readonly UserId[]): NotificationDraft[] {
  const mentions = mentionDrafts(event);
  const mentioned = new Set(mentions.map(({ userId }) => userId));
  const notMentioned = participants.filter((userId) => !mentioned.has(userId));
  return [
    ...mentions,
    ...notMentioned.map((userId): NotificationDraft => ({ userId, kind: 'COMMENTED', ...subjectOf(event) })),
  ];
}

function subjectOf({ task, comment }: CommentedTask) {
  return {
    projectId: storedId('project', task.projectId),
    taskId: storedId('task', task.id),
    commentId: storedId('comment', comment.id),
  };
}
