import type { SingleTaskKind } from '../../events/kinds.js';
import type { RebalancedTask, TaskFieldChange } from '../../events/snapshots.js';
import { parseId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { TaskStatus } from '../../store/prisma/client.js';
import { type AuthorizedTask, authorizeOnTask, lockMembershipsOfTask } from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { type Placement, parsePlacement, positionIn, readGap } from './board.js';
import { lockBoardOf } from './board-lock.js';
import { assignedIds, readReferences } from './references.js';
import { diffFields, requireDatesFit, requireFieldsFit } from './task-changes.js';
import { type TaskRef, taskDecision } from './task-decision.js';
import { parseFields, type TaskFields } from './task-fields.js';
import { readMissedChanges, requireMergeable } from './task-version.js';
import { applyChanges, writeTasks } from './write-tasks.js';

export interface UpdateTaskInput extends TaskFields {
  readonly taskId: string;
  /** The version that the client changed; see task-version.ts. */
  readonly expectedVersion?: number | null | undefined;
}

export interface MoveTaskInput extends Placement {
  readonly taskId: string;
  readonly status?: TaskStatus | null | undefined;
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

/** A change of status decides the kind, whatever else changes. Assignees or position decide only when nothing else changes. */
function eventKindOf(changes: readonly TaskFieldChange[]): SingleTaskKind {
  const only = (field: TaskFieldChange['field']) => changes.every((change) => change.field === field);
  if (changes.some(({ field }) => field === 'status')) return 'TaskStatusChanged';
  if (only('assigneeIds')) return 'TaskAssigneesChanged';
  if (only('position')) return 'TaskMoved';
  return 'TaskUpdated';
}
