import { sql } from 'kysely';
import type { Label } from '../store/prisma/client.js';
import type { Prefetch } from './prefetch.js';
import { columnsSql, fromJson, labelRows, rowSql } from './row-json.js';

/** A user in a list. */
export interface UserName {
  readonly id: string;
  readonly name: string;
}

/** The assignees of a task, sorted by id. */
export const assigneesPrefetch: Prefetch<UserName[]> = {
  sql: (taskId) => sql`(
    SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name)), '[]') FROM (
      SELECT u.id, u.name FROM task_assignee a JOIN "user" u ON u.id = a.user_id
      WHERE a.task_id = ${taskId} ORDER BY a.user_id
    ) u)`,
  parse: (users: UserName[]) => users,
};

/** The labels of a task, sorted by name. */
export function labelsPrefetch(columns: readonly string[]): Prefetch<Label[]> {
  return {
    sql: (taskId) => sql`(
      SELECT coalesce(json_agg(${rowSql('l', columns)}), '[]') FROM (
        SELECT ${columnsSql('l', columns)} FROM task_label m JOIN label l ON l.id = m.label_id
        WHERE m.task_id = ${taskId} ORDER BY l.name, l.id
      ) l)`,
    parse: (labels: Label[]) => labels.map((label) => fromJson(labelRows, label)),
  };
}

/** The number of comments of a task, without deleted comments. */
export const commentCountPrefetch: Prefetch<number> = {
  sql: (taskId) => sql`(SELECT to_json(count(*)) FROM comment c WHERE c.task_id = ${taskId} AND c.deleted_at IS NULL)`,
  parse: (count: number) => count,
};

/** The number of sub-tasks of a task, without deleted sub-tasks. */
export const subTaskCountPrefetch: Prefetch<number> = {
  sql: (taskId) => sql`(SELECT to_json(count(*)) FROM task s WHERE s.parent_id = ${taskId} AND s.deleted_at IS NULL)`,
  parse: (count: number) => count,
};
