import type { QueryResult } from 'kysely';
import { type CustomTypesConfig, DatabaseError, type PoolClient, types } from 'pg';
import { type HintedQuery, SqlConnection, toParameters } from './kysely.js';

const dayOid = 1082;

/** Reads a day as midnight in UTC, as Prisma does. node-postgres reads a day as midnight in the process's time zone. */
const utcDays: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === dayOid ? (day: string) => new Date(`${day}T00:00:00Z`) : types.getTypeParser(oid, format),
};

/**
 * A connection of node-postgres in pipeline mode. BEGIN is sent with the transaction's first statement, and COMMIT with its
 * last (see ExecutionHints), so that neither costs a round trip.
 */
export class PostgresConnection extends SqlConnection {
  readonly #client: PoolClient;
  /** Returns the name under which the database keeps the plan of a text, if any. */
  readonly #nameOf: (text: string) => string | undefined;
  #begun: Promise<unknown> | undefined;
  #committed: Promise<void> | undefined;
  #broken: Error | undefined;
  /** The pool listens to the errors of idle connections only, and an error without a listener ends the process. */
  readonly #onLoss = (error: Error) => {
    this.#broken = error;
  };

  constructor(client: PoolClient, nameOf: (text: string) => string | undefined) {
    super();
    this.#client = client;
    this.#nameOf = nameOf;
    client.on('error', this.#onLoss);
  }

  async begin(): Promise<void> {
    this.#begun = this.#client.query('BEGIN');
    // A failure is reported by the first statement.
    this.#begun.catch(() => {});
  }

  protected async run(query: HintedQuery): Promise<QueryResult<unknown>> {
    const { prepare, commits } = query;
    const name = prepare ? this.#nameOf(query.sql) : undefined;
    const result = this.#client.query({
      types: utcDays,
      ...(name !== undefined && { name }),
      text: query.sql,
      values: toParameters(query),
    });
    if (commits) this.#committed = this.#sendCommit();
    this.#committed?.catch(() => {});
    try {
      const [{ rows, rowCount }] = await Promise.all([result, this.#begun]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      // After any other error, such as a lost response, the connection's state is unknown: the pool replaces it.
      if (!(error instanceof DatabaseError)) this.#broken = asError(error);
      throw error;
    }
  }

  async commit(): Promise<void> {
    await (this.#committed ?? this.#sendCommit());
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query('ROLLBACK');
    } catch (error) {
      this.#broken = asError(error);
    }
  }

  release(): void {
    this.#client.off('error', this.#onLoss);
    this.#client.release(this.#broken);
  }

  async #sendCommit(): Promise<void> {
    const { command } = await this.#client.query('COMMIT');
    // Postgres answers COMMIT with ROLLBACK when an earlier statement failed.
    if (command === 'ROLLBACK')
      throw new Error('The transaction was rolled back, because one of its statements failed');
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
