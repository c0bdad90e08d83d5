import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { createLogger } from '../../src/observability/logger.js';
import type { Throttle } from '../../src/throttle/throttle.js';
import { MemoryLimiter, openMemoryThrottle } from '../../src/throttle/throttle-memory.js';
import { openRedisThrottle } from '../../src/throttle/throttle-redis.js';
import { describeServers, startRedis } from '../support/servers.js';
import { testRates, throttleSuite } from './throttle.suite.js';

const logger = createLogger('silent', 'json');

/** Two that share a Redis, once both have reached it: until then each counts by itself. */
async function openPair(url: string): Promise<[Throttle, Throttle]> {
  const options = { url, prefix: `${randomUUID()}:`, logger };
  const [one, other] = [openRedisThrottle(testRates, options), openRedisThrottle(testRates, options)];
  const shared = async () => {
    const key = randomUUID();
    return [await one.take('account', key), await other.take('account', key)];
  };
  await expect.poll(shared).toEqual([0, 1]);
  return [one, other];
}

describe('the throttle in memory', () => {
  throttleSuite(async () => openMemoryThrottle(testRates));

  it('has a bound, however many keys there are', () => {
    const limiter = new MemoryLimiter({ attempts: 1, seconds: 1 });
    const counters = new Set(Array.from({ length: 1_000 }, (_, index) => limiter.getKey(`address ${index}`)));
    expect(counters.size).toBeGreaterThan(950);
    for (const counter of counters) expect(Number(counter)).toBeLessThan(2 ** 18);
    expect(new MemoryLimiter({ attempts: 1, seconds: 1 }).getKey('me')).not.toBe(limiter.getKey('me'));
  });
});

describe.runIf(inject('services'))('the throttle in Redis (services)', () => {
  throttleSuite(async () => {
    const [one, other] = await openPair(inject('services')!.redis);
    await other[Symbol.asyncDispose]();
    return one;
  });
});

describeServers('the throttle in a Redis that goes and comes', () => {
  it('counts by itself meanwhile, and refuses nobody for that', async () => {
    await using redis = await startRedis();
    const [one, other] = await openPair(redis.url);
    await using _one = one;
    await using _other = other;
    await redis.kill();
    const key = randomUUID();
    for (const throttle of [one, other]) {
      expect([await throttle.take('address', key), await throttle.take('address', key)]).toEqual([0, 0]);
      expect(await throttle.take('address', key)).toBeGreaterThan(0);
    }
    await redis.start();
    const shared = async () => {
      const fresh = randomUUID();
      return [await one.take('account', fresh), await other.take('account', fresh)];
    };
    await expect.poll(shared, { timeout: 15_000 }).toEqual([0, 1]);
  });
});
