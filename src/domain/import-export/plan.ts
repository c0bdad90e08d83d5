import type { TaskFieldChange } from '../../events/event.js';
import { newId } from '../../ids.js';
import { toDay } from '../snapshots.js';
import { type KnownTask, type Lookup, labelId } from './lookup.js';
import { type ImportRow, type RowError, rowError } from './rows.js';

/** What a batch is going to do. Pure: the rows against what is there. */
export interface Plan {
  readonly creates: { id: string; title: string; row: ImportRow; parentId: string | null; labelIds: string[] }[];
  readonly updates: { row: ImportRow; before: KnownTask; changes: TaskFieldChange[] }[];
  /** Whose parent is not there yet: it may stand further down in the file. */
  readonly waiting: { row: ImportRow; skipped: boolean }[];
  readonly errors: RowError[];
  skipped: number;
  failed: number;
}

/** What there is to do for no rows. */
export function emptyPlan(): Plan {
  return { creates: [], updates: [], waiting: [], errors: [], skipped: 0, failed: 0 };
}

export interface PlanOptions {
  /** True when every row of the file has been read: a parent that is not there then is an error. */
  readonly last: boolean;
  /** Why labels that rows name may be missing, for their errors. */
  readonly missingLabels: string;
}

export function planBatch(rows: readonly ImportRow[], found: Lookup, { last, missingLabels }: PlanOptions): Plan {
  const plan = emptyPlan();
  const parents = new Map(found.parents);
  const parentOf = new Map(found.parentOf);
  for (const row of rows) {
    const before = found.tasks.get(row.externalId);
    const { title } = row;
    // Somebody took it away on purpose.
    if (before?.deletedAt || (!before && title === undefined)) {
      plan.skipped += 1;
      continue;
    }
    const id = before?.id ?? newId('task');
    const errors = unknowns(row, found, missingLabels);
    const parentId = row.parent == null ? row.parent : parents.get(row.parent);
    const waits = row.parent != null && parentId === undefined && row.parent !== row.externalId;
    if (waits && last) errors.push(rowError(row.row, 'parent', `There is no task ${row.parent} to be a part of.`));
    if (row.parent === row.externalId || (parentId != null && isWithin(parentId, id, parentOf))) {
      errors.push(rowError(row.row, 'parent', 'A task can not be a part of itself.'));
    }
    if (errors.length > 0) {
      plan.errors.push(...errors);
      plan.failed += 1;
      continue;
    }
    const labelIds = row.labels && [...new Set(row.labels.flatMap((name) => labelId(found, name) ?? []))].sort();
    const skipped = before !== undefined && !planUpdate(plan, before, row, { parentId, labelIds });
    if (skipped) plan.skipped += 1;
    if (before === undefined && title !== undefined) {
      plan.creates.push({ id, title, row, parentId: parentId ?? null, labelIds: labelIds ?? [] });
    }
    if (waits) plan.waiting.push({ row, skipped });
    else parentOf.set(id, parentId === undefined ? (before?.parentId ?? null) : parentId);
    parents.set(row.externalId, id);
  }
  return plan;
}

type Related = { readonly parentId: string | null | undefined; readonly labelIds: string[] | undefined };

/** @returns whether there is anything to change */
function planUpdate(plan: Plan, before: KnownTask, row: ImportRow, related: Related): boolean {
  const changes: TaskFieldChange[] = [];
  const { title, description, status, priority, dueDate, assigneeIds } = row;
  const { parentId, labelIds } = related;
  if (title !== undefined && title !== before.title) changes.push({ field: 'title', from: before.title, to: title });
  if (description !== undefined && description !== before.description) {
    changes.push({ field: 'description', from: before.description, to: description });
  }
  if (status !== undefined && status !== before.status) {
    changes.push({ field: 'status', from: before.status, to: status });
  }
  if (priority !== undefined && priority !== before.priority) {
    changes.push({ field: 'priority', from: before.priority, to: priority });
  }
  const dueBefore = before.dueDate && toDay(before.dueDate);
  if (dueDate !== undefined && dueDate !== dueBefore) changes.push({ field: 'dueDate', from: dueBefore, to: dueDate });
  // A parent that is deleted is told to nobody; the tie to it stays, so that both come back together.
  const parentBefore = before.parent?.deletedAt ? null : before.parentId;
  if (parentId !== undefined && parentId !== parentBefore) {
    changes.push({ field: 'parentId', from: before.parentId, to: parentId });
  }
  const assigneesBefore = before.assignees.map(({ userId }) => userId).sort();
  if (assigneeIds && assigneeIds.join() !== assigneesBefore.join()) {
    changes.push({ field: 'assigneeIds', from: assigneesBefore, to: [...assigneeIds] });
  }
  const labelsBefore = before.labels.map(({ labelId }) => labelId).sort();
  if (labelIds && labelIds.join() !== labelsBefore.join()) {
    changes.push({ field: 'labelIds', from: labelsBefore, to: labelIds });
  }
  if (changes.length > 0) plan.updates.push({ row, before, changes });
  return changes.length > 0;
}

/** What the row names and the project doesn't have. */
function unknowns(row: ImportRow, found: Lookup, missingLabels: string): RowError[] {
  const outsiders = (row.assigneeIds ?? []).filter((id) => !found.members.has(id));
  const unknown = (row.labels ?? []).filter((name) => labelId(found, name) === undefined);
  return [
    ...outsiders.map((id) => rowError(row.row, 'assignees', `${id} is not a member of the project.`)),
    ...unknown.map((name) => rowError(row.row, 'labels', `The project has no label ${name}. ${missingLabels}`)),
  ];
}

/** Whether one task is the other, or a part of it at any depth. */
function isWithin(id: string, whole: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === whole) return true;
    seen.add(at);
  }
  return false;
}
