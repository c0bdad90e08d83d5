import { setTimeout as sleep } from 'node:timers/promises';
import { AccessRevokedError, NotFoundError } from '../../errors.js';
import type { ImportRun } from './runs.js';

const pollMs = 200;
/** How long somebody may watch for an import that doesn't begin, and how long the database may be away. */
const patienceMs = 60_000;

/**
 * An import as one member watches it: every state that differs from the one before, at most one in 200 ms, the last one
 * when it ends. It asks the table, so it doesn't matter which instance does the work; it may be opened before the import
 * begins.
 */
export class ImportProgressStream implements AsyncIterableIterator<ImportRun> {
  readonly #read: () => Promise<ImportRun | undefined>;
  readonly #closing = new AbortController();
  #delivered: ImportRun | undefined;

  /** @param read the import, if it has begun; throws NotFoundError once the person, who was let in, is no member */
  constructor(read: () => Promise<ImportRun | undefined>) {
    this.#read = read;
  }

  /** The next state. Rejects with AccessRevokedError, or with NotFoundError when no import begins within a minute. */
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
      if (!this.#delivered && waited >= patienceMs) throw new NotFoundError('No such import has begun.', ['importId']);
      await this.#pause();
    }
    return { done: true, value: undefined };
  }

  /** Ends at once, also while `next` waits. */
  async return(): Promise<IteratorResult<ImportRun, undefined>> {
    this.#closing.abort();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ImportRun, undefined>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A database that is away for a moment is waited for. */
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
    // Rejects when it is aborted, which is no more than a shorter pause.
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
