import type { EventData, SingleTaskKind } from '../../events/kinds.js';
import type { RebalancedTask, TaskFieldChange } from '../../events/snapshots.js';
import { newId, parseId, storedId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Task, TaskStatus } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import {
  type AuthorizedTask,
  authorizeInProject,
  authorizeOnTask,
  lockMemberships,
  lockMembershipsOfTask,
  notFound,
} from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { writeTaskDocuments } from '../search/write-documents.js';
import { taskSnapshot } from '../snapshots.js';
import { lastPosition, type Placement, parsePlacement, positionIn, positionsBehind, readGap } from './board.js';
import { lockBoardOf, takeNumbers } from './board-lock.js';
import { assignedIds, readReferences } from './references.js';
import { diffFields, requireDatesFit, requireFieldsFit, toDate } from './task-changes.js';
import { parseFields, type TaskFields } from './task-fields.js';
import { readMissedChanges, requireMergeable } from './task-version.js';
import { applyChanges, writeAssignments, writeTasks } from './write-tasks.js';

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
  const placed = input.afterTaskId != null || input.beforeTaskId != null;
  const anchor = placed ? parsePlacement(input, undefined) : undefined;
  const taskId = newId('task');
  return runCommand(command, async (tx) => {
    const members = lockMemberships(tx, command, projectId, fields.assigneeIds ?? []);
    const [, , numbers, references, last, gap] = await Promise.all([
      members,
      authorizeInProject(tx, command, projectId, 'task:create', ['input', 'projectId']),
      takeNumbers(tx, command, projectId, 1),
      readReferences(tx, command, { projectId }, [{ taskId, wanted: fields }], members),
      anchor ? undefined : lastPosition(tx, projectId),
      anchor && readGap(tx, anchor),
    ]);
    if (!numbers) throw notFound(['input', 'projectId']);
    const { assigneeIds = [], labelIds = [], status = 'TODO', parentId = null } = fields;
    const changes: TaskFieldChange[] = [];
    if (assigneeIds.length > 0) changes.push({ field: 'assigneeIds', from: [], to: [...assigneeIds] });
    if (labelIds.length > 0) changes.push({ field: 'labelIds', from: [], to: [...labelIds] });
    requireFieldsFit(projectId, taskId, [...changes, { field: 'parentId', from: null, to: parentId }], references);
    const found = anchor && (await positionIn(tx, projectId, gap, anchor, undefined));
    const { position = '', rebalanced } = found ?? { position: positionsBehind(last, 1)[0], rebalanced: [] };
    const now = new Date();
    const task: Task = {
      id: taskId,
      projectId,
      number: numbers.firstNumber,
      title: fields.title ?? input.title,
      description: fields.description ?? '',
      status,
      priority: fields.priority ?? 'NONE',
      startDate: toDate(fields.startDate),
      dueDate: toDate(fields.dueDate),
      dueTime: fields.dueTime ?? null,
      estimate: fields.estimate ?? null,
      position,
      parentId,
      externalId: null,
      version: 1,
      createdById: command.actorId,
      createdAt: now,
      updatedAt: now,
      completedAt: status === 'DONE' ? now : null,
      deletedAt: null,
    };
    requireDatesFit(task, fields);
    const write = () =>
      Promise.all([
        insertTask.all(tx.sql, task),
        writeAssignments(tx, [{ id: taskId, assigneeIds, labelIds }]),
        writeTaskDocuments(tx, [task]),
      ]);
    const { projectKey } = numbers;
    return taskDecision('TaskCreated', { task, projectKey, changes, rebalanced, write });
  });
}

const insertTask = statement((task: Task, sql) =>
  sql.insertInto('task').values({
    id: task.id,
    projectId: task.projectId,
    number: task.number,
    title: task.title,
    description: task.description,
    status: task.status,
    priority: task.priority,
    startDate: task.startDate,
    dueDate: task.dueDate,
    dueTime: task.dueTime,
    estimate: task.estimate,
    position: task.position,
    parentId: task.parentId,
    createdById: task.createdById,
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    completedAt: task.completedAt,
  }),
);

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
    const members = lockMembershipsOfTask(tx, command, taskId, fields.assigneeIds ?? []);
    const [, , authorized, references] = await Promise.all([
      members,
      fields.parentId == null ? undefined : lockBoardOf(tx, command, taskId),
      authorizeOnTask(tx, command, taskId, 'task:update', taskPath),
      readReferences(tx, command, { taskId }, [{ taskId, wanted: fields }], members),
    ]);
    const { projectId, task: before } = authorized;
    const changes = diffFields(before, fields, assignedIds(references, taskId));
    if (input.expectedVersion != null) {
      const check = { before, expectedVersion: input.expectedVersion };
      const missed = await readMissedChanges(tx, projectId, [check]);
      requireMergeable(before, input.expectedVersion, changes, missed);
    }
    if (changes.length === 0) return unchanged(authorized);
    requireFieldsFit(projectId, taskId, changes, references);
    requireDatesFit(applyChanges(before, changes), fields);
    return changeDecision(tx, authorized, changes);
  });
}

