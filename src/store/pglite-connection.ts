import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { QueryResult } from 'kysely';
import { type HintedQuery, SqlConnection, toParameters } from './kysely.js';

type Outcome = 'commit' | 'rollback';

/**
 * PGlite's only connection. Transactions wait for each other. PGlite ends a transaction when the callback of `transaction`
 * ends, so the callback waits for `commit` or `rollback`.
 */
export class PgliteConnection extends SqlConnection {
  readonly #pglite: PGlite;
  #transaction: Transaction | undefined;
  #end: ((outcome: Outcome) => void) | undefined;
  #ended: Promise<void> | undefined;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  begin(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#ended = this.#pglite.transaction(async (transaction) => {
        this.#transaction = transaction;
        const outcome = await new Promise<Outcome>((end) => {
          this.#end = end;
          resolve();
        });
        if (outcome === 'rollback') await transaction.rollback();
      });
      this.#ended.catch(reject);
    });
  }

  commit(): Promise<void> {
    return this.#finish('commit');
  }

  rollback(): Promise<void> {
    return this.#finish('rollback');
  }

  release(): void {}

  protected async run(query: HintedQuery): Promise<QueryResult<unknown>> {
    const executor = this.#transaction ?? this.#pglite;
    const { rows, affectedRows } = await executor.query(query.sql, toParameters(query));
    return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
  }

  async #finish(outcome: Outcome): Promise<void> {
    this.#end?.(outcome);
    await this.#ended;
  }
}
