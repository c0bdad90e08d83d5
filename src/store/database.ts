import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './prisma/client.js';
import type { Db } from './transaction.js';

export type { Db, Tx } from './transaction.js';
export type { PrismaClient };

/**
 * The database port: a Postgres dialect with transactions at READ COMMITTED and row locks.
 * Adapters differ in where Postgres runs; queries, types and error codes are the same (see test/contract).
 */
export interface Database extends AsyncDisposable {
  /** The kind of the database, for logs and health checks. */
  readonly kind: 'postgres' | 'pglite';
  /** Typed SQL, for commands and frequent reads. */
  readonly db: Db;
  /** Prisma's client, for the relations that Pothos reads. It shares the connections of `db` and runs no transactions. */
  readonly prisma: PrismaClient;
  /** Applies the pending migrations of `prisma/migrations`. Returns their names. */
  migrate(): Promise<string[]>;
}

/** Opens Prisma's client over a driver adapter. */
export function openPrisma(adapter: SqlMigrationAwareDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter });
}
