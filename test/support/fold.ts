import { isDeepStrictEqual } from 'node:util';
import { commentSnapshot, labelSnapshot, projectSnapshot, taskSnapshot } from '../../src/domain/snapshots.js';
import type { EventOf, StoredEvent } from '../../src/events/event.js';
import type {
  CommentSnapshot,
  LabelSnapshot,
  ProjectSnapshot,
  TaskChange,
  TaskFieldChange,
  TaskSnapshot,
} from '../../src/events/snapshots.js';
import type { PrismaClient } from '../../src/store/database.js';

/*
 * Builds a project's state from its stored events alone, and reads the same state from the tables. Equal states
 * prove the completeness of the events. Folding throws when an event contradicts the previous state.
 */

interface TaskState {
  readonly task: TaskSnapshot;
  readonly assigneeIds: readonly string[];
  readonly labelIds: readonly string[];
}

interface CommentState {
  readonly comment: CommentSnapshot;
  /** `user emoji` */
  readonly reactions: readonly string[];
}

export interface ProjectState {
  project: ProjectSnapshot | undefined;
  readonly members: Map<string, string>;
  readonly labels: Map<string, LabelSnapshot>;
  readonly tasks: Map<string, TaskState>;
  readonly comments: Map<string, CommentState>;
}

/** The state after all events of a project, beginning with the first. Throws at the first contradiction. */
export function foldEvents(events: readonly StoredEvent[]): ProjectState {
  const state: ProjectState = {
    project: undefined,
    members: new Map(),
    labels: new Map(),
    tasks: new Map(),
    comments: new Map(),
  };
  for (const event of events) {
    try {
      apply(state, event);
    } catch (error) {
      throw new Error(`${event.kind} number ${event.seq}: ${String(error)}`);
    }
  }
  return state;
}

function apply(state: ProjectState, event: StoredEvent): void {
  const { members, labels } = state;
  if ('project' in event.data) applyProject(state, event);
  switch (event.kind) {
    case 'ProjectCreated':
      members.set(event.actorId ?? '', 'OWNER');
      break;
    case 'ProjectMemberAdded':
      same('member', members.get(event.data.userId), undefined);
      members.set(event.data.userId, event.data.role);
      break;
    case 'ProjectMemberRoleChanged':
      same('role', members.get(event.data.userId), event.data.fromRole);
      members.set(event.data.userId, event.data.role);
      break;
    case 'ProjectTransferred':
      members.set(event.data.fromUserId, 'ADMIN').set(event.data.toUserId, 'OWNER');
      break;
    case 'ProjectMemberRemoved':
      same('role', members.get(event.data.userId), event.data.role);
      members.delete(event.data.userId);
      eachTask(state, (task) => ({ ...task, assigneeIds: without(task.assigneeIds, event.data.userId) }));
      break;
    case 'LabelCreated':
      labels.set(event.data.label.id, event.data.label);
      break;
    case 'LabelUpdated': {
      const { name, color } = labels.get(event.data.label.id) ?? {};
      same('label', { name, color }, event.data.from);
      labels.set(event.data.label.id, event.data.label);
      break;
    }
    case 'LabelDeleted':
      labels.delete(event.data.label.id);
      eachTask(state, (task) => ({ ...task, labelIds: without(task.labelIds, event.data.label.id) }));
      break;
    case 'TaskCreated':
    case 'TaskUpdated':
    case 'TaskStatusChanged':
    case 'TaskAssigneesChanged':
    case 'TaskMoved':
    case 'TaskDeleted':
    case 'TaskRestored':
      rebalance(state, event);
      applyTask(state, event.data, event.kind === 'TaskCreated');
      break;
    case 'TasksBulkChanged':
    case 'TasksImported':
      rebalance(state, event);
      for (const item of event.data.items) applyTask(state, item, event.kind === 'TasksImported');
      break;
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentDeleted':
    case 'CommentReactionAdded':
    case 'CommentReactionRemoved':
      applyComment(state, event);
      break;
    default:
  }
}

function applyProject(state: ProjectState, event: StoredEvent): void {
  if (!('project' in event.data)) return;
  const { project } = event.data;
  if (event.kind === 'ProjectUpdated') {
    for (const { field, from, to } of event.data.changes) {
      same(`from ${field}`, state.project?.[field], from);
      same(`to ${field}`, project[field], to);
    }
  }
  state.project = project;
}