/**
 * Moves a task on the board and optionally changes its status, as by dragging a card.
 *
 * @throws InvalidInputError unless the input names exactly one neighbour in the project; also as `updateTask`
 */
export async function moveTask(command: Command, input: MoveTaskInput): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  const anchor = parsePlacement(input, taskId);
  return runCommand(command, async (tx) => {
    const [, authorized, gap] = await Promise.all([
      lockBoardOf(tx, command, taskId),
      authorizeOnTask(tx, command, taskId, 'task:update', taskPath),
      readGap(tx, anchor),
    ]);
    const { projectId, task: before } = authorized;
    const target = await positionIn(tx, projectId, gap, anchor, taskId);
    const changes = diffFields(before, { status: input.status ?? undefined });
    if (target) changes.push({ field: 'position', from: before.position, to: target.position });
    if (changes.length === 0) return unchanged(authorized);
    return changeDecision(tx, authorized, changes, target?.rebalanced);
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
    const authorized = await authorizeOnTask(tx, command, taskId, 'task:delete', taskPath);
    return deletionDecision(tx, authorized, 'TaskDeleted');
  });
}

/**
 * Restores a deleted task with its fields and position.
 *
 * @throws InvalidInputError, NotFoundError (also for an undeleted task), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function restoreTask(command: Command, input: { taskId: string }): Promise<Outcome<TaskRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  return runCommand(command, async (tx) => {
    const authorized = await authorizeOnTask(tx, command, taskId, 'task:delete', taskPath, 'deleted');
    return deletionDecision(tx, authorized, 'TaskRestored');
  });
}

const taskPath = ['input', 'taskId'];

function unchanged({ task, projectId }: AuthorizedTask): CommandDecision<TaskRef> {
  return { result: { taskId: storedId('task', task.id) }, rows: { task }, streamId: projectId, events: [] };
}

function changeDecision(
  tx: Tx,
  { task: before, projectKey }: AuthorizedTask,
  changes: TaskFieldChange[],
  rebalanced?: RebalancedTask[],
): CommandDecision<TaskRef> {
  const task = applyChanges(before, changes);
  const write = () => writeTasks(tx, [{ task, changes }]);
  return taskDecision(eventKindOf(changes), { task, projectKey, changes, rebalanced, write });
}

function deletionDecision(
  tx: Tx,
  { task: before, projectKey }: AuthorizedTask,
  kind: 'TaskDeleted' | 'TaskRestored',
): CommandDecision<TaskRef> {
  const task = { ...applyChanges(before, []), deletedAt: kind === 'TaskDeleted' ? new Date() : null };
  const write = () => writeTasks(tx, [{ task, changes: [] }]);
  return taskDecision(kind, { task, projectKey, changes: [], write });
}

interface WrittenTask {
  readonly task: Task;
  readonly projectKey: string;
  readonly changes: TaskFieldChange[];
  readonly rebalanced?: RebalancedTask[] | undefined;
  readonly write: () => Promise<unknown>;
}

function taskDecision(
  kind: SingleTaskKind,
  { task, projectKey, changes, rebalanced = [], write }: WrittenTask,
): CommandDecision<TaskRef> {
  const taskId = storedId('task', task.id);
  const projectId = storedId('project', task.projectId);
  const data: EventData[SingleTaskKind] = { task: taskSnapshot(task), projectKey, changes };
  const eventData = rebalanced.length > 0 ? { ...data, rebalanced } : data;
  return {
    result: { taskId },
    rows: { task },
    streamId: projectId,
    events: [{ streamId: projectId, kind, entityId: taskId, data: eventData }],
    write,
  };
}

/** A change of status decides the kind, whatever else changes. Assignees or position decide only when nothing else changes. */
function eventKindOf(changes: readonly TaskFieldChange[]): SingleTaskKind {
  const only = (field: TaskFieldChange['field']) => changes.every((change) => change.field === field);
  if (changes.some(({ field }) => field === 'status')) return 'TaskStatusChanged';
  if (only('assigneeIds')) return 'TaskAssigneesChanged';
  if (only('position')) return 'TaskMoved';
  return 'TaskUpdated';
}
