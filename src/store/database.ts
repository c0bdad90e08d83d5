import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Prisma, PrismaClient } from './prisma/client.js';

export type { Prisma } from './prisma/client.js';

/** Prisma's client. Prisma is the repository; no layer wraps it. */
export type Db = PrismaClient;
/** Prisma's client inside a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * Reads without Prisma's client, for frequent statements: the client's work per statement and per row would dominate their
 * cost. Postgres builds the JSON, and the driver parses it once.
 */
export interface RawReader {
  /**
   * Runs a statement that returns one column of type `json`. The statement has its own snapshot, outside any transaction.
   *
   * @param options.prepare true to let the database keep a plan for the statement's text, which saves planning. Use it for
   *   few distinct texts whose best plan does not depend on the values
   * @returns the value of the first row; undefined without a row
   */
  json<T>(statement: Prisma.Sql, options?: { readonly prepare?: boolean }): Promise<T | undefined>;
}

/**
 * A prefix for raw statements through Prisma's client that lets the database keep their plans, like `prepare` of RawReader.
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
  readonly rawReader: RawReader;
  /** Applies the pending migrations of `prisma/migrations`. Returns their names. */
  migrate(): Promise<string[]>;
}

/** Opens Prisma's client over a driver adapter. */
export function openClient(factory: SqlMigrationAwareDriverAdapterFactory): Db {
  return new PrismaClient({
    adapter: factory,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
}
