import { expect, it } from 'vitest';
import { maxNamed, periodSeconds, statementNames, worthNaming } from '../../src/store/statement-names.js';

/** Names on a clock that is set by hand. */
function named() {
  let time = 0;
  const nameOf = statementNames(() => time);
  return {
    /** What the text is called after it has come so often. */
    come(text: string, times = worthNaming): string | undefined {
      for (let i = 1; i < times; i++) nameOf(text);
      return nameOf(text);
    },
    pass(seconds: number) {
      time += seconds * 1_000;
    },
  };
}

it('names what has come often, and goes on to call it so', () => {
  const { come } = named();
  expect(come('a', worthNaming - 1)).toBeUndefined();
  const name = come('a', 1);
  expect(name).toMatch(/^kept_/);
  expect(come('a', 1)).toBe(name);
  expect(come('b')).not.toBe(name);
});

it('names nothing that comes a few times, however many of them there are', () => {
  const { come } = named();
  for (let i = 0; i < 10 * maxNamed; i++) expect(come(`page of ${i}`, worthNaming - 1)).toBeUndefined();
  expect(come('a')).toBeDefined();
});

it('names so many in a period, others in the next, and never gives a name again', () => {
  const { come, pass } = named();
  const names = new Set<string | undefined>();
  for (let i = 0; i < maxNamed; i++) names.add(come(`page of ${i}`));
  expect(come('a', 10 * worthNaming)).toBeUndefined();
  const kept = come('page of 0', 1);
  pass(periodSeconds - 1);
  expect(come('page of 0', 1)).toBe(kept);
  expect(come('a')).toBeUndefined();
  pass(1);
  expect(come('page of 0', 1)).toBeUndefined();
  for (let i = 0; i < maxNamed; i++) names.add(come(i === 0 ? 'a' : `page of ${i}`));
  expect(names.has(undefined)).toBe(false);
  expect(names.size).toBe(2 * maxNamed);
});
