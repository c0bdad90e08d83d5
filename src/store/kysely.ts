import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Sql, Tables } from './tables.js';

/** How a statement is executed, next to its text and values. */
export interface ExecutionHints {
  /** True when the database keeps the plan of the statement. */
  readonly prepare?: boolean;
  /** True for the last statement of a transaction: COMMIT is sent along, and saves a round trip. */
  readonly commits?: boolean;
}

export type HintedQuery<Row = unknown> = CompiledQuery<Row> & ExecutionHints;

/** Opens Kysely over a driver. Identifiers are camel case in TypeScript, snake case in Postgres. */
export function openKysely(driver: Driver): Sql {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Builds and compiles statements, and executes none. */
export const queryBuilder: Sql = openKysely(new DummyDriver());

/** Writes instants as text in UTC: node-postgres would write the process's local time, and a day could become another day. */
export function toParameters({ parameters }: CompiledQuery): unknown[] {
  return parameters.map((value) => (value instanceof Date ? value.toISOString() : value));
}

/** A connection of one adapter, for one transaction or one statement. */
export abstract class SqlConnection implements DatabaseConnection {
  abstract begin(): Promise<void>;
  abstract commit(): Promise<void>;
  abstract rollback(): Promise<void>;
  abstract release(): void;
  protected abstract run(query: HintedQuery): Promise<QueryResult<unknown>>;

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    // The cast is sound as far as the statement's type is: the driver returns what Postgres sends.
    return (await this.run(query)) as QueryResult<Row>;
  }

  /** Kysely's interface for reading a result in chunks, which Taskwire does not use. */
  // biome-ignore lint/correctness/useYield: the method only rejects.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Results are read whole');
  }
}

/** Kysely's driver over the connections of an adapter. The adapter's owner closes the pool or the database. */
export class SqlDriver implements Driver {
  readonly #acquire: () => Promise<SqlConnection>;

  constructor(acquire: () => Promise<SqlConnection>) {
    this.#acquire = acquire;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<SqlConnection> {
    return this.#acquire();
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return own(connection).begin();
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return own(connection).commit();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return own(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    own(connection).release();
  }

  async destroy(): Promise<void> {}
}

/** Kysely returns the connections of `acquireConnection`. */
function own(connection: DatabaseConnection): SqlConnection {
  if (!(connection instanceof SqlConnection)) throw new TypeError('The connection is not of this driver');
  return connection;
}

/**
 * The right side of a comparison with any value of a list, as in `where('id', '=', anyOf(ids))`. The list is one parameter,
 * so the statement's text is the same for each length, and its plan can be kept.
 */
export function anyOf<T>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`ANY(${values})`;
}

/** The right side of a comparison with all values of a list, as in `where('id', '!=', allOf(ids))`. */
export function allOf<T>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`ALL(${values})`;
}
