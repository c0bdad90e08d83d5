import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Rates, Throttle } from '../../src/throttle/throttle.js';

/** Few attempts, so that tests reach them: two of each, and one a second of accounts. */
export const testRates: Rates = {
  signUps: { attempts: 2, seconds: 60 },
  address: { attempts: 2, seconds: 60 },
  accountAtAddress: { attempts: 2, seconds: 60 },
  account: { attempts: 1, seconds: 1 },
  memberLookups: { attempts: 2, seconds: 60 },
  viewerCost: { attempts: 100, seconds: 60 },
  addressCost: { attempts: 100, seconds: 60 },
};

/** What every throttle keeps to. @param open opens one with `testRates` */
export function throttleSuite(open: () => Promise<Throttle>): void {
  it('lets as many attempts through as the rate says, then says how long to wait', async () => {
    await using throttle = await open();
    const key = randomUUID();
    expect([await throttle.take('address', key), await throttle.take('address', key)]).toEqual([0, 0]);
    const wait = await throttle.take('address', key);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('counts what comes at once', async () => {
    await using throttle = await open();
    const key = randomUUID();
    const waits = await Promise.all(Array.from({ length: 10 }, () => throttle.take('address', key)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
  });

  it('counts keys and rates each for themselves', async () => {
    await using throttle = await open();
    const [key, other] = [randomUUID(), randomUUID()];
    for (let count = 0; count < 3; count += 1) await throttle.take('address', key);
    expect(await throttle.take('address', other)).toBe(0);
    expect(await throttle.take('signUps', key)).toBe(0);
  });

  it('gives attempts back', async () => {
    await using throttle = await open();
    const key = randomUUID();
    for (let count = 0; count < 10; count += 1) {
      expect(await throttle.take('accountAtAddress', key)).toBe(0);
      await throttle.giveBack('accountAtAddress', key);
    }
  });

  it('lets attempts through again when the time is over, however many came meanwhile', async () => {
    await using throttle = await open();
    const key = randomUUID();
    await throttle.take('account', key);
    expect(await throttle.take('account', key)).toBe(1);
    await expect.poll(() => throttle.take('account', key), { timeout: 5_000 }).toBe(0);
  });
}
