import { sql as raw } from 'kysely';
import type { TaskFieldChange } from '../../events/snapshots.js';
import type { Tx } from '../../store/database.js';
import type { Task } from '../../store/prisma/client.js';
import { compilable, statement } from '../../store/statement.js';
import { writeTaskDocuments } from '../search/write-documents.js';

/** A changed task: the row to write, and the changes that led to the row. */
export interface ChangedTask {
  readonly task: Task;
  readonly changes: readonly TaskFieldChange[];
}

/** Applies changes to a task's row, with the next version. Assignees and labels are no columns of the row. */
export function applyChanges(before: Task, changes: readonly TaskFieldChange[]): Task {
  const now = new Date();
  const task = { ...before, version: before.version + 1, updatedAt: now };
  for (const change of changes) {
    switch (change.field) {
      case 'title':
      case 'description':
      case 'position':
        task[change.field] = change.to;
        break;
      case 'parentId':
        task.parentId = change.to;
        break;
      case 'priority':
        task.priority = change.to;
        break;
      case 'status':
        task.status = change.to;
        task.completedAt = change.to === 'DONE' ? (before.completedAt ?? now) : null;
        break;
      case 'startDate':
      case 'dueDate':
        task[change.field] = change.to == null ? null : new Date(change.to);
        break;
      case 'dueTime':
        task.dueTime = change.to;
        break;
      case 'estimate':
        task.estimate = change.to;
        break;
      case 'assigneeIds':
      case 'labelIds':
        break;
      default:
        change satisfies never;
    }
  }
  return task;
}

/**
 * Writes changed tasks with their assignees, labels and searched texts, in at most six statements for any number of tasks.
 *
 * @param tx holds the locks of the tasks
 */
export async function writeTasks(tx: Tx, changed: readonly ChangedTask[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ task, changes }) => ({
    ...task,
    description: changes.some(({ field }) => field === 'description') ? task.description : null,
  }));
  const reworded = changed.filter(({ changes }) =>
    changes.some(({ field }) => field === 'title' || field === 'description'),
  );
  const assignees = pairsOf(changed, 'assigneeIds');
  const labels = pairsOf(changed, 'labelIds');
  await Promise.all([
    updateRows(tx, rows),
    assignees.removed.length > 0 && deleteAssignees.all(tx.sql, toColumns(assignees.removed)),
    assignees.added.length > 0 && insertAssignees.all(tx.sql, toColumns(assignees.added)),
    labels.removed.length > 0 && deleteLabels.all(tx.sql, toColumns(labels.removed)),
    labels.added.length > 0 && insertLabels.all(tx.sql, toColumns(labels.added)),
    writeTaskDocuments(
      tx,
      reworded.map(({ task }) => task),
    ),
  ]);
}

/** A row to write. A null description stays unchanged, so that long texts are sent only when they change. */
type TaskRow = Omit<Task, 'description'> & { readonly description: string | null };

function updateRows(tx: Tx, rows: readonly TaskRow[]): Promise<unknown> {
  const [row, ...others] = rows;
  return row && others.length === 0
    ? updateTask.all(tx.sql, row)
    : updateTasks.all(tx.sql, { ids: rows.map(({ id }) => id), rows: JSON.stringify(rows) });
}

/** Assigns users and labels to new tasks. */
export async function writeAssignments(
  tx: Tx,
  tasks: readonly {
    readonly id: string;
    readonly assigneeIds: readonly string[];
    readonly labelIds: readonly string[];
  }[],
): Promise<void> {
  const assignees = tasks.flatMap(({ id, assigneeIds }) => assigneeIds.map((userId): Pair => [id, userId]));
  const labels = tasks.flatMap(({ id, labelIds }) => labelIds.map((labelId): Pair => [id, labelId]));
  await Promise.all([
    assignees.length > 0 && insertAssignees.all(tx.sql, toColumns(assignees)),
    labels.length > 0 && insertLabels.all(tx.sql, toColumns(labels)),
  ]);
}

