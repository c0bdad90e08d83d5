import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Database, keepPlan, openClient, type Prisma, type Reads } from './database.js';
import { migrate } from './migrate.js';
import { periodSeconds, statementNames } from './statement-names.js';

/**
 * Postgres (14 or newer) through node-postgres; Prisma and reads past it share one pool of connections.
 *
 * @param url a `postgresql://` connection string
 * @param poolSize connections this instance may hold
 * @param onError told of errors on idle connections (a restart of the server, say); the pool replaces them by itself
 */
export function openPostgres(url: string, poolSize: number, onError: (error: Error) => void): Database {
  const config = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  };
  const pool = new Pool({ ...config, maxLifetimeSeconds: periodSeconds });
  pool.on('error', onError);
  const nameOf = statementNames();
  // An empty name is none.
  const statementNameGenerator = ({ sql }: { sql: string }) => (sql.startsWith(keepPlan.text) && nameOf(sql)) || '';
  const db = openClient(new PrismaPg(pool, { onConnectionError: onError, statementNameGenerator }));
  return {
    kind: 'postgres',
    db,
    reads: readsOf(pool, nameOf),
    // On connections of its own: closing them is what releases the lock that keeps two instances from migrating at once.
    migrate: () => migrate(new PrismaPg(config, { onPoolError: onError, onConnectionError: onError })),
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await pool.end();
    },
  };
}

function readsOf(pool: Pool, nameOf: (text: string) => string | undefined): Reads {
  return {
    async json<T>({ text, values }: Prisma.Sql, { prepare = false } = {}) {
      const name = prepare ? nameOf(text) : undefined;
      const { rows } = await pool.query<[T]>({ ...(name !== undefined && { name }), text, values, rowMode: 'array' });
      return rows[0]?.[0];
    },
  };
}
