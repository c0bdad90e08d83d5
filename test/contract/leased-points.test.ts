import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, it } from 'vitest';
import { LeasedPoints } from '../../src/throttle/leased-points.js';
import { limiterThrottle } from '../../src/throttle/limiter-throttle.js';
import type { Rates } from '../../src/throttle/throttle.js';
import { testRates } from './throttle.suite.js';

describe('leased points', () => {
  const rate = { attempts: 1_000, seconds: 60 };
  const rates: Rates = { ...testRates, viewerCost: rate };
  /** Without shared counters: in the throttle of an instance, 10,000 keys would share the counter of another key at times. */
  const openThrottle = () =>
    limiterThrottle(
      rates,
      (_name, { attempts, seconds }) => new RateLimiterMemory({ points: attempts, duration: seconds }),
    );
  const open = () => new LeasedPoints(openThrottle(), 'viewerCost', rate);

  it('allow 500 concurrent operations within the rate', async () => {
    const points = open();
    const waits = await Promise.all(Array.from({ length: 500 }, () => points.spend('ada', 1)));
    expect(waits.filter((wait) => wait > 0)).toEqual([]);
    expect((await points.balance('ada')).points).toBe(500);
  });

  it('are refused above the rate, per key', async () => {
    const points = open();
    const waits = await Promise.all(Array.from({ length: 150 }, () => points.spend('ada', 10)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(100);
    expect(await points.spend('ada', 10)).toBeGreaterThan(50);
    expect(await points.spend('bob', 10)).toBe(0);
  });

  it('are kept for 10,000 keys, and the rest of an evicted lease counts as spent', async () => {
    const points = open();
    await points.spend('first', 1);
    expect((await points.balance('first')).points).toBe(999);
    for (let index = 0; index < 10_000; index += 1) await points.spend(`key ${index}`, 1);
    // A lease is a hundredth of the rate.
    expect((await points.balance('first')).points).toBe(990);
  });
});