function rebalance(state: ProjectState, { data }: EventOf<'TaskMoved' | 'TasksBulkChanged'> | StoredEvent): void {
  if (!('rebalanced' in data)) return;
  for (const { taskId, position } of data.rebalanced ?? []) {
    const known = state.tasks.get(taskId);
    if (known) state.tasks.set(taskId, { ...known, task: { ...known.task, position } });
  }
}

const listOf = { assigneeIds: 'assigneeIds', labelIds: 'labelIds' } as const;

function applyTask(state: ProjectState, { task, changes }: TaskChange, mayBeNew: boolean): void {
  const known = state.tasks.get(task.id);
  if (!known && !mayBeNew) throw new Error(`${task.id} is not known`);
  const lists = { assigneeIds: known?.assigneeIds ?? [], labelIds: known?.labelIds ?? [] };
  const reported: Partial<Record<TaskFieldChange['field'], unknown>> = {};
  for (const change of changes) {
    reported[change.field] = change.to;
    if (change.field === 'assigneeIds' || change.field === 'labelIds') {
      same(`from ${change.field}`, lists[change.field], change.from);
      lists[listOf[change.field]] = change.to;
    } else if (known) {
      same(`from ${change.field}`, known.task[change.field], change.from);
      same(`to ${change.field}`, task[change.field], change.to);
    }
  }
  if (known) {
    same('version', task.version, known.task.version + 1);
    for (const field of [
      'title',
      'description',
      'status',
      'priority',
      'startDate',
      'dueDate',
      'dueTime',
      'estimate',
      'parentId',
      'number',
      'position',
    ] as const) {
      if (!(field in reported)) same(`unreported ${field}`, task[field], known.task[field]);
    }
  }
  state.tasks.set(task.id, { task, ...lists });
}

function applyComment(
  state: ProjectState,
  event: EventOf<
    'CommentAdded' | 'CommentEdited' | 'CommentDeleted' | 'CommentReactionAdded' | 'CommentReactionRemoved'
  >,
): void {
  const { comment, task } = event.data;
  const known = state.comments.get(comment.id);
  same('task version', task.version, state.tasks.get(task.id)?.task.version);
  let reactions = known?.reactions ?? [];
  const reaction = 'emoji' in event.data ? `${event.actorId} ${event.data.emoji}` : '';
  switch (event.kind) {
    case 'CommentAdded':
      same('comment', known, undefined);
      break;
    case 'CommentEdited':
      same('from body', known?.comment.body, event.data.fromBody);
      same('version', comment.version, (known?.comment.version ?? 0) + 1);
      break;
    case 'CommentDeleted':
      reactions = [];
      break;
    case 'CommentReactionAdded':
      same('reaction', reactions.includes(reaction), false);
      reactions = [...reactions, reaction].sort();
      break;
    case 'CommentReactionRemoved':
      same('reaction', reactions.includes(reaction), true);
      reactions = without(reactions, reaction);
      break;
    default:
      event satisfies never;
  }
  state.comments.set(comment.id, { comment, reactions });
}

function eachTask(state: ProjectState, change: (task: TaskState) => TaskState): void {
  for (const [id, task] of state.tasks) state.tasks.set(id, change(task));
}

function without(list: readonly string[], removed: string): string[] {
  return list.filter((entry) => entry !== removed);
}

function same(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/** The state of the tables, with the rows' versions and timestamps. */
export async function readState(prisma: PrismaClient, projectId: string): Promise<ProjectState> {
  const [project, members, labels, tasks, comments] = await Promise.all([
    prisma.project.findUniqueOrThrow({ where: { id: projectId } }),
    prisma.projectMember.findMany({ where: { projectId } }),
    prisma.label.findMany({ where: { projectId } }),
    prisma.task.findMany({ where: { projectId }, include: { assignees: true, labels: true } }),
    prisma.comment.findMany({ where: { task: { projectId } }, include: { reactions: true } }),
  ]);
  return {
    project: projectSnapshot(project),
    members: new Map(members.map(({ userId, role }) => [userId, role])),
    labels: new Map(labels.map((label) => [label.id, labelSnapshot(label)])),
    tasks: new Map(
      tasks.map(({ assignees, labels: taskLabels, ...task }) => [
        task.id,
        {
          task: taskSnapshot(task),
          assigneeIds: assignees.map(({ userId }) => userId).sort(),
          labelIds: taskLabels.map(({ labelId }) => labelId).sort(),
        },
      ]),
    ),
    comments: new Map(
      comments.map(({ reactions, ...comment }) => [
        comment.id,
        {
          comment: commentSnapshot(comment),
          reactions: reactions.map(({ userId, emoji }) => `${userId} ${emoji}`).sort(),
        },
      ]),
    ),
  };
}
