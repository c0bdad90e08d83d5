import { expect, it } from 'vitest';
import { RenewalTimer } from '../../src/presence/renewal-timer.js';

it('renews as often as it should, and runs for nothing else', async () => {
  const runs: boolean[] = [];
  const metronome = new RenewalTimer(20, async (renewing) => {
    runs.push(renewing);
    return Number.POSITIVE_INFINITY;
  });
  await expect.poll(() => runs.length).toBeGreaterThan(10);
  await metronome.stop();
  expect(runs.every((renewing) => renewing)).toBe(true);
});

it('runs one at a time, and again for whoever asks during a run', async () => {
  let [running, most, runs] = [0, 0, 0];
  const ends: (() => void)[] = [];
  const metronome = new RenewalTimer(60_000, async () => {
    running += 1;
    runs += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => {
      ends.push(resolve);
    });
    running -= 1;
    return Number.POSITIVE_INFINITY;
  });
  metronome.runWithin(0);
  metronome.runWithin(0);
  await expect.poll(() => runs).toBe(1);
  metronome.runWithin(0);
  metronome.renew();
  ends[0]?.();
  await expect.poll(() => runs).toBe(2);
  ends[1]?.();
  const stopped = metronome.stop();
  await stopped;
  metronome.runWithin(0);
  expect([runs, most]).toEqual([2, 1]);
});
