import {
  CamelCasePlugin,
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
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

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Sql) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** Identifiers are camel case in TypeScript, snake case in Postgres. */
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/** Builds and compiles statements, and executes none. */
export const queryBuilder: Sql = new Kysely<Tables>({ dialect, plugins });

/** Creates Kysely for the connections that `provideConnection` provides, one after the other or always the same. */
export function openSql(provideConnection: ConnectionProvider['provideConnection']): Sql {
  return new Kysely<Tables>({
    config: { dialect },
    dialect,
    driver: new DummyDriver(),
    executor: queryBuilder.getExecutor().withConnectionProvider({ provideConnection }),
  });
}

/** Writes instants as text in UTC: node-postgres would write the process's local time, and a day could become another day. */
export function toParameters({ parameters }: CompiledQuery): unknown[] {
  return parameters.map((value) => (value instanceof Date ? value.toISOString() : value));
}

/** A connection of an adapter, for one transaction or one statement. */
export abstract class SqlConnection implements DatabaseConnection {
  abstract begin(): Promise<void>;
  abstract commit(): Promise<void>;
  abstract rollback(): Promise<void>;
  abstract release(): void;
  protected abstract run(query: HintedQuery): Promise<QueryResult<unknown>>;

  /** The first error of the transaction. */
  #failure: unknown;

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      // The cast is sound as far as the statement's type is: the driver returns what Postgres sends.
      return (await this.run(query)) as QueryResult<Row>;
    } catch (error) {
      this.#failure ??= error;
      // Postgres refuses the statements behind a failed one. The caller needs the reason, whichever error it meets first.
      throw isRefusedAfterFailure(error) ? this.#failure : error;
    }
  }

  /** Kysely's interface for reading a result in chunks, which Taskwire does not use. */
  // biome-ignore lint/correctness/useYield: the method only rejects.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Results are read whole');
  }
}

/** True for a statement in a transaction that has failed before (SQLSTATE 25P02). */
function isRefusedAfterFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02';
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
