import { expect, it } from 'vitest';
import { maxNamed, periodSeconds, statementNames, worthNaming } from '../../src/store/statement-names.js';

/** Statement names on a manual clock. */
function namesOnClock() {
  let time = 0;
  const nameOf = statementNames(() => time);
  return {
    /** Uses a statement several times. @returns its name after the last use */
    use(text: string, times = worthNaming): string | undefined {
      for (let i = 1; i < times; i++) nameOf(text);
      return nameOf(text);
    },
    advance(seconds: number) {
      time += seconds * 1_000;
    },
  };
}

it('a statement gets a name after frequent use, and keeps the name', () => {
  const { use } = namesOnClock();
  expect(use('a', worthNaming - 1)).toBeUndefined();
  const name = use('a', 1);
  expect(name).toMatch(/^kept_/);
  expect(use('a', 1)).toBe(name);
  expect(use('b')).not.toBe(name);
});

it('a statement gets no name by rare use, however many rare statements there are', () => {
  const { use } = namesOnClock();
  for (let i = 0; i < 10 * maxNamed; i++) expect(use(`page of ${i}`, worthNaming - 1)).toBeUndefined();
  expect(use('a')).toBeDefined();
});

it('statement names are limited per period and never reused in a later period', () => {
  const { use, advance } = namesOnClock();
  const names = new Set<string | undefined>();
  for (let i = 0; i < maxNamed; i++) names.add(use(`page of ${i}`));
  expect(use('a', 10 * worthNaming)).toBeUndefined();
  const kept = use('page of 0', 1);
  advance(periodSeconds - 1);
  expect(use('page of 0', 1)).toBe(kept);
  expect(use('a')).toBeUndefined();
  advance(1);
  expect(use('page of 0', 1)).toBeUndefined();
  for (let i = 0; i < maxNamed; i++) names.add(use(i === 0 ? 'a' : `page of ${i}`));
  expect(names.has(undefined)).toBe(false);
  expect(names.size).toBe(2 * maxNamed);
});
