import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../../errors.js';
import type { TaskFieldChange } from '../../events/event.js';
import { type LabelId, type ProjectId, parseId, type TaskId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Prisma, Task, TaskPriority, TaskStatus } from '../../store/prisma/client.js';
import { line, parseInput, text } from '../input.js';
import { toDay } from '../snapshots.js';

/*
 * The fields of a task that people write: what they may hold, how two states of them differ, and how a difference is
 * written. All commands on tasks share it, so that they agree on all three.
 */

/** What a caller wants some fields to be; those that are absent stay. `dueDate` is a calendar day as YYYY-MM-DD. */
export interface TaskFields {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: TaskStatus | null | undefined;
  readonly priority?: TaskPriority | null | undefined;
  /** Null takes the date away. */
  readonly dueDate?: string | null | undefined;
  /** Null makes it a task of its own. */
  readonly parentId?: string | null | undefined;
  readonly assigneeIds?: readonly string[] | null | undefined;
  readonly labelIds?: readonly string[] | null | undefined;
}

/** The same, checked: ids are of their types, lists sorted and without doubles. */
export interface WantedFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: TaskStatus | undefined;
  readonly priority?: TaskPriority | undefined;
  readonly dueDate?: string | null | undefined;
  readonly parentId?: TaskId | null | undefined;
  readonly assigneeIds?: readonly UserId[] | undefined;
  readonly labelIds?: readonly LabelId[] | undefined;
}

export const maxTitleLength = 200;
export const title = line(maxTitleLength);
export const description = text(50_000);

const rules = z.object({
  title: title.nullish(),
  description: description.nullish(),
  assigneeIds: z.array(z.string()).max(20, 'A task has at most 20 assignees.').nullish(),
  labelIds: z.array(z.string()).max(20, 'A task has at most 20 labels.').nullish(),
});

/**
 * Checks what can be checked without the database.
 *
 * @param path where the fields stand in the arguments
 * @throws InvalidInputError
 */
export function parseFields(input: TaskFields, path: InputPath = ['input']): WantedFields {
  const { title, description } = parseInput(rules, input, path);
  const { status, priority, dueDate, parentId, assigneeIds, labelIds } = input;
  const ids = <T extends 'label' | 'user'>(type: T, values: readonly string[], field: string) =>
    [...new Set(values.map((id, index) => parseId(type, id, [...path, field, index])))].sort();
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    status: status ?? undefined,
    priority: priority ?? undefined,
    dueDate,
    parentId: parentId == null ? parentId : parseId('task', parentId, [...path, 'parentId']),
    assigneeIds: assigneeIds == null ? undefined : ids('user', assigneeIds, 'assigneeIds'),
    labelIds: labelIds == null ? undefined : ids('label', labelIds, 'labelIds'),
  };
}

/** What has to change so that a task is as wanted; lists are read only when something is wanted of them. */
export async function diffFields(tx: Tx, before: Task, wanted: WantedFields): Promise<TaskFieldChange[]> {
  const changes: TaskFieldChange[] = [];
  const { title, description, status, priority, dueDate, parentId, assigneeIds, labelIds } = wanted;
  if (title !== undefined && title !== before.title) changes.push({ field: 'title', from: before.title, to: title });
  if (description !== undefined && description !== before.description) {
    changes.push({ field: 'description', from: before.description, to: description });
  }
  if (status && status !== before.status) changes.push({ field: 'status', from: before.status, to: status });
  if (priority && priority !== before.priority) {
    changes.push({ field: 'priority', from: before.priority, to: priority });
  }
  const dueBefore = before.dueDate && toDay(before.dueDate);
  if (dueDate !== undefined && dueDate !== dueBefore) changes.push({ field: 'dueDate', from: dueBefore, to: dueDate });
  if (parentId !== undefined && parentId !== before.parentId) {
    changes.push({ field: 'parentId', from: before.parentId, to: parentId });
  }
  if (assigneeIds) {
    const rows = await tx.taskAssignee.findMany({ where: { taskId: before.id }, orderBy: { userId: 'asc' } });
    const from = rows.map(({ userId }) => userId);
    if (from.join() !== assigneeIds.join()) changes.push({ field: 'assigneeIds', from, to: [...assigneeIds] });
  }
  if (labelIds) {
    const rows = await tx.taskLabel.findMany({ where: { taskId: before.id }, orderBy: { labelId: 'asc' } });
    const from = rows.map(({ labelId }) => labelId);
    if (from.join() !== labelIds.join()) changes.push({ field: 'labelIds', from, to: [...labelIds] });
  }
  return changes;
}

