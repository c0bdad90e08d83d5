import { sql as raw } from 'kysely';
import type { EventDraft } from '../../events/event.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';
import { type CommandServices, runBySystem } from '../command.js';
import { removeProjectNotifications } from '../notification/removal.js';
import type { SetAside } from '../set-aside.js';

/** The most rows of one table that a transaction deletes. */
const batchSize = 1_000;
/** The most tasks that a transaction deletes. Assignments and labels of tasks are deleted with the tasks. */
const taskBatchSize = 200;

/**
 * Deletes the contents of deleted projects and then their rows, until none is left or the signal is aborted. Each transaction
 * deletes one batch, so its locks are short and the next run continues after a crash. The row of the oldest deleted project is
 * the lock: while one instance holds the lock, the runs of the other instances end at once.
 *
 * No command can reach the contents, because a deleted project has no members. Notifications are removed first, with events
 * for their recipients. Tasks and comments are deleted from the leaves: a deleted parent would otherwise change or delete any
 * number of sub-tasks or replies in one statement.
 */
export async function emptyDeletedProjects(
  services: CommandServices & { readonly setAside: SetAside },
  signal: AbortSignal,
): Promise<void> {
  await services.setAside.drain(1, signal, async ({ excluded, take }) => {
    await runBySystem(services, async (tx) => {
      const oldest = await lockOldest.first(tx.sql, { excluded });
      if (!oldest) return [];
      take([oldest.id]);
      return deleteBatch(tx, storedId('project', oldest.id));
    });
  });
}

/** Counts the deleted projects whose rows still exist. */
export async function countDeletedProjects({ sql }: Tx): Promise<number> {
  return (await countDeleted.first(sql, {}))?.count ?? 0;
}

export const countDeleted = statement((_: object) =>
  compilable<{ count: number }>(raw`SELECT count(*)::int AS count FROM project WHERE deleted_at IS NOT NULL`),
);

export const lockOldest = statement(({ excluded }: { excluded: readonly string[] }) =>
  compilable<{ id: string }>(raw`
    SELECT id FROM project WHERE id = (
      SELECT id FROM project WHERE deleted_at IS NOT NULL AND id <> ALL(${excluded}::text[])
      ORDER BY deleted_at, id LIMIT 1
    ) FOR UPDATE SKIP LOCKED`),
);

/** Deletes the next batch of a project, and the project's row when nothing else is left. @returns the events to append */
async function deleteBatch(tx: Tx, projectId: ProjectId): Promise<EventDraft[]> {
  const events = await removeProjectNotifications(tx, projectId, batchSize);
  if (events.length > 0) return events;
  for (const remove of [...beforeTasks, removeTasks, removeLabels]) {
    if ((await remove(tx, [projectId])) > 0) return [];
  }
  await tx.sql.deleteFrom('project').where('id', '=', projectId).execute();
  await tx.sql.updateTable('stream').set({ endedAt: raw<Date>`now()` }).where('id', '=', projectId).execute();
  return [];
}

/** Deletes up to `batchSize` rows of the owners. @returns the number of deleted rows */
type Remove = (tx: Tx, ownerIds: readonly string[]) => Promise<number>;

/** Rows are deleted by `ctid`, because Postgres would scan a table of moderate size for a deletion by key. */
function removeFrom(table: string, column: string): Remove {
  const from = raw.table(table);
  const deleteRows = statement(({ ownerIds }: { ownerIds: readonly string[] }) =>
    compilable(raw`
      DELETE FROM ${from} WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM ${from} WHERE ${raw.ref(column)} = ANY(${ownerIds}) LIMIT ${raw.lit(batchSize)}))`),
  );
  return ({ sql }, ownerIds) => deleteRows.count(sql, { ownerIds });
}

const beforeTasks = [
  removeFrom('notification_preference', 'project_id'),
  removeFrom('saved_view', 'project_id'),
  removeFrom('import_run', 'project_id'),
];
const removeLabels = removeFrom('label', 'project_id');
const commentParts = ['comment_reaction', 'comment_mention', 'comment_revision'].map((table) =>
  removeFrom(table, 'comment_id'),
);
const removeDocuments = removeFrom('task_search', 'id');
const removeCommentRows = removeFrom('comment', 'id');
const removeReminders = removeFrom('reminder', 'task_id');
const removeTaskRows = removeFrom('task', 'id');

async function removeTasks(tx: Tx, [projectId = '']: readonly string[]): Promise<number> {
  const taskIds = await leafTasks(tx, projectId);
  if (taskIds.length === 0) return 0;
  const removed =
    (await removeComments(tx, taskIds)) || (await removeReminders(tx, taskIds)) || (await removeDocuments(tx, taskIds));
  return removed || removeTaskRows(tx, taskIds);
}

/** Finds tasks without sub-tasks: from the project's first tasks down. Each level is one lookup in an index. */
async function leafTasks({ sql }: Tx, projectId: string): Promise<readonly string[]> {
  let tasks = await selectTasks.all(sql, { projectId });
  for (let level = tasks; level.length > 0; ) {
    tasks = level;
    level = await selectSubTasks.all(sql, { taskIds: tasks.map(({ id }) => id) });
  }
  return tasks.map(({ id }) => id);
}

const selectTasks = statement(({ projectId }: { projectId: string }) =>
  compilable<{ id: string }>(raw`
    SELECT id FROM task WHERE project_id = ${projectId} ORDER BY number LIMIT ${raw.lit(taskBatchSize)}`),
);

const selectSubTasks = statement(({ taskIds }: { taskIds: readonly string[] }) =>
  compilable<{ id: string }>(raw`
    SELECT id FROM task WHERE parent_id = ANY(${taskIds}) LIMIT ${raw.lit(taskBatchSize)}`),
);

/** Deletes the newest comments of tasks, so that replies precede the comments that they answer. */
async function removeComments(tx: Tx, taskIds: readonly string[]): Promise<number> {
  const comments = await selectNewestComments.all(tx.sql, { taskIds });
  const commentIds = comments.map(({ id }) => id);
  if (commentIds.length === 0) return 0;
  for (const remove of [...commentParts, removeDocuments]) {
    const removed = await remove(tx, commentIds);
    if (removed === batchSize) return removed;
  }
  return removeCommentRows(tx, commentIds);
}

/** Reads the comments task by task, so that the limit ends the read. */
const selectNewestComments = statement(({ taskIds }: { taskIds: readonly string[] }) =>
  compilable<{ id: string }>(raw`
    SELECT c.id FROM unnest(${taskIds}::text[]) AS t (id)
    CROSS JOIN LATERAL (
      SELECT id FROM comment WHERE task_id = t.id ORDER BY id DESC LIMIT ${raw.lit(batchSize)}
    ) c LIMIT ${raw.lit(batchSize)}`),
);
