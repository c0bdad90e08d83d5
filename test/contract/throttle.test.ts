import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, inject, it } from 'vitest';
import { createLogger } from '../../src/observability/logger.js';
import type { Throttle } from '../../src/throttle/throttle.js';
import { MemoryLimiter, openMemoryThrottle } from '../../src/throttle/throttle-memory.js';
import { openRedisThrottle } from '../../src/throttle/throttle-redis.js';
import { describeServers, freePort, startRedis } from '../support/servers.js';
import { testRates, throttleSuite } from './throttle.suite.js';

const logger = createLogger('silent', 'json');

const open = (url: string) => openRedisThrottle(testRates, { url, prefix: `${randomUUID()}:`, logger });

/** Two throttles on one Redis. */
async function openPair(url: string): Promise<[Throttle, Throttle]> {
  const options = { url, prefix: `${randomUUID()}:`, logger };
  return [await openRedisThrottle(testRates, options), await openRedisThrottle(testRates, options)];
}

/** Expects that the throttle counts attempts on its own, without Redis. */
async function expectToCount(throttle: Throttle): Promise<void> {
  const key = randomUUID();
  expect([await throttle.take('address', key), await throttle.take('address', key)]).toEqual([0, 0]);
  expect(await throttle.take('address', key)).toBeGreaterThan(0);
}

describe('the throttle in memory', () => {
  throttleSuite(async () => openMemoryThrottle(testRates));

  it('uses at most 2^18 counters for any number of keys', () => {
    const limiter = new MemoryLimiter({ attempts: 1, seconds: 1 });
    const counters = new Set(Array.from({ length: 1_000 }, (_, index) => limiter.getKey(`address ${index}`)));
    expect(counters.size).toBeGreaterThan(950);
    for (const counter of counters) expect(Number(counter)).toBeLessThan(2 ** 18);
    expect(new MemoryLimiter({ attempts: 1, seconds: 1 }).getKey('me')).not.toBe(limiter.getKey('me'));
  });
});

describe.runIf(inject('services'))('the throttle in Redis (services)', () => {
  throttleSuite(() => open(inject('services')!.redis));

  it('shares its counts with other instances from the first attempt', async () => {
    const [first, second] = await openPair(inject('services')!.redis);
    await using _first = first;
    await using _second = second;
    const key = randomUUID();
    const waits = [
      await first.take('address', key),
      await second.take('address', key),
      await first.take('address', key),
    ];
    expect(waits).toEqual([0, 0, expect.toSatisfy((wait: number) => wait > 0)]);
  });
});

describe('the Redis throttle', () => {
  it('counts on its own when Redis is unreachable', async () => {
    await using throttle = await open(`redis://127.0.0.1:${await freePort()}`);
    await expectToCount(throttle);
  });

  it('counts on its own when Redis accepts connections and never answers', async () => {
    const connections = new Set<Socket>();
    const mute = createServer((connection) => connections.add(connection)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    {
      await using throttle = await open(`redis://127.0.0.1:${port}`);
      expect(connections.size).toBeGreaterThan(0);
      await expectToCount(throttle);
    }
    for (const connection of connections) connection.destroy();
    mute.close();
  });
});

describeServers('the Redis throttle on two instances', () => {
  it('counts on its own while Redis is down, and shares new counts after the restart', async () => {
    await using redis = await startRedis();
    const [first, second] = await openPair(redis.url);
    await using _first = first;
    await using _second = second;
    await redis.kill();
    for (const throttle of [first, second]) await expectToCount(throttle);
    await redis.start();
    const shared = async () => {
      const fresh = randomUUID();
      return [await first.take('account', fresh), await second.take('account', fresh)];
    };
    await expect.poll(shared, { timeout: 15_000 }).toEqual([0, 1]);
  });
});
