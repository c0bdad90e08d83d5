import { describe, expect, it } from 'vitest';
import { planReminder } from '../../src/domain/reminder/plan.js';

const dueAt = new Date('2027-03-02T00:00:00Z');
const ahead = (minutes: number) => new Date(dueAt.getTime() - minutes * 60_000);
const longAgo = ahead(100_000);

interface Case {
  readonly name: string;
  readonly now: Date;
  readonly offsets?: number[];
  readonly delivered?: number;
  readonly remindAt?: Date;
  readonly send: number | null;
  readonly next: Date | null;
}

describe('what a reminder is planned to be', () => {
  it.each<Case>([
    { name: 'long before', now: ahead(2_000), send: null, next: ahead(1_440) },
    { name: 'at the first time', now: ahead(1_440), send: 1_440, next: ahead(60) },
    { name: 'right before it', now: new Date(ahead(1_440).getTime() - 1), send: null, next: ahead(1_440) },
    { name: 'late for the first time', now: ahead(61), send: 1_440, next: ahead(60) },
    { name: 'both have passed', now: ahead(30), send: 60, next: dueAt },
    { name: 'the first was given', now: ahead(1_000), delivered: 1_440, send: null, next: ahead(60) },
    { name: 'the last was given', now: ahead(30), delivered: 60, send: null, next: dueAt },
    { name: 'one of other preferences was given, before', now: ahead(30), delivered: 120, send: 60, next: dueAt },
    { name: 'a nearer one was given', now: ahead(100), offsets: [2_880], delivered: 1_440, send: null, next: dueAt },
    { name: 'no times', now: ahead(30), offsets: [], send: null, next: dueAt },
    { name: 'the day is over', now: dueAt, delivered: 60, send: 0, next: null },
    { name: 'long over', now: ahead(-9_999), send: 0, next: null },
    { name: 'overdue was given', now: ahead(-5), delivered: 0, send: null, next: null },
    { name: 'overdue was given and the day is not over', now: ahead(30), delivered: 0, send: null, next: dueAt },
    { name: 'taken on after the day', now: ahead(-5), remindAt: ahead(-1), send: null, next: null },
    { name: 'taken on at the last moment', now: ahead(-5), remindAt: dueAt, send: 0, next: null },
  ])('$name', ({ now, offsets: dueSoonMinutes = [1_440, 60], delivered = null, remindAt = longAgo, send, next }) => {
    expect(planReminder({ dueAt, remindAt, dueSoonMinutes, delivered }, now)).toEqual({ send, next });
  });
});
