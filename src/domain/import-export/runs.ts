import { ConflictError } from '../../errors.js';
import type { ProjectId, UserId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Db, Tx } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import type { ImportStatus } from '../../store/prisma/enums.js';
import { authorizeInProject, notFound } from '../access.js';
import { type Command, isPrismaError } from '../command.js';
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
      await tx.importRun.create({ data: { projectId: key.projectId, id: key.id, actorId } });
    });
  } catch (error) {
    if (isPrismaError(error, 'P2002')) {
      throw new ConflictError('importId was used before: use a new id for each import.', ['importId']);
    }
    throw error;
  }
}

/** Stores the counts of a run and appends errors. Does nothing when the run was deleted together with its project. */
export async function recordRun(
  db: Db | Tx,
  { projectId, id }: RunKey,
  counts: ImportCounts,
  errors: readonly RowError[],
): Promise<void> {
  const { rowsRead, created, updated, skipped, failed } = counts;
  await db.$executeRaw`
    UPDATE import_run
    SET rows_read = ${rowsRead}, created = ${created}, updated = ${updated}, skipped = ${skipped}, failed = ${failed},
        errors = errors || ${JSON.stringify(errors)}::jsonb, updated_at = now()
    WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Stores the final counts, status and errors of a run. */
export async function endRun(
  db: Db,
  { projectId, id }: RunKey,
  end: { readonly counts: ImportCounts; readonly status: ImportStatus; readonly errors: readonly RowError[] },
): Promise<void> {
  const { rowsRead, created, updated, skipped, failed } = end.counts;
  await db.$executeRaw`
    UPDATE import_run
    SET rows_read = ${rowsRead}, created = ${created}, updated = ${updated}, skipped = ${skipped}, failed = ${failed},
        status = ${end.status}::import_status, errors = ${JSON.stringify(end.errors)}::jsonb,
        updated_at = now(), finished_at = now()
    WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Marks a run as alive. */
export async function touchRun(db: Db, { projectId, id }: RunKey): Promise<void> {
  await db.$executeRaw`UPDATE import_run SET updated_at = now() WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Deletes runs older than `keptDays`. */
export async function pruneImportRuns(db: Pick<Tx, '$executeRaw'>): Promise<void> {
  await db.$executeRaw`DELETE FROM import_run WHERE started_at < now() - make_interval(days => ${keptDays}::int)`;
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
  const values = Prisma.join(queries.map((query) => Prisma.sql`(${query.projectId}, ${query.userId}, ${query.id})`));
  const rows = await db.$queryRaw<RunRow[]>`
    SELECT a.project_id AS "projectId", a.user_id AS "userId", a.id AS "requestedId", r.id, r.actor_id AS "actorId",
           r.status::text AS status, r.rows_read AS "rowsRead", r.created, r.updated, r.skipped, r.failed, r.errors,
           r.started_at AS "startedAt", r.finished_at AS "finishedAt",
           r.status = 'RUNNING' AND r.updated_at < now() - make_interval(secs => ${staleSeconds}::int) AS stale
    FROM (VALUES ${values}) AS a (project_id, user_id, id)
    JOIN project_member m ON m.project_id = a.project_id AND m.user_id = a.user_id
    LEFT JOIN import_run r ON r.project_id = a.project_id AND r.id = a.id`;
  const name = (projectId: string, userId: string, id: string) => JSON.stringify([projectId, userId, id]);
  const found = new Map(rows.map((row) => [name(row.projectId, row.userId, row.requestedId), row]));
  return queries.map((query) => found.get(name(query.projectId, query.userId, query.id)));
}
