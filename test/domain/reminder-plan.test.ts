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

describe('planReminder', () => {
  it.each<Case>([
    { name: 'long before the first time', now: ahead(2_000), send: null, next: ahead(1_440) },
    { name: 'at the first time', now: ahead(1_440), send: 1_440, next: ahead(60) },
    {
      name: 'one millisecond before the first time',
      now: new Date(ahead(1_440).getTime() - 1),
      send: null,
      next: ahead(1_440),
    },
    { name: 'late after the first time', now: ahead(61), send: 1_440, next: ahead(60) },
    { name: 'after both times', now: ahead(30), send: 60, next: dueAt },
    { name: 'when the first reminder is delivered', now: ahead(1_000), delivered: 1_440, send: null, next: ahead(60) },
    { name: 'when the last reminder is delivered', now: ahead(30), delivered: 60, send: null, next: dueAt },
    {
      name: 'when an earlier reminder of other preferences is delivered',
      now: ahead(30),
      delivered: 120,
      send: 60,
      next: dueAt,
    },
    {
      name: 'when a nearer reminder is delivered',
      now: ahead(100),
      offsets: [2_880],
      delivered: 1_440,
      send: null,
      next: dueAt,
    },
    { name: 'without preferred times', now: ahead(30), offsets: [], send: null, next: dueAt },
    { name: 'at the end of the due day', now: dueAt, delivered: 60, send: 0, next: null },
    { name: 'long after the due day', now: ahead(-9_999), send: 0, next: null },
    { name: 'when the overdue reminder is delivered', now: ahead(-5), delivered: 0, send: null, next: null },
    {
      name: 'when the overdue reminder is delivered and the due day has moved',
      now: ahead(30),
      delivered: 0,
      send: null,
      next: dueAt,
    },
    {
      name: 'when the assignment starts after the due day',
      now: ahead(-5),
      remindAt: ahead(-1),
      send: null,
      next: null,
    },
    {
      name: 'when the assignment starts at the end of the due day',
      now: ahead(-5),
      remindAt: dueAt,
      send: 0,
      next: null,
    },
  ])(
    'returns send $send $name',
    ({ now, offsets: dueSoonMinutes = [1_440, 60], delivered = null, remindAt = longAgo, send, next }) => {
      expect(planReminder({ dueAt, remindAt, dueSoonMinutes, delivered }, now)).toEqual({ send, next });
    },
  );
});
