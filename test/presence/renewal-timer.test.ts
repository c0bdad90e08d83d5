import { expect, it } from 'vitest';
import { RenewalTimer } from '../../src/presence/renewal-timer.js';

it('the renewal timer runs only renewals when no other run is requested', async () => {
  const runs: boolean[] = [];
  const timer = new RenewalTimer(20, async (renewing) => {
    runs.push(renewing);
    return Number.POSITIVE_INFINITY;
  });
  await expect.poll(() => runs.length).toBeGreaterThan(10);
  await timer.stop();
  expect(runs.every((renewing) => renewing)).toBe(true);
});

it('the renewal timer runs one task at a time, and once more for requests during a run', async () => {
  let [running, most, runs] = [0, 0, 0];
  const ends: (() => void)[] = [];
  const timer = new RenewalTimer(60_000, async () => {
    running += 1;
    runs += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => {
      ends.push(resolve);
    });
    running -= 1;
    return Number.POSITIVE_INFINITY;
  });
  timer.runWithin(0);
  timer.runWithin(0);
  await expect.poll(() => runs).toBe(1);
  timer.runWithin(0);
  timer.renew();
  ends[0]?.();
  await expect.poll(() => runs).toBe(2);
  ends[1]?.();
  const stopped = timer.stop();
  await stopped;
  timer.runWithin(0);
  expect([runs, most]).toEqual([2, 1]);
});
