import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { ProviderTokens } from './domain/user/provider-tokens.js';
import type { Bus } from './events/bus.js';
import { openMemoryBus } from './events/bus-memory.js';
import { openRedisBus } from './events/bus-redis.js';
import type { EventLog } from './events/log.js';
import type { Logger } from './observability/logger.js';
import type { Metrics } from './observability/metrics.js';
import type { Presence, PresenceTiming } from './presence/presence.js';
import { openMemoryPresence } from './presence/presence-memory.js';
import { openRedisPresence } from './presence/presence-redis.js';
import type { Database, Db } from './store/database.js';
import { openKeySet } from './store/key-set.js';
import { openPglite } from './store/pglite.js';
import { openPostgres } from './store/postgres.js';
import type { Throttle } from './throttle/throttle.js';
import { openMemoryThrottle } from './throttle/throttle-memory.js';
import { openRedisThrottle } from './throttle/throttle-redis.js';

// The only module that imports adapters. Each function opens the configured adapter of one port.

/** Opens the configured database: Postgres, or PGlite in the data folder. */
export async function openDatabase({ database }: Pick<Config, 'database'>, logger: Logger): Promise<Database> {
  switch (database.kind) {
    case 'pglite':
      return openPglite(database.directory);
    case 'postgres':
      return openPostgres(
        database.url,
        database.poolSize,
        (error) => logger.warn({ err: error }, 'database connection lost'),
        { ...database, onMigrationWait: (holder) => logger.warn({ holder }, 'waiting for the lock for migrations') },
      );
    default:
      return database satisfies never;
  }
}

/** Opens the configured bus: Redis or in-process. The log's epoch in the prefix separates deployments on one Redis. */
export function openBus(
  { bus }: Config,
  { epoch, hintKey: key }: EventLog,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): Bus {
  switch (bus.kind) {
    case 'local':
      return openMemoryBus();
    case 'redis':
      return openRedisBus({ ...bus, prefix: `${bus.prefix}${epoch}:`, key, logger, metrics });
    default:
      return bus satisfies never;
  }
}

/** Opens the throttle: counters in Redis with a Redis bus, else in memory. */
export async function openThrottle({ bus, limits }: Config, logger: Logger): Promise<Throttle> {
  switch (bus.kind) {
    case 'local':
      return openMemoryThrottle(limits.rates);
    case 'redis':
      return openRedisThrottle(limits.rates, { ...bus, logger });
    default:
      return bus satisfies never;
  }
}

/**
 * Loads the secret that signs access tokens: `JWT_SECRET`, or the file in the data folder. With an outside identity
 * provider the secret is random: the server issues no tokens, and accepts only tokens of the provider.
 */
export async function loadSecret({ jwt, provider, dataDirectory }: Config): Promise<string> {
  if (provider) return randomBytes(32).toString('hex');
  return jwt.secret ?? readSecret(dataDirectory);
}

/** Reads the secret in the data folder. The first start generates the secret, and users stay signed in across restarts. */
async function readSecret(directory: string): Promise<string> {
  const path = join(directory, 'jwt-secret');
  await mkdir(directory, { recursive: true });
  try {
    // `wx` fails when the file exists, so two simultaneous starts share one secret.
    await writeFile(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(path, 'utf8');
}

/** Opens the configured outside identity provider; undefined when users sign in at this server. */
export function openProvider(db: Db, { jwt, provider }: Config, logger: Logger): ProviderTokens | undefined {
  if (!provider) return undefined;
  const { keys, algorithms } = provider;
  switch (keys.kind) {
    case 'key':
      return new ProviderTokens({ db, ...jwt, algorithms, keys: async () => keys.key });
    case 'address':
      return new ProviderTokens({ db, ...jwt, algorithms, keys: openKeySet({ url: keys.url, logger }) });
    default:
      return keys satisfies never;
  }
}

/** Opens the presence store: Redis with a Redis bus, else memory. */
export function openPresence(
  { bus: busConfig }: Config,
  options: {
    readonly bus: Bus;
    readonly logger: Logger;
    readonly metrics: Metrics;
    readonly timing: PresenceTiming;
  },
): Presence {
  switch (busConfig.kind) {
    case 'local':
      return openMemoryPresence();
    case 'redis':
      return openRedisPresence({ ...busConfig, ...options });
    default:
      return busConfig satisfies never;
  }
}
