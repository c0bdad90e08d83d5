import { describe, expect, it } from 'vitest';
import { SharedLoader } from '../../src/lib/shared-loader.js';

/** A loader whose batches the test answers. */
function heldLoader(patienceMs: number) {
  const batches: { keys: readonly number[]; answer: () => void; fail: () => void }[] = [];
  const loader = new SharedLoader<number, number>(
    (keys) =>
      new Promise((resolve, reject) => {
        batches.push({ keys, answer: () => resolve([...keys]), fail: () => reject(new Error('lost')) });
      }),
    { patienceMs },
  );
  return { loader, batches };
}

describe('the shared loader', () => {
  it('loads all keys requested during a batch in the next batch', async () => {
    const { loader, batches } = heldLoader(60_000);
    const first = loader.load(1);
    await expect.poll(() => batches.length).toBe(1);
    const later = [loader.load(2), loader.load(3)];
    batches[0]?.answer();
    await expect.poll(() => batches.length).toBe(2);
    batches[1]?.answer();
    expect(await Promise.all([first, ...later])).toEqual([1, 2, 3]);
    expect(batches.map(({ keys }) => keys)).toEqual([[1], [2, 3]]);
  });

  it('starts the next batch while up to three batches are overdue', async () => {
    const { loader, batches } = heldLoader(5);
    const answers: Promise<number>[] = [];
    for (let key = 1; key <= 4; key += 1) {
      answers.push(loader.load(key));
      await expect.poll(() => batches.length).toBe(key);
    }
    answers.push(loader.load(5));
    batches[3]?.answer();
    expect(await answers[3]).toBe(4);
    await expect.poll(() => batches.length).toBe(5);
    batches[0]?.fail();
    await expect(answers[0]).rejects.toThrow('lost');
    for (const { answer } of batches) answer();
    expect(await Promise.all(answers.slice(1))).toEqual([2, 3, 4, 5]);
  });
});