/**
 * Checks what only the database knows: assignees are members, labels are the project's, the parent is one of its tasks and
 * not below this one. Whoever calls holds the lock of the project's row when the parent changes.
 *
 * @throws InvalidInputError naming the field
 */
export async function requireFieldsFit(
  tx: Tx,
  projectId: ProjectId,
  taskId: TaskId,
  changes: readonly TaskFieldChange[],
  path: InputPath = ['input'],
): Promise<void> {
  for (const change of changes) {
    switch (change.field) {
      case 'assigneeIds':
        await requireMembers(tx, projectId, added(change), [...path, 'assigneeIds']);
        break;
      case 'labelIds':
        await requireLabels(tx, projectId, added(change), [...path, 'labelIds']);
        break;
      case 'parentId':
        if (change.to !== null) await requireParent(tx, projectId, taskId, change.to, [...path, 'parentId']);
        break;
      default:
    }
  }
}

/** How the changes are written to the task's row and its lists. */
export function toUpdate(before: Task, changes: readonly TaskFieldChange[]): Prisma.TaskUncheckedUpdateInput {
  const data: Prisma.TaskUncheckedUpdateInput = { version: { increment: 1 } };
  for (const change of changes) {
    switch (change.field) {
      case 'title':
      case 'description':
      case 'position':
        data[change.field] = change.to;
        break;
      case 'parentId':
        data.parentId = change.to;
        break;
      case 'priority':
        data.priority = change.to;
        break;
      case 'status':
        data.status = change.to;
        data.completedAt = change.to === 'DONE' ? (before.completedAt ?? new Date()) : null;
        break;
      case 'dueDate':
        data.dueDate = toDate(change.to);
        break;
      case 'assigneeIds':
        data.assignees = {
          deleteMany: { userId: { notIn: change.to } },
          create: added(change).map((userId) => ({ userId })),
        };
        break;
      case 'labelIds':
        data.labels = {
          deleteMany: { labelId: { notIn: change.to } },
          create: added(change).map((labelId) => ({ labelId })),
        };
        break;
      default:
        change satisfies never;
    }
  }
  return data;
}

/** The instant that a `date` column takes for a calendar day. */
export function toDate(day: string | null | undefined): Date | null {
  return day == null ? null : new Date(day);
}

function added({ from, to }: { from: readonly string[]; to: readonly string[] }): string[] {
  return to.filter((id) => !from.includes(id));
}

/** Only members can be assigned. Their rows stay locked, so that nobody is assigned while being removed. */
async function requireMembers(tx: Tx, projectId: ProjectId, userIds: string[], path: InputPath): Promise<void> {
  if (userIds.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT user_id AS id FROM project_member
    WHERE project_id = ${projectId} AND user_id = ANY(${userIds}) ORDER BY user_id FOR SHARE`;
  requireAll(userIds, rows, path, (id) => `${id} is not a member of the project.`);
}

/** The labels stay locked, so that none is put on a task while it is being deleted. */
async function requireLabels(tx: Tx, projectId: ProjectId, labelIds: string[], path: InputPath): Promise<void> {
  if (labelIds.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM label WHERE project_id = ${projectId} AND id = ANY(${labelIds}) ORDER BY id FOR KEY SHARE`;
  requireAll(labelIds, rows, path, (id) => `${id} is not a label of the project.`);
}

function requireAll(
  ids: readonly string[],
  found: readonly { id: string }[],
  path: InputPath,
  message: (id: string) => string,
): void {
  const missing = ids.filter((wanted) => !found.some(({ id }) => id === wanted));
  const [first, ...others] = missing.map((id) => ({ path, message: message(id) }));
  if (first) throw new InvalidInputError(first, ...others);
}

async function requireParent(
  tx: Tx,
  projectId: ProjectId,
  taskId: TaskId,
  parentId: string,
  path: InputPath,
): Promise<void> {
  const parent = await tx.task.findUnique({
    where: { id: parentId, projectId, deletedAt: null },
    select: { id: true },
  });
  if (!parent) throw new InvalidInputError({ path, message: 'The parent must be a task of the same project.' });
  const above = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM task WHERE id = ${parentId}
      UNION SELECT t.id, t.parent_id FROM task t JOIN above a ON t.id = a.parent_id)
    SELECT id FROM above`;
  if (above.some(({ id }) => id === taskId)) {
    throw new InvalidInputError({ path, message: 'A task can not be below itself.' });
  }
}
