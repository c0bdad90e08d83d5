import type {
  CommentEventKind,
  EventData,
  RebalancedTask,
  SingleTaskEventKind,
  TaskFieldChange,
} from '../../events/event.js';
import { newId, type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { TaskStatus } from '../../store/prisma/client.js';
import { authorizeInProject, authorizeOnTask, lockMemberships, projectOfTask } from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { taskSnapshot } from '../snapshots.js';
import { endOfBoard, findPosition, lockBoard, type Placement, takeNumbers } from './board.js';
import { diffFields, parseFields, requireFieldsFit, type TaskFields, toDate, toUpdate } from './task-fields.js';
import { requireMergeable } from './task-version.js';

export interface CreateTaskInput extends TaskFields, Placement {
  readonly projectId: string;
  readonly title: string;
}

export interface UpdateTaskInput extends TaskFields {
  readonly taskId: string;
  /** The version that the client changed; see task-version.ts. */
  readonly expectedVersion?: number | null | undefined;
}

export interface MoveTaskInput extends Placement {
  readonly taskId: string;
  readonly status?: TaskStatus | null | undefined;
}

export interface TaskRef {
  readonly taskId: TaskId;
}

/**
 * Creates a task, at the end of the project's board unless the input names a neighbour.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError when the project is archived
 */
export async function createTask(command: Command, input: CreateTaskInput): Promise<Outcome<TaskRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const fields = parseFields(input);
  const taskId = newId('task');
  return runCommand(command, async (tx) => {
    await lockMemberships(tx, command, projectId, fields.assigneeIds ?? []);
    await authorizeInProject(tx, command, projectId, 'task:create', ['input', 'projectId']);
    const { firstNumber, projectKey } = await takeNumbers(tx, projectId, 1);
    const { assigneeIds = [], labelIds = [], status = 'TODO', parentId = null } = fields;
    const changes: TaskFieldChange[] = [];
    if (assigneeIds.length > 0) changes.push({ field: 'assigneeIds', from: [], to: [...assigneeIds] });
    if (labelIds.length > 0) changes.push({ field: 'labelIds', from: [], to: [...labelIds] });
    await requireFieldsFit(tx, projectId, taskId, [...changes, { field: 'parentId', from: null, to: parentId }]);
    const placed = input.afterTaskId != null || input.beforeTaskId != null;
    const found = placed ? await findPosition(tx, projectId, input, undefined) : undefined;
    const { position, rebalanced } = found ?? { position: await endOfBoard(tx, projectId), rebalanced: [] };
    const now = new Date();
    const task = await tx.task.create({
      data: {
        id: taskId,
        projectId,
        number: firstNumber,
        title: fields.title ?? input.title,
        description: fields.description ?? '',
        status,
        priority: fields.priority ?? 'NONE',
        dueDate: toDate(fields.dueDate),
        position,
        parentId,
        createdById: command.actorId,
        createdAt: now,
        completedAt: status === 'DONE' ? now : null,
        assignees: { create: assigneeIds.map((userId) => ({ userId })) },
        labels: { create: labelIds.map((labelId) => ({ labelId })) },
      },
    });
    return taskDecision('TaskCreated', projectId, { task: taskSnapshot(task), projectKey, changes }, rebalanced);
  });
}

/**
 * Changes a task's fields. A command without changes writes nothing and appends no event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError when the project is archived
 * @throws TaskVersionConflictError when one of the fields has changed since `expectedVersion`
 */
export async function updateTask(command: Command, input: UpdateTaskInput): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  const fields = parseFields(input);
  return runCommand(command, async (tx) => {
    if (fields.assigneeIds?.length) {
      await lockMemberships(tx, command, await projectOfTask(tx, taskId, taskPath), fields.assigneeIds);
    }
    if (fields.parentId != null) await lockBoardOf(tx, command, taskId);
    const authorized = await authorizeOnTask(tx, command, taskId, 'task:update', taskPath);
    const { projectId, projectKey, task: before } = authorized;
    const changes = await diffFields(tx, before, fields);
    if (input.expectedVersion != null) await requireMergeable(tx, command.log, before, input.expectedVersion, changes);
    if (changes.length === 0) return unchanged(taskId, projectId);
    await requireFieldsFit(tx, projectId, taskId, changes);
    const task = await tx.task.update({ where: { id: taskId }, data: toUpdate(before, changes) });
    return taskDecision(eventKindOf(changes), projectId, { task: taskSnapshot(task), projectKey, changes });
  });
}

