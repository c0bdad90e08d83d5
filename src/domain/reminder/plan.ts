/*
 * What somebody has to be told of a task's due day, and when. Pure: the facts come from round.ts.
 */

/** How it is between a person and a task that they have to do by a day. */
export interface DueFacts {
  /** When the day ends where the person is. */
  readonly dueAt: Date;
  /** When somebody should look at this; not later than that, it has been as it is. */
  readonly remindAt: Date;
  /** How long before it the person wants to be told. */
  readonly dueSoonMinutes: readonly number[];
  /** The nearest reminder of this day that they were given: minutes before it, 0 for overdue; null for none. */
  readonly delivered: number | null;
}

export interface ReminderPlan {
  /** What to tell now: minutes before the end of the day, 0 for overdue; null for nothing. */
  readonly send: number | null;
  /** When to look again; null for never. */
  readonly next: Date | null;
}

/** The reminder that says that a task is overdue, among those that are minutes before. */
export const overdue = 0;

/**
 * Of the times that have passed only the nearest to the due moment counts, and what was given is never given again, nor is
 * one from before it. Behind the due moment there is only "overdue", and only for who had the task and the day before that:
 * whoever takes on a task that is overdue sees that it is.
 */
export function planReminder({ dueAt, remindAt, dueSoonMinutes, delivered }: DueFacts, now: Date): ReminderPlan {
  if (now >= dueAt) return { send: remindAt <= dueAt && delivered !== overdue ? overdue : null, next: null };
  const times = dueSoonMinutes.map((minutes) => ({ minutes, at: new Date(dueAt.getTime() - minutes * 60_000) }));
  const passed = times.filter(({ at }) => at <= now).map(({ minutes }) => minutes);
  const nearest = passed.length > 0 ? Math.min(...passed) : null;
  const coming = times.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  return {
    send: nearest !== null && (delivered === null || delivered > nearest) ? nearest : null,
    next: new Date(Math.min(dueAt.getTime(), ...coming)),
  };
}
