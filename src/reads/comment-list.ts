import { sql } from 'kysely';
import type { Db } from '../store/database.js';
import { anyOf } from '../store/kysely.js';
import type { Comment } from '../store/prisma/client.js';
import { statement } from '../store/statement.js';
import type { Prefetch } from './prefetch.js';
import { columnsSql, commentRows, countSql, fromJson, rowSql } from './row-json.js';

export interface CommentPage {
  readonly size: number;
  /** True when the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  /** The ids of the comments that bound the page. */
  readonly after: string | null;
  readonly before: string | null;
  /** Leave out replies. */
  readonly topLevelOnly: boolean;
}

/** A comment with the author's name, which most lists select. */
export type ListedComment = Comment & { readonly authorName: string };

/** The columns that a list can read. */
export const listedColumns: readonly (keyof ListedComment)[] = [...commentRows.columns, 'authorName'];

/**
 * Prefetches a page of a task's comments, in the direction of the count; oldest first from the start. The database limits each
 * task's page, where Prisma would read all comments of all tasks.
 *
 * @param more the number of comments to read beyond the page, to know whether a next page exists
 */
export function commentsPrefetch(
  page: CommentPage,
  columns: readonly string[],
  more: 0 | 1,
): Prefetch<ListedComment[]> {
  const { size, fromEnd, after, before, topLevelOnly } = page;
  const named = columns.includes('authorName');
  const own = columnsSql(
    'c',
    columns.filter((column) => column !== 'authorName'),
  );
  return {
    sql: (taskId) => sql`(
      SELECT coalesce(json_agg(${rowSql('c', columns)}), '[]') FROM (
        SELECT ${own}${named ? sql`, u.name AS author_name` : sql``}
        FROM comment c ${named ? sql`JOIN "user" u ON u.id = c.author_id` : sql``}
        WHERE c.task_id = ${taskId}
          ${topLevelOnly ? sql`AND c.parent_id IS NULL` : sql``}
          ${after === null ? sql`` : sql`AND c.id > ${after}`}
          ${before === null ? sql`` : sql`AND c.id < ${before}`}
        ORDER BY ${fromEnd ? sql`c.id DESC` : sql`c.id`} LIMIT ${countSql(size + more)}
      ) c)`,
    parse: (comments: ListedComment[]) => comments.map((comment) => fromJson(commentRows, comment)),
  };
}

/** The number of comments of a task, with deleted comments. */
export interface CommentCounts {
  readonly all: number;
  /** Without replies. */
  readonly topLevel: number;
}

const selectCounts = statement((p: { taskIds: readonly string[] }, db) =>
  db
    .selectFrom('comment')
    .select([
      'taskId',
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) FILTER (WHERE parent_id IS NULL))::int`.as('topLevel'),
    ])
    .where('taskId', '=', anyOf(p.taskIds))
    .groupBy('taskId'),
);

/** Counts the comments of each task. */
export async function countListed(db: Db, taskIds: readonly string[]): Promise<CommentCounts[]> {
  const rows = await selectCounts.all(db.sql, { taskIds });
  const counts = new Map(rows.map((row) => [row.taskId, row]));
  return taskIds.map((id) => counts.get(id) ?? { all: 0, topLevel: 0 });
}
