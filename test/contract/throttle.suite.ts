import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Rates, Throttle } from '../../src/throttle/throttle.js';

/** Low limits that tests can reach: two attempts of each kind, and one per second of an account. */
export const testRates: Rates = {
  signUps: { attempts: 2, seconds: 60 },
  address: { attempts: 2, seconds: 60 },
  accountAtAddress: { attempts: 2, seconds: 60 },
  account: { attempts: 1, seconds: 1 },
  memberLookups: { attempts: 2, seconds: 60 },
  viewerCost: { attempts: 100, seconds: 60 },
  addressCost: { attempts: 100, seconds: 60 },
};

/** The tests of every throttle. @param open opens a throttle with `testRates` */
export function throttleSuite(open: () => Promise<Throttle>): void {
  it('allows attempts up to the rate, then returns the seconds to wait', async () => {
    await using throttle = await open();
    const key = randomUUID();
    expect([await throttle.take('address', key), await throttle.take('address', key)]).toEqual([0, 0]);
    const wait = await throttle.take('address', key);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('counts concurrent attempts', async () => {
    await using throttle = await open();
    const key = randomUUID();
    const waits = await Promise.all(Array.from({ length: 10 }, () => throttle.take('address', key)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
  });

  it('counts each key and each rate separately', async () => {
    await using throttle = await open();
    const [key, other] = [randomUUID(), randomUUID()];
    for (let count = 0; count < 3; count += 1) await throttle.take('address', key);
    expect(await throttle.take('address', other)).toBe(0);
    expect(await throttle.take('signUps', key)).toBe(0);
  });

  it('restores an attempt by giveBack', async () => {
    await using throttle = await open();
    const key = randomUUID();
    for (let count = 0; count < 10; count += 1) {
      expect(await throttle.take('accountAtAddress', key)).toBe(0);
      await throttle.giveBack('accountAtAddress', key);
    }
  });

  it('allows attempts again after the wait, although refused attempts came in between', async () => {
    await using throttle = await open();
    const key = randomUUID();
    await throttle.take('account', key);
    expect(await throttle.take('account', key)).toBe(1);
    await expect.poll(() => throttle.take('account', key), { timeout: 5_000 }).toBe(0);
  });
}
