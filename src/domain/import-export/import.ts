import { DomainError } from '../../errors.js';
import type { ImportStatus } from '../../store/prisma/enums.js';
import type { Command } from '../command.js';
import { BadRowsError } from './batch.js';
import { LabelMaker } from './import-labels.js';
import { type ImportOptions, RowBatches } from './row-batches.js';
import type { FileRow, RowError } from './rows.js';
import { endRun, heartbeatMs, type ImportCounts, startRun, touchRun } from './runs.js';

/** An imported file. The rows are read on demand. */
export interface ImportFile {
  readonly rows: AsyncIterable<FileRow>;
  /** Colours by label name, as far as the file has been read. */
  readonly labelColors: ReadonlyMap<string, string>;
}

/** The result of an import. */
export interface ImportSummary extends ImportCounts {
  readonly id: string;
  readonly status: ImportStatus;
  readonly errors: readonly RowError[];
  /** The error that stopped the import, unless an invalid row stopped it. */
  readonly refusal: DomainError | undefined;
}

/**
 * Imports tasks into a project: creates missing tasks and updates tasks that differ. The file is read row by row and written
 * in batches, so only one batch is in memory. Each batch is one command. Written batches stay when a later batch fails, and
 * a second import of the same file continues there, because rows are matched by `externalId`.
 *
 * @param requireViewer throws UnauthenticatedError when the actor's session has ended
 * @returns the result, also when an invalid row or a DomainError stopped the import
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError before the file is read
 * @throws errors of `file.rows` that are not a DomainError
 */
export async function importTasks(
  command: Command,
  options: ImportOptions,
  file: ImportFile,
  requireViewer: () => Promise<void>,
): Promise<ImportSummary> {
  await startRun(command, options);
  const heartbeat = setInterval(() => void touchRun(command.db, options).catch(() => {}), heartbeatMs);
  heartbeat.unref();
  const work = new RowBatches(
    command,
    options,
    new LabelMaker(command, options.projectId, file.labelColors),
    requireViewer,
  );
  let status: ImportStatus = 'INTERRUPTED';
  let refusal: DomainError | undefined;
  try {
    await work.read(file.rows);
    status = 'DONE';
  } catch (error) {
    if (!(error instanceof BadRowsError || error instanceof DomainError)) throw error;
    status = 'STOPPED';
    if (error instanceof DomainError) refusal = error;
    work.stop(error);
  } finally {
    clearInterval(heartbeat);
    await endRun(command.db, options, { counts: work.counts, status, errors: work.errors });
  }
  return { ...work.counts, id: options.id, status, errors: work.errors, refusal };
}
