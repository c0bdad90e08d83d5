import { setImmediate } from 'node:timers/promises';
import { DomainError, LimitExceededError } from '../../errors.js';
import type { Db } from '../../store/database.js';
import { outageOf } from '../../store/outage.js';
import type { Command } from '../command.js';
import { BadRowsError, writeBatch } from './batch.js';
import type { LabelMaker } from './import-labels.js';
import { emptyPlan, type Plan } from './plan.js';
import { type FileRow, type ImportRow, type RowError, readRow, rowError } from './rows.js';
import { type ImportCounts, type RunKey, recordRun } from './runs.js';

export interface ImportOptions extends RunKey {
  /** `stop` ends the import before the batch with an invalid row; `skip` leaves invalid rows out. */
  readonly onError: 'stop' | 'skip';
  /** Create labels that the project lacks. */
  readonly createLabels: boolean;
  /** Import no assignees, for files from projects with other members. */
  readonly ignoreAssignees: boolean;
  /** See `RowOptions`. */
  readonly splitTitles: boolean;
  /** Receives the error of a row that is valid and still fails to be written. */
  readonly onRowFailure: (error: unknown) => void;
}

const maxRows = 100_000;
const maxErrors = 1_000;

/** A batch is one event, which must stay well below the size of a socket's buffer. */
const batchRows = 100;
const batchCharacters = 200_000;

/**
 * The rows of an import: reads them one by one, writes them in batches, and keeps counts and errors. A batch that fails for
 * another reason than an invalid row is repeated row by row.
 */
export class RowBatches {
  readonly errors: RowError[] = [];
  readonly #command: Command;
  readonly #options: ImportOptions;
  readonly #labels: LabelMaker;
  readonly #requireViewer: () => Promise<void>;
  /** The first row with each `externalId`. */
  readonly #rowOf = new Map<string, number>();
  readonly #waiting: Plan['waiting'] = [];
  /** The number of errors that are stored in the run's row. */
  #recorded = 0;
  /** The counts of the committed batches. */
  #counts: ImportCounts = { rowsRead: 0, created: 0, updated: 0, skipped: 0, failed: 0 };
  #batch: ImportRow[] = [];
  #batchCharacters = 0;
  /** The number of rows, and of invalid rows, since the last batch. */
  #read = 0;
  #failed = 0;

  constructor(command: Command, options: ImportOptions, labels: LabelMaker, requireViewer: () => Promise<void>) {
    this.#command = command;
    this.#options = options;
    this.#labels = labels;
    this.#requireViewer = requireViewer;
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  /** @throws BadRowsError, DomainError, and errors of `rows` */
  async read(rows: AsyncIterable<FileRow>): Promise<void> {
    for await (const file of rows) {
      if (file.row > maxRows) {
        throw new LimitExceededError(`A file must have at most ${maxRows} rows: split the file.`, ['rows', file.row]);
      }
      this.#read += 1;
      this.#addRow(file);
      if (this.#read >= batchRows || this.#batchCharacters >= batchCharacters) await this.#flush();
    }
    await this.#flush();
    await this.#placeWaiting();
  }

  /** Records the error that stopped the import. The rows of the unwritten batch count as read. */
  stop(reason: BadRowsError | DomainError): void {
    const errors = reason instanceof BadRowsError ? reason.errors : [fileError(reason)];
    this.#noteFailure(errors);
    // `#placeWaiting` failed: its rows were counted before.
    if (this.#read === 0) return;
    const bad = reason instanceof BadRowsError ? new Set(errors.map(({ row }) => row)).size : 0;
    const { rowsRead, failed } = this.#counts;
    this.#counts = { ...this.#counts, rowsRead: rowsRead + this.#read, failed: failed + this.#failed + bad };
  }

  /** The first errors of the import, followed by these. */
  #withErrors(errors: readonly RowError[]): RowError[] {
    return [...this.errors, ...errors].slice(0, maxErrors);
  }

  #noteFailure(errors: readonly RowError[]): void {
    this.errors.push(...this.#withErrors(errors).slice(this.errors.length));
  }

  #addRow(file: FileRow): void {
    const parsed = readRow(file, this.#options);
    const errors = 'errors' in parsed ? parsed.errors : this.#repeated(parsed.row);
    if (errors.length > 0) {
      this.#refuse(errors);
      this.#failed += 1;
    } else if ('row' in parsed) {
      this.#batch.push(parsed.row);
      this.#batchCharacters += (parsed.row.title?.length ?? 0) + (parsed.row.description?.length ?? 0);
    }
  }

  #repeated({ row, externalId }: ImportRow): RowError[] {
    const first = this.#rowOf.get(externalId);
    if (first !== undefined) {
      return [rowError(row, 'externalId', `externalId must be unique: row ${first} has the same.`, 'CONFLICT')];
    }
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
      // The first row's transaction also counts the invalid rows of the batch.
      for (const [index, row] of rows.entries()) {
        await this.#writeAlone(row, index === 0 ? [read - rows.length + 1, failed] : [1, 0]);
      }
    }
    [this.#batch, this.#batchCharacters, this.#read, this.#failed] = [[], 0, 0, 0];
  }

  /** Retries one row of a failed batch. A row that fails again is reported like an invalid row. */
  async #writeAlone(row: ImportRow, [read, failed]: readonly [read: number, failed: number]): Promise<void> {
    try {
      await this.#writeRead([row], read, failed);
    } catch (error) {
      if (!isRowFailure(error)) throw error;
      this.#options.onRowFailure(error);
      this.#refuse([rowError(row.row, null, 'The row could not be written: change its values or leave the row out.')]);
      await this.#writeRead([], read, failed + 1);
    }
    this.#read -= read;
    this.#failed -= failed;
  }

