import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { QueryResult } from 'kysely';
import { type HintedQuery, openKysely, SqlConnection, SqlDriver, toParameters } from './kysely.js';
import { Prisma, PrismaClient } from './prisma/client.js';
import type { Sql } from './tables.js';

export type { Prisma } from './prisma/client.js';

/** Prisma's client. Prisma is the repository; no layer wraps it. */
export type Db = PrismaClient & {
  readonly sql: Sql;
  /** Runs statements in one transaction at READ COMMITTED; a thrown error rolls the transaction back. */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
};
/** Prisma's client inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'> & {
  readonly sql: Sql;
};

/**
 * A prefix for raw statements through Prisma's client that lets the database keep their plans, like `prepare` of ExecutionHints.
 * Use it for statements that hold locks.
 */
export const keepsPlan = Prisma.raw('/* keep plan */');

/**
 * The database port: a Postgres dialect with transactions at READ COMMITTED and row locks.
 * Adapters differ in where Postgres runs; queries, types and error codes are the same (see test/contract).
 */
export interface Database extends AsyncDisposable {
  /** The kind of the database, for logs and health checks. */
  readonly kind: 'postgres' | 'pglite';
  readonly db: Db;
  /** Applies the pending migrations of `prisma/migrations`. Returns their names. */
  migrate(): Promise<string[]>;
}

/** Opens Prisma's client over a driver adapter. */
export function openClient(factory: SqlMigrationAwareDriverAdapterFactory, sql: Sql): Db {
  const client = new PrismaClient({
    adapter: factory,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return Object.assign(client, {
    sql,
    transaction: <T>(run: (tx: Tx) => Promise<T>) => client.$transaction((tx) => run(withSql(tx))),
  });
}

/** Runs Kysely's statements in a transaction of Prisma. */
function withSql(tx: Prisma.TransactionClient): Tx {
  const sql = openKysely(new SqlDriver(async () => new PrismaConnection(tx)));
  return new Proxy(tx, {
    get: (target, name) => (name === 'sql' ? sql : Reflect.get(target, name)),
  }) as unknown as Tx;
}

class PrismaConnection extends SqlConnection {
  readonly #tx: Prisma.TransactionClient;

  constructor(tx: Prisma.TransactionClient) {
    super();
    this.#tx = tx;
  }

  async begin(): Promise<void> {}
  async commit(): Promise<void> {}
  async rollback(): Promise<void> {}
  release(): void {}

  protected async run(query: HintedQuery): Promise<QueryResult<unknown>> {
    const values = toParameters(query);
    const { kind } = query.query;
    const returns = kind === 'SelectQueryNode' || kind === 'RawNode' || 'returning' in query.query;
    if (!returns) {
      const count = await this.#tx.$executeRawUnsafe(query.sql, ...values);
      return { rows: [], numAffectedRows: BigInt(count) };
    }
    const rows = await this.#tx.$queryRawUnsafe<unknown[]>(query.sql, ...values);
    return { rows, numAffectedRows: BigInt(rows.length) };
  }
}
