import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Prisma, PrismaClient } from './prisma/client.js';

export type { Prisma } from './prisma/client.js';

/** Prisma's client; inside a transaction, the same API bound to it. Prisma is the repository: nothing wraps it. */
export type Db = PrismaClient;
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * Reads past Prisma's client, for statements that are asked all the time: what the client does for each statement and each
 * row costs more than all else. Postgres makes the JSON, the driver parses it once.
 */
export interface RawReader {
  /**
   * Runs a statement that gives one column of type `json`, in a snapshot of its own and outside of any transaction.
   *
   * @param options.prepare whether the database may keep a plan for its text. That saves planning; it is for texts of which
   *   there are few, and which are planned the same way whatever their values are
   * @returns the value of its first row, undefined when there is none
   */
  json<T>(statement: Prisma.Sql, options?: { readonly prepare?: boolean }): Promise<T | undefined>;
}

/**
 * Begins a statement of ours that goes through Prisma's client and whose plan the database may keep, as `prepare` does for
 * reads: for those that others wait for.
 */
export const keepsPlan = Prisma.raw('/* keep plan */');

/**
 * The database port: a Postgres dialect with transactions at READ COMMITTED and row locks.
 * Adapters differ in where Postgres runs; queries, types and error codes are the same (see test/contract).
 */
export interface Database extends AsyncDisposable {
  /** What it is, for logs and health. */
  readonly kind: 'postgres' | 'pglite';
  readonly db: Db;
  readonly rawReader: RawReader;
  /** Applies the migrations in `prisma/migrations` that this database has not seen; returns their names. */
  migrate(): Promise<string[]>;
}

/** Opens Prisma's client over a driver adapter; adapters share it. */
export function openClient(factory: SqlMigrationAwareDriverAdapterFactory): Db {
  return new PrismaClient({
    adapter: factory,
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
}
