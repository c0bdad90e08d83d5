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

/** Two that share a Redis. */
async function openPair(url: string): Promise<[Throttle, Throttle]> {
  const options = { url, prefix: `${randomUUID()}:`, logger };
  return [await openRedisThrottle(testRates, options), await openRedisThrottle(testRates, options)];
}

/** That attempts are counted, though only here: there is no Redis to count them in. */
async function expectToCount(throttle: Throttle): Promise<void> {
  const key = randomUUID();
  expect([await throttle.take('address', key), await throttle.take('address', key)]).toEqual([0, 0]);
  expect(await throttle.take('address', key)).toBeGreaterThan(0);
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
  throttleSuite(() => open(inject('services')!.redis));

  it('counts with all others from the first attempt on', async () => {
    const [one, other] = await openPair(inject('services')!.redis);
    await using _one = one;
    await using _other = other;
    const key = randomUUID();
    const waits = [await one.take('address', key), await other.take('address', key), await one.take('address', key)];
    expect(waits).toEqual([0, 0, expect.toSatisfy((wait: number) => wait > 0)]);
  });
});

describe('the throttle in a Redis', () => {
  it('that isn’t there counts by itself', async () => {
    await using throttle = await open(`redis://127.0.0.1:${await freePort()}`);
    await expectToCount(throttle);
  });

  it('that takes connections and says nothing counts by itself', async () => {
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

describeServers('the throttle in a Redis that goes and comes', () => {
  it('counts by itself meanwhile, and refuses nobody for that', async () => {
    await using redis = await startRedis();
    const [one, other] = await openPair(redis.url);
    await using _one = one;
    await using _other = other;
    await redis.kill();
    for (const throttle of [one, other]) await expectToCount(throttle);
    await redis.start();
    const shared = async () => {
      const fresh = randomUUID();
      return [await one.take('account', fresh), await other.take('account', fresh)];
    };
    await expect.poll(shared, { timeout: 15_000 }).toEqual([0, 1]);
  });
});
