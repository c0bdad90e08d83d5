import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool, type PoolConfig } from 'pg';
import { type Database, keepsPlan, openClient, type Prisma, type RawReader } from './database.js';
import { type DatabaseAddress, readDatabaseUrl } from './database-url.js';
import { migrate } from './migrate.js';
import { type LockHolder, withMigrationLock } from './migration-lock.js';
import { pooledSessionSql, type SessionLimits, sessionSql } from './session.js';
import { periodSeconds, statementNames } from './statement-names.js';

export interface PostgresOptions {
  /** Milliseconds that a statement may take. */
  readonly statementMs: number;
  /** Milliseconds that a start waits while another session migrates. */
  readonly migrationLockMs: number;
  /** Called when a start has to wait for another session. */
  readonly onMigrationWait: (holder: LockHolder) => void;
}

const defaults: PostgresOptions = { statementMs: 15_000, migrationLockMs: 60_000, onMigrationWait: () => {} };

/** Longer than transactions may take (see database.ts): this is for instances that are stopped or cut off. */
const idleInTransactionMs = 20_000;
/** How much longer than Postgres this side waits for an answer: only a connection that is dead lets it. */
const silenceMs = 1_000;

/**
 * Postgres (14 or newer) through node-postgres; Prisma and reads past it share one pool of connections. Nothing waits
 * without a limit: for a connection 10 s, for a statement `statementMs`, for an answer that never comes a second more.
 *
 * @param url a connection string, see database-url.ts
 * @param poolSize connections this instance may hold
 * @param onError told of errors on idle connections (a restart of the server, say); the pool replaces them by itself
 * @throws DatabaseUrlError
 */
export function openPostgres(
  url: string,
  poolSize: number,
  onError: (error: Error) => void,
  options: Partial<PostgresOptions> = {},
): Database {
  const { statementMs, migrationLockMs, onMigrationWait } = { ...defaults, ...options };
  const address = readDatabaseUrl(url);
  const { schema, pooled } = address;
  const pool = new Pool({
    ...poolConfig(address, { statementMs, idleInTransactionMs }),
    max: poolSize,
    query_timeout: statementMs + silenceMs,
    maxLifetimeSeconds: periodSeconds,
  });
  pool.on('error', onError);
  const nameOf = pooled ? () => undefined : statementNames();
  // An empty name is none.
  const statementNameGenerator = ({ sql }: { sql: string }) => (sql.startsWith(keepsPlan.text) && nameOf(sql)) || '';
  const db = openClient(new PrismaPg(pool, { schema, onConnectionError: onError, statementNameGenerator }));
  return {
    kind: 'postgres',
    db,
    rawReader: rawReaderOf(pool, nameOf),
    async migrate() {
      if (schema !== 'public') await pool.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      // On connections of its own: closing them is what releases the lock that keeps two instances from migrating at once.
      // A migration may take as long as it needs.
      const config = poolConfig(address, { statementMs: 0, idleInTransactionMs: 0 });
      const factory = new PrismaPg(config, { schema, onPoolError: onError, onConnectionError: onError });
      return withMigrationLock(pool, { limitMs: migrationLockMs, onWait: onMigrationWait }, () => migrate(factory));
    },
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await pool.end();
    },
  };
}

function poolConfig({ connection, schema, pooled }: DatabaseAddress, limits: SessionLimits): PoolConfig {
  const prepare = pooled ? pooledSessionSql() : sessionSql(schema, limits);
  return {
    ...connection,
    Client: ImpatientClient,
    idleTimeoutMillis: 60_000,
    // The operating system finds dead peers of connections that wait for nothing.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: async (client) => void (await client.query(prepare)),
  };
}

/**
 * A connection that is given up when it does not answer in time. node-postgres only rejects the statement, and would
 * send the next ones behind it.
 */
class ImpatientClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: node-postgres declares a dozen overloads.
  override query(...args: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const answer = (super.query as any)(...args);
    if (answer instanceof Promise) answer.catch((error) => this.#giveUp(error));
    return answer;
  }

  #giveUp(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') this.connection.stream.destroy();
  }
}

function rawReaderOf(pool: Pool, nameOf: (text: string) => string | undefined): RawReader {
  return {
    async json<T>({ text, values }: Prisma.Sql, { prepare = false } = {}) {
      const name = prepare ? nameOf(text) : undefined;
      const { rows } = await pool.query<[T]>({ ...(name !== undefined && { name }), text, values, rowMode: 'array' });
      return rows[0]?.[0];
    },
  };
}
