import { PrismaPg } from '@prisma/adapter-pg';
import { type Database, openClient } from './database.js';
import { migrate } from './migrate.js';

/**
 * Postgres (14 or newer) through node-postgres.
 *
 * @param url a `postgresql://` connection string
 * @param poolSize connections this instance may hold
 * @param onError told of errors on idle connections (a restart of the server, say); the pool replaces them by itself
 */
export function openPostgres(url: string, poolSize: number, onError: (error: Error) => void): Database {
  const factory = new PrismaPg(
    { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000 },
    { onPoolError: onError, onConnectionError: onError },
  );
  const db = openClient(factory);
  return {
    kind: 'postgres',
    db,
    migrate: () => migrate(factory),
    [Symbol.asyncDispose]: () => db.$disconnect(),
  };
}
