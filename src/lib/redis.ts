import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../observability/logger.js';

/** How commands wait for a reply or for a connection. */
type CommandOptions = Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout'>;

const reconnecting = { retryStrategy, connectTimeout: 5_000, keepAlive: 10_000 } as const satisfies RedisOptions;

/**
 * Opens a connection to Redis. The connection opens, and opens again after a loss, in the background; errors of the
 * connection are logged at level debug.
 *
 * @param options further options of ioredis
 */
export function openRedis(url: string, logger: Logger, options: CommandOptions): Redis {
  const client = new Redis(url, { ...options, ...reconnecting });
  client.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));
  return client;
}

/**
 * Opens a connection for commands. While Redis is away commands fail at once instead of queueing. A command without a reply
 * fails after `timeoutMs`.
 */
export function openCommandClient(url: string, logger: Logger, timeoutMs = 2_000): Redis {
  return openRedis(url, logger, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: timeoutMs });
}

/** Doubles from 50 ms to 2 s, with a random spread of a quarter so that instances reconnect at different times. */
function retryStrategy(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000) * (0.75 + Math.random() / 2);
}
