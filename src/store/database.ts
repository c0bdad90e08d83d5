import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './prisma/client.js';

export type { Prisma } from './prisma/client.js';

/** Prisma's client; inside a transaction, the same API bound to it. Prisma is the repository: nothing wraps it. */
export type Db = PrismaClient;
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

/**
 * The database port: a Postgres dialect with transactions at READ COMMITTED and row locks.
 * Adapters differ in where Postgres runs; queries, types and error codes are the same (see test/contract).
 */
export interface Database extends AsyncDisposable {
  /** What it is, for logs and health. */
  readonly kind: 'postgres' | 'pglite';
  readonly db: Db;
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
