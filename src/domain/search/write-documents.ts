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
  await upsertRows.all(sql, {
    ids: rows.map(({ id }) => id),
    taskIds: rows.map(({ taskId }) => taskId),
    documents: rows.map(({ document }) => document),
  });
}

interface DocumentColumns {
  readonly ids: readonly string[];
  readonly taskIds: readonly string[];
  readonly documents: readonly string[];
}

/** The rows are sorted, so that two commands cannot wait for each other. */
const upsertRows = statement(({ ids, taskIds, documents }: DocumentColumns) =>
  compilable(raw`
    INSERT INTO task_search (id, task_id, document)
    SELECT id, task_id, document::tsvector FROM unnest(${ids}::text[], ${taskIds}::text[], ${documents}::text[]) AS n (id, task_id, document)
    ORDER BY id
    ON CONFLICT (id) DO UPDATE SET document = excluded.document`),
);

const deleteRows = statement(({ ids }: { ids: readonly string[] }) =>
  compilable(raw`DELETE FROM task_search WHERE id = ANY(${ids})`),
);