/** A task and one of its assignees or labels. */
type Pair = readonly [taskId: string, otherId: string];

function pairsOf(
  changed: readonly ChangedTask[],
  field: 'assigneeIds' | 'labelIds',
): { added: Pair[]; removed: Pair[] } {
  const added: Pair[] = [];
  const removed: Pair[] = [];
  for (const { task, changes } of changed) {
    for (const change of changes) {
      if (change.field !== field) continue;
      added.push(...change.to.filter((id) => !change.from.includes(id)).map((id): Pair => [task.id, id]));
      removed.push(...change.from.filter((id) => !change.to.includes(id)).map((id): Pair => [task.id, id]));
    }
  }
  return { added, removed };
}

interface PairColumns {
  readonly taskIds: readonly string[];
  readonly otherIds: readonly string[];
}

function toColumns(pairs: readonly Pair[]): PairColumns {
  return { taskIds: pairs.map(([taskId]) => taskId), otherIds: pairs.map(([, otherId]) => otherId) };
}

/** Most commands change one task. Its statement has no JSON to read, and a plan that Postgres keeps. */
export const updateTask = statement((row: TaskRow, sql) =>
  sql
    .updateTable('task')
    .set((eb) => ({
      title: row.title,
      description: eb.fn.coalesce(eb.val(row.description), 'description'),
      status: row.status,
      priority: row.priority,
      startDate: row.startDate,
      dueDate: row.dueDate,
      dueTime: row.dueTime,
      estimate: row.estimate,
      position: row.position,
      parentId: row.parentId,
      version: row.version,
      updatedAt: row.updatedAt,
      completedAt: row.completedAt,
      deletedAt: row.deletedAt,
    }))
    .where('id', '=', row.id),
);

/**
 * The condition on `ids` lets Postgres find the rows by the primary key: it expects a hundred rows of JSON, and would read
 * the table for as many.
 */
export const updateTasks = statement(({ ids, rows }: { ids: readonly string[]; rows: string }) =>
  compilable(raw`
    UPDATE task SET title = n.title, description = coalesce(n.description, task.description), status = n.status,
      priority = n.priority, start_date = n."startDate", due_date = n."dueDate", due_time = n."dueTime", estimate = n.estimate, position = n.position, parent_id = n."parentId",
      version = n.version, updated_at = n."updatedAt", completed_at = n."completedAt", deleted_at = n."deletedAt"
    FROM json_to_recordset(${rows}::json) AS n (
      id text, title text, description text, status task_status, priority task_priority, "startDate" date, "dueDate" date, "dueTime" text,
      estimate smallint, position text,
      "parentId" text, version int, "updatedAt" timestamptz, "completedAt" timestamptz, "deletedAt" timestamptz)
    WHERE task.id = n.id AND task.id = ANY(${ids})`),
);

const deleteAssignees = statement(({ taskIds, otherIds }: PairColumns) =>
  compilable(raw`
    DELETE FROM task_assignee WHERE (task_id, user_id) IN (SELECT * FROM unnest(${taskIds}::text[], ${otherIds}::text[]))`),
);

const insertAssignees = statement(({ taskIds, otherIds }: PairColumns) =>
  compilable(raw`
    INSERT INTO task_assignee (task_id, user_id) SELECT * FROM unnest(${taskIds}::text[], ${otherIds}::text[])`),
);

const deleteLabels = statement(({ taskIds, otherIds }: PairColumns) =>
  compilable(raw`
    DELETE FROM task_label WHERE (task_id, label_id) IN (SELECT * FROM unnest(${taskIds}::text[], ${otherIds}::text[]))`),
);

const insertLabels = statement(({ taskIds, otherIds }: PairColumns) =>
  compilable(raw`
    INSERT INTO task_label (task_id, label_id) SELECT * FROM unnest(${taskIds}::text[], ${otherIds}::text[])`),
);
