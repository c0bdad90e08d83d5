import { randomBytes } from 'node:crypto';
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
import { readSecret } from './store/secret.js';
import type { Throttle } from './throttle/throttle.js';
import { openMemoryThrottle } from './throttle/throttle-memory.js';
import { openRedisThrottle } from './throttle/throttle-redis.js';

/*
 * Which adapter stands behind each port: what the configuration names. The only file that knows them.
 */

/** The database that the configuration names. */
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

/** The bus: Redis where there is one. Deployments on one Redis are told apart by the epoch of their log. */
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

/** Counters of attempts, where the bus is. */
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

/** What our own tokens are signed with. Where people sign in elsewhere nothing is ever signed, or taken for ours. */
export async function loadSecret({ jwt, provider, dataDirectory }: Config): Promise<string> {
  if (provider) return randomBytes(32).toString('hex');
  return jwt.secret ?? readSecret(dataDirectory);
}

/** The outside provider that people sign in at, if there is one. */
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

/** Who is present, where the bus is. */
export function openPresence(
  { bus: where }: Config,
  options: {
    readonly bus: Bus;
    readonly logger: Logger;
    readonly metrics: Metrics;
    readonly timing: PresenceTiming;
  },
): Presence {
  switch (where.kind) {
    case 'local':
      return openMemoryPresence();
    case 'redis':
      return openRedisPresence({ ...where, ...options });
    default:
      return where satisfies never;
  }
}
