import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../observability/logger.js';

/** How every connection to Redis comes back. */
export const reconnecting = {
  retryStrategy,
  connectTimeout: 5_000,
  keepAlive: 10_000,
} as const satisfies RedisOptions;

/**
 * A connection for commands. While Redis is away they fail at once instead of queueing, and one that Redis leaves without
 * an answer fails after two seconds.
 */
export function openCommandClient(url: string, logger: Logger): Redis {
  const client = new Redis(url, {
    ...reconnecting,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 2_000,
  });
  client.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));
  return client;
}

/** Doubling from 50 ms to 2 s, spread by a quarter either way so that instances don't come back in step. */
function retryStrategy(attempt: number): number {
  return Math.min(50 * 2 ** Math.min(attempt, 6), 2_000) * (0.75 + Math.random() / 2);
}
