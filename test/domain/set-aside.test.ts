import { describe, expect, it } from 'vitest';
import { SetAside, type SetAsideBatch } from '../../src/domain/set-aside.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';

const { signal } = new AbortController();

/** A set of due items, some of which fail. */
function createWork(names: readonly string[], broken: readonly string[]) {
  const metrics = createMetrics();
  let now = 0;
  const setAside = new SetAside({ task: 'test', logger: createLogger('silent', 'json'), metrics, now: () => now });
  const due = new Set(names);
  const unusable = new Set(broken);
  const run = async ({ limit, excluded, take }: SetAsideBatch) => {
    const taken = [...due].filter((name) => !excluded.includes(name)).slice(0, limit);
    take(taken);
    if (taken.some((name) => unusable.has(name))) throw new Error('broken');
    for (const name of taken) due.delete(name);
  };
  return {
    due,
    unusable,
    metrics,
    setAside,
    drain: () => setAside.drain(3, signal, run),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('failing items of scheduled work', () => {
  it('are set aside and counted, and all other items are processed', async () => {
    const work = createWork(['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['a', 'e']);
    await work.drain();
    expect([...work.due]).toEqual(['a', 'e']);
    expect([...work.setAside.keys]).toEqual(['a', 'e']);
    expect((await work.metrics.setAside.get()).values).toMatchObject([{ labels: { task: 'test' }, value: 2 }]);
  });

  it('are retried with growing delays, and are no longer set aside after a success', async () => {
    const work = createWork(['a'], ['a']);
    await work.drain();
    work.wait(59_999);
    expect(work.setAside.keys).toEqual(['a']);
    work.wait(1);
    expect(work.setAside.keys).toEqual([]);
    await work.drain();
    work.wait(60_000);
    expect(work.setAside.keys).toEqual(['a']);
    work.wait(60_000);
    work.unusable.clear();
    await work.drain();
    expect([...work.due]).toEqual([]);
    expect(work.setAside.keys).toEqual([]);
  });

  it('are not set aside for an outage of the database', async () => {
    const work = createWork(['a'], []);
    const outage = Object.assign(new Error('Query read timeout'));
    const failing = work.setAside.drain(3, signal, async ({ take }) => {
      take(['a']);
      throw outage;
    });
    await expect(failing).rejects.toBe(outage);
    expect(work.setAside.keys).toEqual([]);
  });
});
