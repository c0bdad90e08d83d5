import type { Db } from '../store/database.js';
import type { Label } from '../store/prisma/client.js';

/*
 * What many tasks relate to, in one statement of our own for all of them. A board shows hundreds of such rows, and Prisma's
 * mapping of nested relations costs more than Postgres takes to find them.
 */

/** What lists show of a person. */
export interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** Who should do each of the tasks, in the order of their ids. */
export async function readAssignees(db: Db, taskIds: readonly string[]): Promise<PersonName[][]> {
  const rows = await db.$queryRaw<(PersonName & { taskId: string })[]>`
    SELECT a.task_id AS "taskId", u.id, u.name FROM task_assignee a JOIN "user" u ON u.id = a.user_id
    WHERE a.task_id = ANY(${taskIds}) ORDER BY u.id`;
  return grouped(taskIds, rows);
}

/** What each of the tasks is marked with, by name. */
export async function readLabels(db: Db, taskIds: readonly string[]): Promise<Label[][]> {
  const rows = await db.$queryRaw<(Label & { taskId: string })[]>`
    SELECT m.task_id AS "taskId", l.id, l.project_id AS "projectId", l.name, l.color, l.created_at AS "createdAt"
    FROM task_label m JOIN label l ON l.id = m.label_id
    WHERE m.task_id = ANY(${taskIds}) ORDER BY l.name, l.id`;
  return grouped(taskIds, rows);
}

/** How many comments each of the tasks has, deleted ones left out. */
export async function countComments(db: Db, taskIds: readonly string[]): Promise<number[]> {
  const rows = await db.$queryRaw<{ taskId: string; count: number }[]>`
    SELECT task_id AS "taskId", count(*)::int AS count FROM comment
    WHERE task_id = ANY(${taskIds}) AND deleted_at IS NULL GROUP BY task_id`;
  const counts = new Map(rows.map(({ taskId, count }) => [taskId, count]));
  return taskIds.map((id) => counts.get(id) ?? 0);
}

function grouped<T extends { readonly taskId: string }>(taskIds: readonly string[], rows: readonly T[]): T[][] {
  const groups = new Map<string, T[]>(taskIds.map((id) => [id, []]));
  for (const row of rows) groups.get(row.taskId)?.push(row);
  return taskIds.map((id) => groups.get(id) ?? []);
}
