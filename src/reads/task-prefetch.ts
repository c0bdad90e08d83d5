import { type Label, Prisma } from '../store/prisma/client.js';
import type { Prefetch } from './prefetch.js';
import { columnsSql, fromJson, labelRows, rowSql } from './row-json.js';

/* What tasks relate to. */

/** What lists show of a person. */
export interface UserName {
  readonly id: string;
  readonly name: string;
}

/** Who should do a task, in the order of their ids. */
export const assigneesPrefetch: Prefetch<UserName[]> = {
  sql: (taskId) => Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name)), '[]') FROM (
      SELECT u.id, u.name FROM task_assignee a JOIN "user" u ON u.id = a.user_id
      WHERE a.task_id = ${taskId} ORDER BY a.user_id
    ) u)`,
  parse: (people: UserName[]) => people,
};

/** What a task is marked with, by name. */
export function labelsPrefetch(columns: readonly string[]): Prefetch<Label[]> {
  return {
    sql: (taskId) => Prisma.sql`(
      SELECT coalesce(json_agg(${rowSql('l', columns)}), '[]') FROM (
        SELECT ${columnsSql('l', columns)} FROM task_label m JOIN label l ON l.id = m.label_id
        WHERE m.task_id = ${taskId} ORDER BY l.name, l.id
      ) l)`,
    parse: (labels: Label[]) => labels.map((label) => fromJson(labelRows, label)),
  };
}

/** How many comments a task has, deleted ones left out. */
export const commentCountPrefetch: Prefetch<number> = {
  sql: (taskId) =>
    Prisma.sql`(SELECT to_json(count(*)) FROM comment c WHERE c.task_id = ${taskId} AND c.deleted_at IS NULL)`,
  parse: (count: number) => count,
};

/** How many parts a task has, deleted ones left out. */
export const subTaskCountPrefetch: Prefetch<number> = {
  sql: (taskId) =>
    Prisma.sql`(SELECT to_json(count(*)) FROM task s WHERE s.parent_id = ${taskId} AND s.deleted_at IS NULL)`,
  parse: (count: number) => count,
};
