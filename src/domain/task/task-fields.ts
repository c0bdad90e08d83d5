import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../../errors.js';
import type { TaskFieldChange } from '../../events/event.js';
import { type LabelId, type ProjectId, parseId, type TaskId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Prisma, Task, TaskPriority, TaskStatus } from '../../store/prisma/client.js';
import { line, parseInput, text } from '../input.js';
import { toDay } from '../snapshots.js';

/*
 * The fields of a task that clients write: their rules, the comparison of two states, and the update. All commands on tasks
 * share these functions.
 */

/** The wanted values of fields. Absent fields stay unchanged. `dueDate` is a calendar day as YYYY-MM-DD. */
export interface TaskFields {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly status?: TaskStatus | null | undefined;
  readonly priority?: TaskPriority | null | undefined;
  /** Null removes the due date. */
  readonly dueDate?: string | null | undefined;
  /** Null removes the parent. */
  readonly parentId?: string | null | undefined;
  readonly assigneeIds?: readonly string[] | null | undefined;
  readonly labelIds?: readonly string[] | null | undefined;
}

/** Checked fields: ids are of their types, lists are sorted and without duplicates. */
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
  assigneeIds: z.array(z.string()).max(20, 'must have at most 20 users.').nullish(),
  labelIds: z.array(z.string()).max(20, 'must have at most 20 labels.').nullish(),
});

/**
 * Checks the rules that need no database.
 *
 * @param path the path of the fields in the GraphQL arguments
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

/** Compares a task with the wanted fields. Assignees and labels are read only when `wanted` has them. */
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
 * Checks the rules that need the database: assignees are members, labels and parent belong to the project, and the parent is
 * not below the task. When the parent changes, the caller must hold the board's lock.
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

/** Converts changes to Prisma's update of the task's row, assignees and labels. */
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

/** Converts a calendar day to the value of a `date` column. */
export function toDate(day: string | null | undefined): Date | null {
  return day == null ? null : new Date(day);
}

function added({ from, to }: { from: readonly string[]; to: readonly string[] }): string[] {
  return to.filter((id) => !from.includes(id));
}

/** Checks that users are members. The memberships stay locked, so that no user is assigned during their removal. */
async function requireMembers(tx: Tx, projectId: ProjectId, userIds: string[], path: InputPath): Promise<void> {
  if (userIds.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT user_id AS id FROM project_member
    WHERE project_id = ${projectId} AND user_id = ANY(${userIds}) ORDER BY user_id FOR SHARE`;
  requireAll(userIds, rows, path, (id) => `assigneeIds must be members: ${id} is not a member of the project.`);
}

/** Checks that labels belong to the project. The labels stay locked, so that no deleted label is added to a task. */
async function requireLabels(tx: Tx, projectId: ProjectId, labelIds: string[], path: InputPath): Promise<void> {
  if (labelIds.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM label WHERE project_id = ${projectId} AND id = ANY(${labelIds}) ORDER BY id FOR KEY SHARE`;
  requireAll(labelIds, rows, path, (id) => `labelIds must be labels of the project: ${id} is not.`);
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
  if (!parent) throw new InvalidInputError({ path, message: 'parentId must be a task of the same project.' });
  const above = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM task WHERE id = ${parentId}
      UNION SELECT t.id, t.parent_id FROM task t JOIN above a ON t.id = a.parent_id)
    SELECT id FROM above`;
  if (above.some(({ id }) => id === taskId)) {
    throw new InvalidInputError({ path, message: 'parentId must not be the task itself or one of its sub-tasks.' });
  }
}