  /** Writes rows, and adds the rows read and the invalid rows since the last batch to the counts. */
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
    // Without texts, because many rows may wait.
    this.#waiting.push(...plan.waiting.map(({ row, skipped }) => ({ row: forParent(row), skipped })));
  }

  /** Sets the parents of rows that precede their parents in the file. All tasks of the file exist now. */
  async #placeWaiting(): Promise<void> {
    for (let from = 0; from < this.#waiting.length; from += batchRows) {
      const batch = this.#waiting.slice(from, from + batchRows);
      const unchanged = new Set(batch.filter(({ skipped }) => skipped).map(({ row }) => row.row));
      const rows = batch.map(({ row }) => row);
      await this.#write(rows, true, ({ updates }) => {
        const changed = updates.filter(({ row }) => unchanged.has(row.row)).length;
        const { updated, skipped, ...counts } = this.#counts;
        return { ...counts, updated: updated + changed, skipped: skipped - changed };
      });
    }
  }

  async #write(rows: readonly ImportRow[], last: boolean, count: (plan: Plan) => ImportCounts): Promise<Plan> {
    const { projectId, onError, createLabels } = this.#options;
    // An embedded database answers within the same turn of the event loop. The pause lets other requests run.
    await setImmediate();
    await this.#requireViewer();
    if (createLabels) await this.#labels.make(rows);
    // Counts and errors are stored in one statement: a reader of the progress never sees one without the other.
    const record = (db: Pick<Db, 'sql'>, done: Plan) =>
      recordRun(db, this.#options, count(done), this.#withErrors(done.errors).slice(this.#recorded));
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
    this.#recorded = this.errors.length;
    return plan;
  }
}

/** True for an error that a single row may have caused: neither a DomainError nor a database outage. */
function isRowFailure(error: unknown): boolean {
  return !(error instanceof BadRowsError || error instanceof DomainError || outageOf(error));
}

/** The row error for a DomainError of the whole file, or of the file from one row on. */
function fileError({ message, code, inputPath }: DomainError): RowError {
  const [field, row] = inputPath;
  return rowError(field === 'rows' && typeof row === 'number' ? row : null, null, message, code);
}

function forParent({ row, externalId, parent }: ImportRow): ImportRow {
  const unchanged = {
    title: undefined,
    description: undefined,
    status: undefined,
    priority: undefined,
    startDate: undefined,
    dueDate: undefined,
    dueTime: undefined,
    estimate: undefined,
    assigneeIds: undefined,
    labels: undefined,
  };
  return { row, externalId, parent, ...unchanged };
}
