import { sql as raw, type UpdateObject } from 'kysely';
import { ConflictError } from '../../errors.js';
import type { ProjectId, UserId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Db } from '../../store/database.js';
import { isUniqueViolation } from '../../store/outage.js';
import type { ImportStatus } from '../../store/prisma/enums.js';
import { statement } from '../../store/statement.js';
import type { Tables } from '../../store/tables.js';
import { authorizeInProject, notFound } from '../access.js';
import type { Command } from '../command.js';
import { allowsProject, type Reader } from '../scope.js';
import type { RowError } from './rows.js';

/**
 * The progress of an import, in rows. Each batch stores the counts in its own transaction, so the counts match the committed
 * rows, and every instance can read them. Rows of a batch that was not written are in `rowsRead` only.
 */
export interface ImportCounts {
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
}

/** The state of an import, as subscribers receive it. */
export interface ImportRun extends ImportCounts {
  readonly projectId: string;
  readonly id: string;
  readonly actorId: string;
  readonly status: ImportStatus;
  readonly errors: readonly RowError[];
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface RunKey {
  readonly projectId: ProjectId;
  readonly id: string;
}

/** How often the instance updates the row of a running import, and after how long without an update it is interrupted. */
export const heartbeatMs = 5_000;
const staleSeconds = 30;
const keptDays = 7;

/**
 * Registers an import.
 *
 * @throws NotFoundError, ForbiddenError
 * @throws ConflictError when the project is archived or the id is taken
 */
export async function startRun(command: Command, key: RunKey): Promise<void> {
  const { db, actorId } = command;
  try {
    await db.transaction(async (tx) => {
      await authorizeInProject(tx, command, key.projectId, 'task:import', ['projectId']);
      await tx.sql.insertInto('importRun').values({ projectId: key.projectId, id: key.id, actorId }).execute();
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new ConflictError('importId was used before: use a new id for each import.', ['importId']);
    }
    throw error;
  }
}

/** Stores the counts of a run and appends errors. Does nothing when the run was deleted together with its project. */
export async function recordRun(
  db: Pick<Db, 'sql'>,
  key: RunKey,
  counts: ImportCounts,
  errors: readonly RowError[],
): Promise<void> {
  const appended = raw<string>`errors || ${JSON.stringify(errors)}::jsonb`;
  await updateRun(db, key, { ...columnsOf(counts), errors: appended });
}

/** Stores the final counts, status and errors of a run. */
export async function endRun(
  db: Db,
  key: RunKey,
  end: { readonly counts: ImportCounts; readonly status: ImportStatus; readonly errors: readonly RowError[] },
): Promise<void> {
  const { counts, status, errors } = end;
  await updateRun(db, key, { ...columnsOf(counts), status, errors: JSON.stringify(errors), finishedAt: now });
}

/** Marks a run as alive. */
export async function touchRun(db: Db, key: RunKey): Promise<void> {
  await updateRun(db, key, {});
}

const now = raw<Date>`now()`;

function columnsOf({ rowsRead, created, updated, skipped, failed }: ImportCounts): ImportCounts {
  return { rowsRead, created, updated, skipped, failed };
}

async function updateRun(
  { sql }: Pick<Db, 'sql'>,
  { projectId, id }: RunKey,
  values: UpdateObject<Tables, 'importRun'>,
): Promise<void> {
  await sql
    .updateTable('importRun')
    .set({ ...values, updatedAt: now })
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .execute();
}

/** Deletes runs older than `keptDays`. */
export async function pruneImportRuns({ sql }: Pick<Db, 'sql'>): Promise<void> {
  const oldest = raw<Date>`now() - make_interval(days => ${raw.lit(keptDays)})`;
  await sql.deleteFrom('importRun').where('startedAt', '<', oldest).execute();
}

interface RunQuery extends RunKey {
  readonly userId: UserId;
}

interface RunRow extends Omit<ImportRun, 'id'> {
  readonly userId: string;
  readonly requestedId: string;
  readonly id: string | null;
  readonly stale: boolean;
}

/** Reads runs for members of the project. Concurrent reads share a query. */
export class ImportRuns {
  readonly #runs: SharedLoader<RunQuery, RunRow | undefined>;

  constructor(db: Db) {
    this.#runs = new SharedLoader((queries) => read(db, queries));
  }

  /**
   * @returns undefined when no such import has begun
   * @throws NotFoundError when the reader is not a member of the project
   */
  async read({ reader, projectId, id: requestedId }: RunKey & { reader: Reader }): Promise<ImportRun | undefined> {
    const row = await this.#runs.load({ projectId, id: requestedId, userId: reader.userId });
    if (!row || !allowsProject(reader.scope, projectId)) throw notFound(['projectId']);
    const { userId: _userId, requestedId: _requestedId, stale, id, ...run } = row;
    if (id === null) return undefined;
    // The instance of a stale run has crashed.
    return { ...run, id, status: stale ? 'INTERRUPTED' : run.status };
  }
}

/** Reads membership and run in one statement, so a removed member cannot read a state from after the removal. */
async function read(db: Db, queries: readonly RunQuery[]): Promise<(RunRow | undefined)[]> {
  const rows = await selectRuns.all(db.sql, {
    projectIds: queries.map(({ projectId }) => projectId),
    userIds: queries.map(({ userId }) => userId),
    ids: queries.map(({ id }) => id),
  });
  const name = (projectId: string, userId: string, id: string) => JSON.stringify([projectId, userId, id]);
  const found = new Map(rows.map((row) => [name(row.projectId, row.userId, row.requestedId), row]));
  return queries.map((query) => found.get(name(query.projectId, query.userId, query.id)));
}

interface RunQueries {
  readonly projectIds: readonly string[];
  readonly userIds: readonly string[];
  readonly ids: readonly string[];
}

const selectRuns = statement(({ projectIds, userIds, ids }: RunQueries, sql) => {
  const asked = raw<{ projectId: string; userId: string; id: string }>`
    unnest(${projectIds}::text[], ${userIds}::text[], ${ids}::text[])`;
  return (
    sql
      .selectFrom(asked.as<'a'>(raw`a (project_id, user_id, id)`))
      .innerJoin('projectMember as m', (join) =>
        join.onRef('m.projectId', '=', 'a.projectId').onRef('m.userId', '=', 'a.userId'),
      )
      .leftJoin('importRun as r', (join) => join.onRef('r.projectId', '=', 'a.projectId').onRef('r.id', '=', 'a.id'))
      .select(['a.projectId', 'a.userId', 'a.id as requestedId'])
      .select(['r.id', 'r.actorId', 'r.status', 'r.rowsRead', 'r.created', 'r.updated', 'r.skipped', 'r.failed'])
      .select(['r.errors', 'r.startedAt', 'r.finishedAt'])
      .select(
        raw<boolean>`r.status = 'RUNNING' AND r.updated_at < now() - make_interval(secs => ${raw.lit(staleSeconds)})`.as(
          'stale',
        ),
      )
      // Without a run all its columns are null, also `id`. `errors` is what `recordRun` and `endRun` write.
      .$castTo<RunRow>()
  );
});
