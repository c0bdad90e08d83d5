import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool, type PoolConfig } from 'pg';
import { type Database, openPrisma } from './database.js';
import { type DatabaseAddress, readDatabaseUrl } from './database-url.js';
import { migrate } from './migrate.js';
import { type LockHolder, withMigrationLock } from './migration-lock.js';
import { PostgresConnection } from './postgres-connection.js';
import { pooledSessionSql, type SessionLimits, sessionSql } from './session.js';
import { periodSeconds, statementNames } from './statement-names.js';
import { openDb } from './transaction.js';

export interface PostgresOptions {
  /** The time limit of a statement in milliseconds. */
  readonly statementMs: number;
  /** Milliseconds that a start waits for the migration of another session. */
  readonly migrationLockMs: number;
  /** Called when a start waits for the migration of another session. */
  readonly onMigrationWait: (holder: LockHolder) => void;
}

const defaults: PostgresOptions = { statementMs: 15_000, migrationLockMs: 60_000, onMigrationWait: () => {} };

/** Above the time limit of transactions (see database.ts): it ends transactions of stopped or disconnected instances. */
const idleInTransactionMs = 20_000;
/** The client's wait beyond the statement's time limit on the server. Only a dead connection exceeds it. */
const silenceMs = 1_000;

/**
 * Opens Postgres (14 or newer) through node-postgres. Prisma and Kysely share one pool of connections. Every wait
 * has a limit: 10 s for a connection, `statementMs` for a statement, one second more for a lost response.
 *
 * @param url a connection string, see database-url.ts
 * @param poolSize the most connections of this instance
 * @param onError receives errors of idle connections, for example on a server restart; the pool replaces the connections
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
    pipeline: true,
  });
  pool.on('error', onError);
  const nameOf = pooled ? () => undefined : statementNames();
  const prisma = openPrisma(new PrismaPg(pool, { schema, onConnectionError: onError }));
  return {
    kind: 'postgres',
    db: openDb(async () => new PostgresConnection(await pool.connect(), nameOf)),
    prisma,
    async migrate() {
      if (schema !== 'public') await pool.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      // The migration has its own connections, because closing them releases the advisory lock against concurrent
      // migrations. Migrations have no time limit.
      const config = poolConfig(address, { statementMs: 0, idleInTransactionMs: 0 });
      const factory = new PrismaPg(config, { schema, onPoolError: onError, onConnectionError: onError });
      return withMigrationLock(pool, { limitMs: migrationLockMs, onWait: onMigrationWait }, () => migrate(factory));
    },
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function poolConfig({ connection, schema, pooled }: DatabaseAddress, limits: SessionLimits): PoolConfig {
  const prepare = pooled ? pooledSessionSql() : sessionSql(schema, limits);
  return {
    ...connection,
    Client: StepClient,
    idleTimeoutMillis: 60_000,
    // TCP keep-alive detects dead peers of idle connections.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: async (client) => void (await client.query(prepare)),
  };
}

/**
 * A connection that closes after a lost response, and that sends the statements of one step together. node-postgres itself
 * only rejects a statement without a response, and would send further statements on the dead connection. It writes each
 * statement by itself, and the system calls of these writes were a third of a command's CPU time.
 */
class StepClient extends Client {
  #corked = false;

  // biome-ignore lint/suspicious/noExplicitAny: node-postgres declares a dozen overloads.
  override query(...args: any[]): any {
    this.#holdWrites();
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const result = (super.query as any)(...args);
    if (result instanceof Promise) result.catch((error) => this.#closeAfterTimeout(error));
    return result;
  }

  /** Holds writes until the code that runs now, with the promises that it settles, has sent its statements. */
  #holdWrites(): void {
    if (this.#corked) return;
    const { stream } = this.connection;
    this.#corked = true;
    stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  #closeAfterTimeout(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') this.connection.stream.destroy();
  }
}