/**
 * Moves a task on the board and optionally changes its status, as by dragging a card.
 *
 * @throws InvalidInputError unless the input names exactly one neighbour in the project; also as `updateTask`
 */
export async function moveTask(command: Command, input: MoveTaskInput): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  return runCommand(command, async (tx) => {
    await lockBoardOf(tx, command, taskId);
    const authorized = await authorizeOnTask(tx, command, taskId, 'task:update', taskPath);
    const { projectId, projectKey, task: before } = authorized;
    const target = await findPosition(tx, projectId, input, taskId);
    const changes = await diffFields(tx, before, { status: input.status ?? undefined });
    if (target) changes.push({ field: 'position', from: before.position, to: target.position });
    if (changes.length === 0) return unchanged(taskId, projectId);
    const task = await tx.task.update({ where: { id: taskId }, data: toUpdate(before, changes) });
    return taskDecision(
      eventKindOf(changes),
      projectId,
      { task: taskSnapshot(task), projectKey, changes },
      target?.rebalanced,
    );
  });
}

/**
 * Deletes a task. The row stays with `deletedAt`, for `restoreTask` and for the history. Sub-tasks stay unchanged.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted task), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function deleteTask(command: Command, input: { taskId: string }): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  return runCommand(command, async (tx) => {
    const { projectId, projectKey } = await authorizeOnTask(tx, command, taskId, 'task:delete', taskPath);
    const data = { deletedAt: new Date(), version: { increment: 1 } };
    const task = await tx.task.update({ where: { id: taskId }, data });
    return taskDecision('TaskDeleted', projectId, { task: taskSnapshot(task), projectKey, changes: [] });
  });
}

/**
 * Restores a deleted task with its fields and position.
 *
 * @throws InvalidInputError, NotFoundError (also for a task that is not deleted), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function restoreTask(command: Command, input: { taskId: string }): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  return runCommand(command, async (tx) => {
    const { projectId, projectKey } = await authorizeOnTask(tx, command, taskId, 'task:delete', taskPath, 'deleted');
    const data = { deletedAt: null, version: { increment: 1 } };
    const task = await tx.task.update({ where: { id: taskId }, data });
    return taskDecision('TaskRestored', projectId, { task: taskSnapshot(task), projectKey, changes: [] });
  });
}

type PlainTaskEvent = Exclude<SingleTaskEventKind, CommentEventKind>;

const taskPath = ['input', 'taskId'];

/** Takes the board's lock before the task's lock. A task's project never changes, so the read needs no lock. */
async function lockBoardOf(tx: Tx, command: Command, taskId: TaskId): Promise<void> {
  const projectId = await projectOfTask(tx, taskId, taskPath);
  await authorizeInProject(tx, command, projectId, 'task:update', taskPath);
  await lockBoard(tx, projectId);
}

function unchanged(taskId: TaskId, projectId: ProjectId): CommandDecision<TaskRef> {
  return { result: { taskId }, streamId: projectId, events: [] };
}

function taskDecision(
  kind: PlainTaskEvent,
  projectId: ProjectId,
  data: EventData[PlainTaskEvent],
  rebalanced: RebalancedTask[] = [],
): CommandDecision<TaskRef> {
  const taskId = parseId('task', data.task.id, taskPath);
  const eventData = rebalanced.length > 0 ? { ...data, rebalanced } : data;
  return {
    result: { taskId },
    streamId: projectId,
    events: [{ streamId: projectId, kind, entityId: taskId, data: eventData }],
  };
}

/** A change of status decides the kind, whatever else changes. Assignees or position decide only when nothing else changes. */
function eventKindOf(changes: readonly TaskFieldChange[]): PlainTaskEvent {
  const only = (field: TaskFieldChange['field']) => changes.every((change) => change.field === field);
  if (changes.some(({ field }) => field === 'status')) return 'TaskStatusChanged';
  if (only('assigneeIds')) return 'TaskAssigneesChanged';
  if (only('position')) return 'TaskMoved';
  return 'TaskUpdated';
}
