import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Logger } from '../observability/logger.js';
import { limiterThrottle } from './limiter-throttle.js';
import type { Rates, Throttle } from './throttle.js';
import { MemoryLimiter } from './throttle-memory.js';

export interface RedisThrottleOptions {
  readonly url: string;
  /** Prefix of every key, so that deployments can share a Redis. */
  readonly prefix: string;
  readonly logger: Logger;
}

/**
 * How long a start waits for Redis, in milliseconds. What is counted before the connection is there is counted here alone,
 * and begins anew in Redis: whoever comes right after a start would have their attempts twice. A Redis that is away
 * refuses at once; this is for one that says nothing.
 */
const patienceMs = 2_000;

/**
 * Counts in Redis, for all instances; while it is away this instance counts in its memory.
 *
 * @returns once it counts in Redis, or at the first sign that Redis is away
 */
export async function openRedisThrottle(
  rates: Rates,
  { url, prefix, logger }: RedisThrottleOptions,
): Promise<Throttle> {
  const client = new Redis(url, {
    connectTimeout: 5_000,
    keepAlive: 10_000,
    // Nobody who signs in waits for a Redis that is away.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
    retryStrategy: (attempt) => Math.min(100 * 2 ** Math.min(attempt, 6), 5_000),
  });
  client.on('error', (error: Error) => logger.debug({ reason: error.message }, 'redis connection error'));
  const throttle = limiterThrottle(
    rates,
    (name, rate) =>
      new RedisLimiter({
        storeClient: client,
        keyPrefix: `${prefix}throttle:${name}:`,
        points: rate.attempts,
        duration: rate.seconds,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new MemoryLimiter(rate),
      }),
  );
  await firstContact(client);
  return { ...throttle, [Symbol.asyncDispose]: async () => client.disconnect() };
}

/** Resolves when the connection is ready, has failed, or takes too long. */
async function firstContact(client: Redis): Promise<void> {
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    // It comes when it comes; `client` goes on trying.
  }
}

/** Redis isn't told whose addresses it counts. */
class RedisLimiter extends RateLimiterRedis {
  override getKey(key: string | number): string {
    return this.keyPrefix + createHash('sha256').update(String(key)).digest('base64url');
  }
}
