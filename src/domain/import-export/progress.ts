import { setTimeout as sleep } from 'node:timers/promises';
import { AccessRevokedError, NotFoundError } from '../../errors.js';
import { PullIterator } from '../../lib/pull-iterator.js';
import type { ImportRun } from './runs.js';

const pollMs = 200;
/** How long a subscriber waits for an import to begin, and for an unavailable database. */
const patienceMs = 60_000;

/**
 * The progress of an import for one subscriber: each state that differs from the previous state, at most one per 200 ms. The
 * final state is the last. The stream polls the table, so the import may run on any instance. A subscriber may open the
 * stream before the import begins.
 */
export class ImportProgressStream extends PullIterator<ImportRun> {
  readonly #read: () => Promise<ImportRun | undefined>;
  readonly #closing = new AbortController();
  #delivered: ImportRun | undefined;

  /** @param read returns the import if it has begun, and throws NotFoundError when the subscriber is no longer a member */
  constructor(read: () => Promise<ImportRun | undefined>) {
    super();
    this.#read = read;
  }

  /**
   * Waits for the next state.
   *
   * @throws AccessRevokedError when the subscriber is no longer a member
   * @throws NotFoundError when no import begins within a minute
   */
  async next(): Promise<IteratorResult<ImportRun, undefined>> {
    const { signal } = this.#closing;
    if (this.#delivered && this.#delivered.status !== 'RUNNING') return this.return();
    if (this.#delivered) await this.#pause();
    for (let waited = 0; !signal.aborted; waited += pollMs) {
      const run = await this.#attempt(waited);
      if (run && (!this.#delivered || differs(run, this.#delivered))) {
        this.#delivered = run;
        return { done: false, value: run };
      }
      if (!this.#delivered && waited >= patienceMs) {
        throw new NotFoundError('importId must be the id of an import of the project: none has begun.', ['importId']);
      }
      await this.#pause();
    }
    return { done: true, value: undefined };
  }

  protected close(): void {
    this.#closing.abort();
  }

  /** Reads the state; undefined while the database is unavailable. */
  async #attempt(waited: number): Promise<ImportRun | undefined> {
    try {
      return await this.#read();
    } catch (error) {
      if (error instanceof NotFoundError) throw new AccessRevokedError();
      if (waited >= patienceMs) throw error;
      return undefined;
    }
  }

  async #pause(): Promise<void> {
    // `sleep` rejects when it is aborted. An abort only shortens the pause.
    await sleep(pollMs, undefined, { signal: this.#closing.signal, ref: false }).catch(() => {});
  }
}

function differs(a: ImportRun, b: ImportRun): boolean {
  return (
    a.status !== b.status ||
    a.rowsRead !== b.rowsRead ||
    a.created !== b.created ||
    a.updated !== b.updated ||
    a.skipped !== b.skipped ||
    a.failed !== b.failed ||
    a.errors.length !== b.errors.length
  );
}
