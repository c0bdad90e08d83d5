import type { Db } from '../store/database.js';
import { type Comment, Prisma } from '../store/prisma/client.js';
import type { Prefetch } from './prefetch.js';
import { columnsSql, commentRows, countSql, fromJson, rowSql } from './row-json.js';

/*
 * Pages of comments of many tasks at once, oldest first: each is cut to its size in the database, where Prisma would read
 * all comments of all the tasks.
 */

export interface CommentPage {
  readonly size: number;
  /** Whether it is counted from the end of the list. */
  readonly fromEnd: boolean;
  /** Ids that the page lies behind or in front of. */
  readonly after: string | null;
  readonly before: string | null;
  /** Leave out answers. */
  readonly topLevelOnly: boolean;
}

/** A comment with what its author is called: a list asks for that more often than not. */
export type ListedComment = Comment & { readonly authorName: string };

/** All that a list can read of a comment. */
export const listedColumns: readonly (keyof ListedComment)[] = [...commentRows.columns, 'authorName'];

/**
 * A page of a task's comments, in the direction that it is counted in.
 *
 * @param more how many comments beyond the page are read, to know whether there are any
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
    sql: (taskId) => Prisma.sql`(
      SELECT coalesce(json_agg(${rowSql('c', columns)}), '[]') FROM (
        SELECT ${own}${named ? Prisma.sql`, u.name AS author_name` : Prisma.empty}
        FROM comment c ${named ? Prisma.sql`JOIN "user" u ON u.id = c.author_id` : Prisma.empty}
        WHERE c.task_id = ${taskId}
          ${topLevelOnly ? Prisma.sql`AND c.parent_id IS NULL` : Prisma.empty}
          ${after === null ? Prisma.empty : Prisma.sql`AND c.id > ${after}`}
          ${before === null ? Prisma.empty : Prisma.sql`AND c.id < ${before}`}
        ORDER BY ${fromEnd ? Prisma.sql`c.id DESC` : Prisma.sql`c.id`} LIMIT ${countSql(size + more)}
      ) c)`,
    parse: (comments: ListedComment[]) => comments.map((comment) => fromJson(commentRows, comment)),
  };
}

/** How many comments a task has, with what is left of deleted ones. */
export interface CommentCounts {
  readonly all: number;
  /** Without answers. */
  readonly topLevel: number;
}

/** Counts the comments of each task. */
export async function countListed(db: Db, taskIds: readonly string[]): Promise<CommentCounts[]> {
  const rows = await db.$queryRaw<(CommentCounts & { taskId: string })[]>`
    SELECT task_id AS "taskId", count(*)::int AS "all", (count(*) FILTER (WHERE parent_id IS NULL))::int AS "topLevel"
    FROM comment WHERE task_id = ANY(${taskIds}) GROUP BY task_id`;
  const counts = new Map(rows.map((row) => [row.taskId, row]));
  return taskIds.map((id) => counts.get(id) ?? { all: 0, topLevel: 0 });
}
