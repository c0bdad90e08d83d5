import { setImmediate } from 'node:timers/promises';
import { DomainError, LimitExceededError } from '../../errors.js';
import type { Db, Tx } from '../../store/database.js';
import { outageOf } from '../../store/outage.js';
import type { ImportStatus } from '../../store/prisma/enums.js';
import type { Command } from '../command.js';
import { BadRowsError, writeBatch } from './batch.js';
import { LabelMaker } from './import-labels.js';
import { emptyPlan, type Plan } from './plan.js';
import { type FileRow, type ImportRow, type RowError, readRow, rowError } from './rows.js';
import {
  endRun,
  heartbeatMs,
  type ImportCounts,
  type RunKey,
  recordErrors,
  recordRun,
  startRun,
  touchRun,
} from './runs.js';

/*
 * An import reads a file row by row and writes it in batches; it never holds more than a batch of it. Each batch is a
 * command of its own: what is written stays, whatever happens later, and importing the same file again goes on from
 * there, because rows are known by their `externalId`.
 */

export interface ImportOptions extends RunKey {
  /** What a bad row does: ends the import before its batch, or is left out. */
  readonly onError: 'stop' | 'skip';
  /** Make labels that rows name and the project doesn't have. */
  readonly createLabels: boolean;
  /** Leave out who should do the tasks: for projects of other people. */
  readonly ignoreAssignees: boolean;
  /** See `RowOptions`. */
  readonly splitTitles: boolean;
  /** Receives the error of a row that no rule refuses and that can't be written all the same. */
  readonly onRowFailure: (error: unknown) => void;
}

/** A file's rows, read as they are asked for. */
export interface ImportFile {
  readonly rows: AsyncIterable<FileRow>;
  /** Colours of labels by name, as far as they have been read. */
  readonly labelColors: ReadonlyMap<string, string>;
}

/** How an import ended. */
export interface ImportSummary extends ImportCounts {
  readonly id: string;
  readonly status: ImportStatus;
  readonly errors: readonly RowError[];
  /** Why it ended before the file did, unless a bad row was the reason. */
  readonly refusal: DomainError | undefined;
}

const maxRows = 100_000;
const maxErrors = 1_000;

/** A batch is one event: it has to stay well below what a reader's socket may hold. */
const batchRows = 100;
const batchCharacters = 200_000;

/**
 * Imports tasks into a project: makes those that it doesn't have and changes those that differ.
 *
 * @param demandViewer throws UnauthenticatedError once the actor's session has ended
 * @returns how it ended, also when a row or a refusal ended it
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError before anything is read; and whatever reading
 * throws that is no refusal
 */
