import type { Db } from '../store/database.js';
import { type Comment, Prisma } from '../store/prisma/client.js';

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

/** A page of each task's comments and one more, each in the direction that it is counted in. */
export async function readComments(db: Db, taskIds: readonly string[], page: CommentPage): Promise<ListedComment[][]> {
  const rows = await db.$queryRaw<ListedComment[]>`
    SELECT c.id, c.task_id AS "taskId", c.author_id AS "authorId", c.parent_id AS "parentId", c.body, c.version,
           c.created_at AS "createdAt", c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", u.name AS "authorName"
    FROM unnest(${taskIds}::text[]) AS t (id) CROSS JOIN LATERAL (
      SELECT * FROM comment WHERE task_id = t.id
        ${page.topLevelOnly ? Prisma.sql`AND parent_id IS NULL` : Prisma.empty}
        ${page.after === null ? Prisma.empty : Prisma.sql`AND id > ${page.after}`}
        ${page.before === null ? Prisma.empty : Prisma.sql`AND id < ${page.before}`}
      ORDER BY ${page.fromEnd ? Prisma.sql`id DESC` : Prisma.sql`id`} LIMIT ${page.size + 1}
    ) c JOIN "user" u ON u.id = c.author_id ORDER BY ${page.fromEnd ? Prisma.sql`c.id DESC` : Prisma.sql`c.id`}`;
  const lists = new Map<string, ListedComment[]>(taskIds.map((id) => [id, []]));
  for (const row of rows) lists.get(row.taskId)?.push(row);
  return taskIds.map((id) => lists.get(id) ?? []);
}

/** How many comments each task has, with what is left of deleted ones. */
export async function countListed(db: Db, taskIds: readonly string[], topLevelOnly: boolean): Promise<number[]> {
  const rows = await db.$queryRaw<{ taskId: string; count: number }[]>`
    SELECT task_id AS "taskId", count(*)::int AS count FROM comment
    WHERE task_id = ANY(${taskIds}) ${topLevelOnly ? Prisma.sql`AND parent_id IS NULL` : Prisma.empty}
    GROUP BY task_id`;
  const counts = new Map(rows.map(({ taskId, count }) => [taskId, count]));
  return taskIds.map((id) => counts.get(id) ?? 0);
}
