import { sql as raw } from 'kysely';
import type { Db, Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';
import type { SetAside } from '../set-aside.js';
import {
  deleteDocuments,
  type SearchedComment,
  type SearchedTask,
  writeCommentDocuments,
  writeTaskDocuments,
} from './write-documents.js';

const batchSize = 200;

/**
 * Indexes the texts whose rows have no document: after the migration that created the table, and after an operator has set
 * documents to null. Each batch is one transaction. Instances share the work, because they skip each other's locked rows.
 *
 * A row is locked before its text is read. A command that changes the text meanwhile waits for the lock and then writes the
 * newer document; a command that came first has already filled the row.
 */
export async function fillSearchIndex(
  { db, setAside }: { readonly db: Db; readonly setAside: SetAside },
  signal: AbortSignal,
): Promise<void> {
  await setAside.drain(batchSize, signal, ({ limit, excluded, take }) =>
    db.transaction(async (tx) => {
      const rows = await lockUnindexed.all(tx.sql, { limit, excluded });
      const ids = rows.map(({ id }) => id);
      take(ids);
      if (ids.length > 0) await indexTexts(tx, ids);
    }),
  );
}

/** Counts the texts that searches do not find yet. */
export async function countUnindexed({ sql }: Tx): Promise<number> {
  return (await countRows.first(sql, {}))?.count ?? 0;
}

async function indexTexts(tx: Tx, ids: readonly string[]): Promise<void> {
  const [tasks, comments] = await Promise.all([selectTasks.all(tx.sql, { ids }), selectComments.all(tx.sql, { ids })]);
  const found = new Set([...tasks, ...comments].map(({ id }) => id));
  const orphans = ids.filter((id) => !found.has(id));
  await Promise.all([
    writeTaskDocuments(tx, tasks),
    writeCommentDocuments(tx, comments),
    orphans.length > 0 && deleteDocuments(tx, orphans),
  ]);
}

const lockUnindexed = statement(({ limit, excluded }: { limit: number; excluded: readonly string[] }) =>
  compilable<{ id: string }>(raw`
    SELECT id FROM task_search WHERE document IS NULL AND id <> ALL(${excluded}::text[])
    ORDER BY id LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`),
);

const countRows = statement((_: object) =>
  compilable<{ count: number }>(raw`SELECT count(*)::int AS count FROM task_search WHERE document IS NULL`),
);

const selectTasks = statement(({ ids }: { ids: readonly string[] }) =>
  compilable<SearchedTask>(raw`
    SELECT id, project_id AS "projectId", title, description FROM task WHERE id = ANY(${ids})`),
);

const selectComments = statement(({ ids }: { ids: readonly string[] }) =>
  compilable<SearchedComment>(raw`
    SELECT c.id, c.task_id AS "taskId", t.project_id AS "projectId", c.body
    FROM comment c JOIN task t ON t.id = c.task_id WHERE c.id = ANY(${ids}) AND c.deleted_at IS NULL`),
);
