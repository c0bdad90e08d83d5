/** The state of an assignment whose task has a due date. */
export interface DueFacts {
  /** The due time, or the end of the due date in the assignee's time zone. */
  readonly dueAt: Date;
  /** The planned check. The assignment and the due date have been unchanged since then at the latest. */
  readonly remindAt: Date;
  /** The assignee's preferred reminders, in minutes before `dueAt`. */
  readonly dueSoonMinutes: readonly number[];
  /** The latest delivered reminder for the due date: minutes before `dueAt`, 0 for overdue, null for none. */
  readonly delivered: number | null;
}

export interface ReminderPlan {
  /** The reminder to deliver now: minutes before `dueAt`, 0 for overdue, null for none. */
  readonly send: number | null;
  /** The next check; null for no further check. */
  readonly next: Date | null;
}

/** The value of `send`, `delivered` and `reminder.minutes` for an overdue reminder. */
export const overdue = 0;

/**
 * Plans the reminders of an assignment. Only the latest of the passed reminder times counts. A delivered reminder
 * and all earlier reminders are never delivered again. After `dueAt` only the overdue reminder is left, and only for an
 * assignment from before `dueAt`: the user who accepts an overdue task already knows that it is overdue.
 */
export function planReminder({ dueAt, remindAt, dueSoonMinutes, delivered }: DueFacts, now: Date): ReminderPlan {
  if (now >= dueAt) return { send: remindAt <= dueAt && delivered !== overdue ? overdue : null, next: null };
  const times = dueSoonMinutes.map((minutes) => ({ minutes, at: new Date(dueAt.getTime() - minutes * 60_000) }));
  const passed = times.filter(({ at }) => at <= now).map(({ minutes }) => minutes);
  const latest = passed.length > 0 ? Math.min(...passed) : null;
  const coming = times.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  return {
    send: latest !== null && (delivered === null || delivered > latest) ? latest : null,
    next: new Date(Math.min(dueAt.getTime(), ...coming)),
  };
}
