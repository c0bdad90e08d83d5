import type { TaskFieldChange } from '../../events/snapshots.js';
import { newId } from '../../ids.js';
import { datesIssue, diffFields, toDate } from '../task/task-changes.js';
import { type KnownTask, type Lookup, labelId } from './lookup.js';
import { type ImportRow, type RowError, rowError } from './rows.js';

/** The changes of a batch, computed from its rows and the existing tasks. */
export interface Plan {
  readonly creates: { id: string; title: string; row: ImportRow; parentId: string | null; labelIds: string[] }[];
  readonly updates: { row: ImportRow; before: KnownTask; changes: TaskFieldChange[] }[];
  /** Rows with a missing parent, which may follow later in the file. */
  readonly waiting: { row: ImportRow; skipped: boolean }[];
  readonly errors: RowError[];
  skipped: number;
  failed: number;
}

/** The plan for no rows. */
export function emptyPlan(): Plan {
  return { creates: [], updates: [], waiting: [], errors: [], skipped: 0, failed: 0 };
}

export interface PlanOptions {
  /** True when the whole file has been read. A missing parent is then an error. */
  readonly last: boolean;
  /** The reason why labels of rows may be missing, for the rows' errors. */
  readonly missingLabels: string;
}

/** Compares rows with the existing tasks. */
export function planBatch(rows: readonly ImportRow[], found: Lookup, { last, missingLabels }: PlanOptions): Plan {
  const plan = emptyPlan();
  const parents = new Map(found.parents);
  const parentOf = new Map(found.parentOf);
  for (const row of rows) {
    const before = found.tasks.get(row.externalId);
    const { title } = row;
    // A deleted task stays deleted.
    if (before?.deletedAt || (!before && title === undefined)) {
      plan.skipped += 1;
      continue;
    }
    const id = before?.id ?? newId('task');
    const errors = [...unknowns(row, found, missingLabels), ...wrongDates(before, row)];
    const parentId = row.parent == null ? row.parent : parents.get(row.parent);
    const waits = row.parent != null && parentId === undefined && row.parent !== row.externalId;
    if (waits && last) {
      const message = `parent must be the externalId of a task: neither project nor file has ${row.parent}.`;
      errors.push(rowError(row.row, 'parent', message));
    }
    if (row.parent === row.externalId || (parentId != null && isWithin(parentId, id, parentOf))) {
      errors.push(rowError(row.row, 'parent', 'parent must not be the task itself or one of its sub-tasks.'));
    }
    if (errors.length > 0) {
      plan.errors.push(...errors);
      plan.failed += 1;
      continue;
    }
    const labelIds = row.labels && [...new Set(row.labels.flatMap((name) => labelId(found, name) ?? []))].sort();
    const changes = before ? changesOf(before, row, { parentId, labelIds }) : [];
    const skipped = before !== undefined && changes.length === 0;
    if (skipped) plan.skipped += 1;
    else if (before) plan.updates.push({ row, before, changes });
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

/** The changes from a task to the values of its row. */
function changesOf(before: KnownTask, row: ImportRow, { parentId, labelIds }: Related): TaskFieldChange[] {
  // Clients see no deleted parent. The row keeps the reference, so that restoring the parent restores the relation.
  const parentBefore = before.parentDeleted ? null : before.parentId;
  const wanted = { ...row, parentId: parentId === parentBefore ? undefined : parentId, labelIds };
  return diffFields(before, wanted, before);
}

/** The error for dates that do not fit together. */
function wrongDates(before: KnownTask | undefined, row: ImportRow): RowError[] {
  const dateOf = (field: 'startDate' | 'dueDate') =>
    row[field] === undefined ? (before?.[field] ?? null) : toDate(row[field]);
  const dates = { startDate: dateOf('startDate'), dueDate: dateOf('dueDate'), dueTime: row.dueTime ?? null };
  const issue = datesIssue(dates, row);
  return issue ? [rowError(row.row, String(issue.path.at(-1)), issue.message)] : [];
}

/** The errors for assignees and labels that the project lacks. */
function unknowns(row: ImportRow, found: Lookup, missingLabels: string): RowError[] {
  const notMembers = (row.assigneeIds ?? []).filter((id) => !found.members.has(id));
  const unknown = (row.labels ?? []).filter((name) => labelId(found, name) === undefined);
  return [
    ...notMembers.map((id) => rowError(row.row, 'assignees', `assignees must be members: ${id} is not a member.`)),
    ...unknown.map((name) =>
      rowError(row.row, 'labels', `labels must exist: the project has no label ${name}. ${missingLabels}`),
    ),
  ];
}

/** True when `id` is `ancestorId` or below it, at any depth. */
function isWithin(id: string, ancestorId: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const visited = new Set<string>();
  for (let at: string | null = id; at !== null && !visited.has(at); at = parentOf.get(at) ?? null) {
    if (at === ancestorId) return true;
    visited.add(at);
  }
  return false;
}
