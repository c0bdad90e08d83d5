import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { openCommandClient } from '../lib/redis.js';
import type { Logger } from '../observability/logger.js';
import { limiterThrottle } from './limiter-throttle.js';
import type { Rates, Throttle } from './throttle.js';
import { MemoryLimiter } from './throttle-memory.js';

export interface RedisThrottleOptions {
  readonly url: string;
  /** The prefix of every key: deployments can share a Redis. */
  readonly prefix: string;
  readonly logger: Logger;
}

/**
 * Milliseconds that a start waits for Redis. Attempts before the connection are counted in memory and then again from zero
 * in Redis, so a client right after a start would have twice its attempts. A stopped Redis refuses the connection at once;
 * this limit is for an unresponsive Redis.
 */
const patienceMs = 2_000;
/** A sign-in waits no longer for Redis; the instance then counts in its own memory. */
const commandTimeoutMs = 1_000;

/**
 * A throttle that counts in Redis for all instances. While Redis is away the instance counts in its own memory.
 *
 * @returns a promise that resolves when Redis is ready or the first connection attempt fails
 */
export async function openRedisThrottle(
  rates: Rates,
  { url, prefix, logger }: RedisThrottleOptions,
): Promise<Throttle> {
  const client = openCommandClient(url, logger, commandTimeoutMs);
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
  await waitUntilReady(client);
  return { ...throttle, [Symbol.asyncDispose]: async () => client.disconnect() };
}

/** Resolves when the connection is ready, has failed, or takes longer than `patienceMs`. */
async function waitUntilReady(client: Redis): Promise<void> {
  try {
    await once(client, 'ready', { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    // The client keeps reconnecting; until then the insurance limiter counts.
  }
}

/** Stores a hash of each key, so that Redis does not see addresses and accounts. */
class RedisLimiter extends RateLimiterRedis {
  override getKey(key: string | number): string {
    return this.keyPrefix + createHash('sha256').update(String(key)).digest('base64url');
  }
}
