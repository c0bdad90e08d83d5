import type { Db } from '../store/database.js';
import { type Comment, Prisma } from '../store/prisma/client.js';
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

/** The number of comments of a task, with deleted comments. */
export interface CommentCounts {
  readonly all: number;
  /** Without replies. */
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
