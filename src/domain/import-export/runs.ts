import { ConflictError, NotFoundError } from '../../errors.js';
import type { ProjectId, UserId } from '../../ids.js';
import { Batcher } from '../../lib/batcher.js';
import type { Db, Tx } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import type { ImportStatus } from '../../store/prisma/enums.js';
import { authorizeInProject } from '../access.js';
import { type Command, isPrismaError } from '../command.js';
import { allowsProject, type Reader } from '../scope.js';
import type { RowError } from './rows.js';

/*
 * How far imports are, in a table: each batch writes its numbers in its own transaction, so they are exactly what was
 * committed, and whichever instance is asked can tell.
 */

/** What has become of a file's rows. Those that were read and are in none of the other four stood in a batch that was not written. */
export interface ImportCounts {
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
}

/** An import, as its watchers see it. */
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

/** How often a run's row is touched while it waits for rows, and how long after that it counts as given up. */
export const heartbeatMs = 5_000;
const staleSeconds = 30;
const keptDays = 7;

/**
 * Registers an import.
 *
 * @throws NotFoundError, ForbiddenError, and ConflictError when the project is archived or the id was used before
 */
export async function startRun(command: Command, key: RunKey): Promise<void> {
  const { db, actorId } = command;
  try {
    await db.$transaction(async (tx) => {
      await authorizeInProject(tx, command, key.projectId, 'task:import', ['projectId']);
      await tx.importRun.create({ data: { projectId: key.projectId, id: key.id, actorId } });
    });
  } catch (error) {
    if (isPrismaError(error, 'P2002')) throw new ConflictError('This importId was used before.', ['importId']);
    throw error;
  }
}

/** Writes how far a run is. Does nothing when the run went with its project. */
export async function recordRun(db: Db | Tx, { projectId, id }: RunKey, counts: ImportCounts): Promise<void> {
  const { rowsRead, created, updated, skipped, failed } = counts;
  await db.$executeRaw`
    UPDATE import_run
    SET rows_read = ${rowsRead}, created = ${created}, updated = ${updated}, skipped = ${skipped}, failed = ${failed},
        updated_at = now()
    WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Writes how a run ended, with all errors that are told. */
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

/** Adds to the errors that watchers see. */
export async function recordErrors(db: Db, { projectId, id }: RunKey, errors: readonly RowError[]): Promise<void> {
  await db.$executeRaw`
    UPDATE import_run SET errors = errors || ${JSON.stringify(errors)}::jsonb, updated_at = now()
    WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Says that somebody still works on it. */
export async function touchRun(db: Db, { projectId, id }: RunKey): Promise<void> {
  await db.$executeRaw`UPDATE import_run SET updated_at = now() WHERE project_id = ${projectId} AND id = ${id}`;
}

/** Forgets runs that nobody will ask for any more. */
export async function pruneImportRuns(db: Pick<Tx, '$executeRaw'>): Promise<void> {
  await db.$executeRaw`DELETE FROM import_run WHERE started_at < now() - make_interval(days => ${keptDays}::int)`;
}

interface RunQuery extends RunKey {
  readonly userId: UserId;
}

interface RunAnswer extends Omit<ImportRun, 'id'> {
  readonly userId: string;
  readonly askedId: string;
  readonly id: string | null;
  readonly stale: boolean;
}

/** Reads runs for members of their projects. Whoever asks at the same time shares a query. */
export class ImportRuns {
  readonly #batcher: Batcher<RunQuery, RunAnswer | undefined>;

  constructor(db: Db) {
    this.#batcher = new Batcher((questions) => read(db, questions));
  }

  /**
   * @returns undefined when no such import has begun
   * @throws NotFoundError when the person is not a member of the project
   */
  async read({ reader, projectId, id: askedId }: RunKey & { reader: Reader }): Promise<ImportRun | undefined> {
    const answer = await this.#batcher.load({ projectId, id: askedId, userId: reader.userId });
    if (!answer || !allowsProject(reader.scope, projectId))
      throw new NotFoundError('There is no such project, or you are not a member of it.', ['projectId']);
    const { userId: _user, askedId: _asked, stale, id, ...run } = answer;
    if (id === null) return undefined;
    // Its instance has gone without a word.
    return { ...run, id, status: stale ? 'INTERRUPTED' : run.status };
  }
}

/** Membership and run in one statement: nothing is told that was written after the person was removed. */
async function read(db: Db, questions: readonly RunQuery[]): Promise<(RunAnswer | undefined)[]> {
  const asked = Prisma.join(questions.map((one) => Prisma.sql`(${one.projectId}, ${one.userId}, ${one.id})`));
  const rows = await db.$queryRaw<RunAnswer[]>`
    SELECT a.project_id AS "projectId", a.user_id AS "userId", a.id AS "askedId", r.id, r.actor_id AS "actorId",
           r.status::text AS status, r.rows_read AS "rowsRead", r.created, r.updated, r.skipped, r.failed, r.errors,
           r.started_at AS "startedAt", r.finished_at AS "finishedAt",
           r.status = 'RUNNING' AND r.updated_at < now() - make_interval(secs => ${staleSeconds}::int) AS stale
    FROM (VALUES ${asked}) AS a (project_id, user_id, id)
    JOIN project_member m ON m.project_id = a.project_id AND m.user_id = a.user_id
    LEFT JOIN import_run r ON r.project_id = a.project_id AND r.id = a.id`;
  const name = (projectId: string, userId: string, id: string) => JSON.stringify([projectId, userId, id]);
  const found = new Map(rows.map((row) => [name(row.projectId, row.userId, row.askedId), row]));
  return questions.map((one) => found.get(name(one.projectId, one.userId, one.id)));
}
