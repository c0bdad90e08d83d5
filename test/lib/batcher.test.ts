import { describe, expect, it } from 'vitest';
import { Batcher } from '../../src/lib/batcher.js';

/** A batcher whose batches answer when they are told to. */
function heldBatcher(patienceMs: number) {
  const asked: { questions: readonly number[]; answer: () => void; fail: () => void }[] = [];
  const batcher = new Batcher<number, number>(
    (questions) =>
      new Promise((resolve, reject) => {
        asked.push({ questions, answer: () => resolve([...questions]), fail: () => reject(new Error('lost')) });
      }),
    { patienceMs },
  );
  return { batcher, asked };
}

describe('shared lookups', () => {
  it('asks together what is asked while a batch is under way', async () => {
    const { batcher, asked } = heldBatcher(60_000);
    const first = batcher.load(1);
    await expect.poll(() => asked.length).toBe(1);
    const others = [batcher.load(2), batcher.load(3)];
    asked[0]?.answer();
    await expect.poll(() => asked.length).toBe(2);
    asked[1]?.answer();
    expect(await Promise.all([first, ...others])).toEqual([1, 2, 3]);
    expect(asked.map(({ questions }) => questions)).toEqual([[1], [2, 3]]);
  });

  it('asks the next batch while a silent one is overdue, up to three of them', async () => {
    const { batcher, asked } = heldBatcher(5);
    const answers: Promise<number>[] = [];
    for (let question = 1; question <= 4; question += 1) {
      answers.push(batcher.load(question));
      await expect.poll(() => asked.length).toBe(question);
    }
    answers.push(batcher.load(5));
    asked[3]?.answer();
    expect(await answers[3]).toBe(4);
    await expect.poll(() => asked.length).toBe(5);
    asked[0]?.fail();
    await expect(answers[0]).rejects.toThrow('lost');
    for (const { answer } of asked) answer();
    expect(await Promise.all(answers.slice(1))).toEqual([2, 3, 4, 5]);
  });
});
