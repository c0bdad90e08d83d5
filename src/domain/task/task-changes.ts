import { type InputIssue, type InputPath, InvalidInputError } from '../../errors.js';
import type { TaskFieldChange } from '../../events/snapshots.js';
import type { ProjectId, TaskId } from '../../ids.js';
import type { Task } from '../../store/prisma/client.js';
import { toDay } from '../snapshots.js';
import type { AssignedIds, References } from './references.js';
import type { WantedFields } from './task-fields.js';

/** Wanted fields, with ids that may come from the database. */
interface FieldValues extends Omit<WantedFields, 'parentId' | 'assigneeIds' | 'labelIds'>, AssignedIds {
  readonly parentId?: string | null | undefined;
}

/** Compares a task with the wanted fields. */
export function diffFields(before: Task, wanted: FieldValues, assigned: AssignedIds = {}): TaskFieldChange[] {
  const changes: TaskFieldChange[] = [];
  const { title, description, status, priority, estimate, parentId, assigneeIds, labelIds } = wanted;
  if (title !== undefined && title !== before.title) changes.push({ field: 'title', from: before.title, to: title });
  if (description !== undefined && description !== before.description) {
    changes.push({ field: 'description', from: before.description, to: description });
  }
  if (status && status !== before.status) changes.push({ field: 'status', from: before.status, to: status });
  if (priority && priority !== before.priority) {
    changes.push({ field: 'priority', from: before.priority, to: priority });
  }
  for (const field of ['startDate', 'dueDate'] as const) {
    const from = before[field] && toDay(before[field]);
    const to = wanted[field];
    if (to !== undefined && to !== from) changes.push({ field, from, to });
  }
  // A due time needs a due date, and goes with it.
  const dueTime = wanted.dueDate === null ? (wanted.dueTime ?? null) : wanted.dueTime;
  if (dueTime !== undefined && dueTime !== before.dueTime) {
    changes.push({ field: 'dueTime', from: before.dueTime, to: dueTime });
  }
  if (estimate !== undefined && estimate !== before.estimate) {
    changes.push({ field: 'estimate', from: before.estimate, to: estimate });
  }
  if (parentId !== undefined && parentId !== before.parentId) {
    changes.push({ field: 'parentId', from: before.parentId, to: parentId });
  }
  if (assigneeIds) {
    const from = [...(assigned.assigneeIds ?? [])];
    if (from.join() !== assigneeIds.join()) changes.push({ field: 'assigneeIds', from, to: [...assigneeIds] });
  }
  if (labelIds) {
    const from = [...(assigned.labelIds ?? [])];
    if (from.join() !== labelIds.join()) changes.push({ field: 'labelIds', from, to: [...labelIds] });
  }
  return changes;
}

/**
 * Checks the rules on references: new assignees are members, new labels and the parent belong to the project, and the parent
 * is not below the task. When the parent changes, the caller must hold the board's lock.
 *
 * @throws InvalidInputError naming the field
 */
export function requireFieldsFit(
  projectId: ProjectId,
  taskId: TaskId,
  changes: readonly TaskFieldChange[],
  { members, labels, parents }: References,
  path: InputPath = ['input'],
): void {
  for (const change of changes) {
    const at = [...path, change.field];
    switch (change.field) {
      case 'assigneeIds':
        requireAll(
          added(change),
          members,
          at,
          (id) => `assigneeIds must be members: ${id} is not a member of the project.`,
        );
        break;
      case 'labelIds':
        requireAll(added(change), labels, at, (id) => `labelIds must be labels of the project: ${id} is not.`);
        break;
      case 'parentId':
        if (change.to !== null) requireParent(projectId, taskId, change.to, parents, at);
        break;
      default:
    }
  }
}

/** The dates of a changed or new task. */
type TaskDates = Pick<Task, 'startDate' | 'dueDate' | 'dueTime'>;
type WantedDates = Pick<WantedFields, 'startDate' | 'dueDate' | 'dueTime'>;

/**
 * Finds the rule on dates that a task breaks.
 *
 * @param wanted the fields of the command: the issue names the wanted field
 * @returns undefined when the dates fit together
 */
export function datesIssue(
  { startDate, dueDate, dueTime }: TaskDates,
  wanted: WantedDates,
  path: InputPath = [],
): InputIssue | undefined {
  if (wanted.dueTime && dueTime && !dueDate) {
    return { path: [...path, 'dueTime'], message: 'dueTime requires a due date: set dueDate as well.' };
  }
  if (!startDate || !dueDate || startDate <= dueDate) return undefined;
  if (wanted.startDate != null) {
    const message = `startDate must not be after the due date, ${toDay(dueDate)}.`;
    return { path: [...path, 'startDate'], message };
  }
  if (wanted.dueDate == null) return undefined;
  return {
    path: [...path, 'dueDate'],
    message: `dueDate must not be before the start date, ${toDay(startDate)}.`,
  };
}

/** @throws InvalidInputError for the issue that `datesIssue` finds */
export function requireDatesFit(task: TaskDates, wanted: WantedDates, path: InputPath = ['input']): void {
  const issue = datesIssue(task, wanted, path);
  if (issue) throw new InvalidInputError(issue);
}

/** Converts a calendar day to the value of a `date` column. */
export function toDate(day: string | null | undefined): Date | null {
  return day == null ? null : new Date(day);
}

function added({ from, to }: { from: readonly string[]; to: readonly string[] }): string[] {
  return to.filter((id) => !from.includes(id));
}

function requireAll(
  ids: readonly string[],
  found: ReadonlySet<string>,
  path: InputPath,
  message: (id: string) => string,
): void {
  const [first, ...others] = ids.filter((id) => !found.has(id)).map((id) => ({ path, message: message(id) }));
  if (first) throw new InvalidInputError(first, ...others);
}

function requireParent(
  projectId: ProjectId,
  taskId: TaskId,
  parentId: string,
  parents: References['parents'],
  path: InputPath,
): void {
  const parent = parents.get(parentId);
  if (!parent || parent.projectId !== projectId || parent.deletedAt) {
    throw new InvalidInputError({ path, message: 'parentId must be a task of the same project.' });
  }
  const above = new Set<string>();
  for (let id: string | null | undefined = parentId; id != null && !above.has(id); id = parents.get(id)?.parentId) {
    above.add(id);
  }
  if (above.has(taskId)) {
    throw new InvalidInputError({ path, message: 'parentId must not be the task itself or one of its sub-tasks.' });
  }
}