export async function importTasks(
  command: Command,
  options: ImportOptions,
  file: ImportFile,
  demandViewer: () => Promise<void>,
): Promise<ImportSummary> {
  await startRun(command, options);
  const heartbeat = setInterval(() => void touchRun(command.db, options).catch(() => {}), heartbeatMs);
  heartbeat.unref();
  const work = new Import(command, options, new LabelMaker(command, options.projectId, file.labelColors), demandViewer);
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

class Import {
  readonly errors: RowError[] = [];
  readonly #command: Command;
  readonly #options: ImportOptions;
  readonly #labels: LabelMaker;
  readonly #requireViewer: () => Promise<void>;
  /** The row of each `externalId`. */
  readonly #rowOf = new Map<string, number>();
  readonly #waiting: Plan['waiting'] = [];
  /** How many of the errors watchers can see. */
  #recorded = 0;
  /** What is committed. */
  #counts: ImportCounts = { rowsRead: 0, created: 0, updated: 0, skipped: 0, failed: 0 };
  #batch: ImportRow[] = [];
  #batchCharacters = 0;
  /** Rows that were read since the last batch, and those of them that were bad. */
  #read = 0;
  #failed = 0;

  constructor(command: Command, options: ImportOptions, labels: LabelMaker, demandViewer: () => Promise<void>) {
    this.#command = command;
    this.#options = options;
    this.#labels = labels;
    this.#requireViewer = demandViewer;
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  /** @throws BadRowsError, DomainError, and whatever the rows throw */
  async read(rows: AsyncIterable<FileRow>): Promise<void> {
    for await (const file of rows) {
      if (file.row > maxRows) throw new LimitExceededError(`A file has at most ${maxRows} rows.`, ['rows', file.row]);
      this.#read += 1;
      this.#addRow(file);
      if (this.#read >= batchRows || this.#batchCharacters >= batchCharacters) await this.#flush();
    }
    await this.#flush();
    await this.#placeWaiting();
  }

  /** Takes note of what ended it. The rows of the batch that was not written count as read. */
  stop(reason: BadRowsError | DomainError): void {
    const errors = reason instanceof BadRowsError ? reason.errors : [fileError(reason)];
    this.#noteFailure(errors);
    // Whoever only waited for a parent was counted before.
    if (this.#read === 0) return;
    const bad = reason instanceof BadRowsError ? new Set(errors.map(({ row }) => row)).size : 0;
    const { rowsRead, failed } = this.#counts;
    this.#counts = { ...this.#counts, rowsRead: rowsRead + this.#read, failed: failed + this.#failed + bad };
  }

  #noteFailure(errors: readonly RowError[]): void {
    this.errors.push(...errors.slice(0, maxErrors - this.errors.length));
  }

  #addRow(file: FileRow): void {
    const taken = readRow(file, this.#options);
    const errors = 'errors' in taken ? taken.errors : this.#repeated(taken.row);
    if (errors.length > 0) {
      this.#refuse(errors);
      this.#failed += 1;
    } else if ('row' in taken) {
      this.#batch.push(taken.row);
      this.#batchCharacters += (taken.row.title?.length ?? 0) + (taken.row.description?.length ?? 0);
    }
  }

  #repeated({ row, externalId }: ImportRow): RowError[] {
    const first = this.#rowOf.get(externalId);
    if (first !== undefined) return [rowError(row, 'externalId', `Row ${first} has it already.`, 'CONFLICT')];
    this.#rowOf.set(externalId, row);
    return [];
  }

  #refuse(errors: readonly RowError[]): void {
    if (this.#options.onError === 'stop') throw new BadRowsError(errors);
    this.#noteFailure(errors);
  }

  async #flush(): Promise<void> {
    const [read, failed] = [this.#read, this.#failed];
    if (read === 0) return;
    const rows = this.#batch;
    try {
      await this.#writeRead(rows, read, failed);
    } catch (error) {
      if (!isRowFailure(error)) throw error;
      // Rows that were bad before are counted with the first one.
      for (const [index, row] of rows.entries()) {
        await this.#writeAlone(row, index === 0 ? [read - rows.length + 1, failed] : [1, 0]);
      }
    }
    [this.#batch, this.#batchCharacters, this.#read, this.#failed] = [[], 0, 0, 0];
  }

  /** Writes a row of a batch that failed; the row that it failed for is refused like any bad row. */
  async #writeAlone(row: ImportRow, [read, failed]: readonly [read: number, failed: number]): Promise<void> {
    try {
      await this.#writeRead([row], read, failed);
    } catch (error) {
      if (!isRowFailure(error)) throw error;
      this.#options.onRowFailure(error);
      this.#refuse([rowError(row.row, null, 'The row could not be written. Leave it out, or change its values.')]);
      await this.#writeRead([], read, failed + 1);
    }
    this.#read -= read;
    this.#failed -= failed;
  }

  /** Writes rows and counts them with those that were read, and were bad, since the last batch. */
  async #writeRead(rows: readonly ImportRow[], read: number, failed: number): Promise<void> {
    const plan = await this.#write(rows, false, (done) => {
      const { rowsRead, created, updated, skipped, failed: before } = this.#counts;
      return {
        rowsRead: rowsRead + read,
        created: created + done.creates.length,
        updated: updated + done.updates.length,
        skipped: skipped + done.skipped,
        failed: before + failed + done.failed,
      };
    });
    // Kept without its text: there may be many of them.
    this.#waiting.push(...plan.waiting.map(({ row, skipped }) => ({ row: forParent(row), skipped })));
  }

  /** Rows that stand before their parents: by now all tasks of the file are there. */
  async #placeWaiting(): Promise<void> {
    for (let from = 0; from < this.#waiting.length; from += batchRows) {
      const batch = this.#waiting.slice(from, from + batchRows);
      const unchanged = new Set(batch.filter(({ skipped }) => skipped).map(({ row }) => row.row));
      const rows = batch.map(({ row }) => row);
      await this.#write(rows, true, ({ updates }) => {
        const changed = updates.filter(({ row }) => unchanged.has(row.row)).length;
        const { updated, skipped, ...others } = this.#counts;
        return { ...others, updated: updated + changed, skipped: skipped - changed };
      });
    }
  }

  async #write(rows: readonly ImportRow[], last: boolean, count: (plan: Plan) => ImportCounts): Promise<Plan> {
    const { projectId, onError, createLabels } = this.#options;
    // An embedded database answers without leaving this turn of the event loop: others must get theirs between batches.
    await setImmediate();
    await this.#requireViewer();
    if (createLabels) await this.#labels.make(rows);
    const record = (db: Db | Tx, done: Plan) => recordRun(db, this.#options, count(done));
    const plan =
      rows.length === 0
        ? emptyPlan()
        : await writeBatch(
            this.#command,
            { projectId, last, skipBad: onError === 'skip', missingLabels: this.#labels.missingReason, record },
            rows,
          );
    if (rows.length === 0) await record(this.#command.db, plan);
    this.#counts = count(plan);
    this.#noteFailure(plan.errors);
    if (this.errors.length > this.#recorded) {
      await recordErrors(this.#command.db, this.#options, this.errors.slice(this.#recorded));
      this.#recorded = this.errors.length;
    }
    return plan;
  }
}

/** True for an error that one row may be the reason of: no refusal, and no outage of the database. */
function isRowFailure(error: unknown): boolean {
  return !(error instanceof BadRowsError || error instanceof DomainError || outageOf(error));
}

/** A refusal of the file as a whole, or from one of its rows on. */
function fileError({ message, code, inputPath }: DomainError): RowError {
  const [part, row] = inputPath;
  return rowError(part === 'rows' && typeof row === 'number' ? row : null, null, message, code);
}

function forParent({ row, externalId, parent }: ImportRow): ImportRow {
  const nothing = {
    title: undefined,
    description: undefined,
    status: undefined,
    priority: undefined,
    dueDate: undefined,
    assigneeIds: undefined,
    labels: undefined,
  };
  return { row, externalId, parent, ...nothing };
}
