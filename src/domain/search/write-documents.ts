import { sql as raw } from 'kysely';
import type { ProjectId } from '../../ids.js';
import { commentDocument, taskDocument } from '../../reads/search-document.js';
import type { Tx } from '../../store/database.js';
import type { Comment, Task } from '../../store/prisma/client.js';
import { compilable, statement } from '../../store/statement.js';

interface DocumentRow {
  /** The id of the task or comment. */
  readonly id: string;
  readonly taskId: string;
  readonly document: string;
}

/** The texts of a task that searches find. */
export type SearchedTask = Pick<Task, 'id' | 'projectId' | 'title' | 'description'>;
/** A comment with the project of its task. */
export type SearchedComment = Pick<Comment, 'id' | 'taskId' | 'body'> & { readonly projectId: ProjectId | string };

/** Writes the search documents of new tasks, and of tasks with a changed title or description. Without tasks it sends nothing. */
export async function writeTaskDocuments(tx: Tx, tasks: readonly SearchedTask[]): Promise<void> {
  await writeDocuments(
    tx,
    tasks.map((task) => ({ id: task.id, taskId: task.id, document: taskDocument(task) })),
  );
}

/** Writes the search documents of new and edited comments. Without comments it sends nothing. */
export async function writeCommentDocuments(tx: Tx, comments: readonly SearchedComment[]): Promise<void> {
  await writeDocuments(
    tx,
    comments.map((comment) => ({ id: comment.id, taskId: comment.taskId, document: commentDocument(comment) })),
  );
}

/** Deletes the search documents of tasks or comments. */
export async function deleteDocuments({ sql }: Tx, ids: readonly string[]): Promise<void> {
  await deleteRows.all(sql, { ids });
}

async function writeDocuments({ sql }: Tx, rows: readonly DocumentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await upsertRows.all(sql, { rows: JSON.stringify(rows) });
}

/**
 * The rows are sorted, so that two commands cannot wait for each other. They are JSON and not arrays, as in the append of
 * events: Postgres keeps the plan.
 */
const upsertRows = statement(({ rows }: { rows: string }) =>
  compilable(raw`
    INSERT INTO task_search (id, task_id, document)
    SELECT id, "taskId", document::tsvector FROM json_to_recordset(${rows}::json) AS n (id text, "taskId" text, document text)
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET document = excluded.document`),
);

const deleteRows = statement(({ ids }: { ids: readonly string[] }) =>
  compilable(raw`DELETE FROM task_search WHERE id = ANY(${ids})`),
);
