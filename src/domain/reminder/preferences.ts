import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { requireAllProjects } from '../scope.js';
import { requireTimeZone } from '../time-zone.js';

export interface ReminderPreferences {
  /** An IANA name. */
  readonly timeZone: string;
  /** Minutes before the end of the due date, in descending order. */
  readonly dueSoonMinutes: readonly number[];
}

/** Absent and null fields stay unchanged. */
export type UpdateReminderPreferencesInput = {
  readonly [K in keyof ReminderPreferences]?: ReminderPreferences[K] | null | undefined;
};

const minutes = z.int().min(5, 'must be at least 5 minutes.').max(43_200, 'must be at most 43200 minutes (30 days).');
const rules = z.object({
  timeZone: z
    .string()
    .regex(/^[A-Za-z0-9_+/-]{1,64}$/, 'must be the name of a time zone, such as Europe/Vienna.')
    .nullish(),
  dueSoonMinutes: z.array(minutes).max(5, 'must have at most 5 values.').nullish(),
});

/**
 * Changes the actor's time zone and reminder times. Delivered reminders are not repeated. For a due date whose new reminder
 * times have passed, the latest of these reminders is delivered at once. A command without changes appends no event.
 *
 * @throws InvalidInputError, ForbiddenError when the actor's credential is limited to chosen projects
 */
export async function updateReminderPreferences(
  command: Command,
  input: UpdateReminderPreferencesInput,
): Promise<Outcome<{ userId: UserId }>> {
  requireAllProjects(command.scope);
  const { actorId: userId } = command;
  const wanted = parseInput(rules, input);
  const timeZone = wanted.timeZone == null ? undefined : requireTimeZone(wanted.timeZone, ['input', 'timeZone']);
  const dueSoonMinutes = wanted.dueSoonMinutes && [...new Set(wanted.dueSoonMinutes)].sort((a, b) => b - a);
  return runCommand(command, async (tx) => {
    const from = await tx.sql
      .selectFrom('user')
      .select(['timeZone', 'dueSoonMinutes'])
      .where('id', '=', userId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const to = { timeZone: timeZone ?? from.timeZone, dueSoonMinutes: dueSoonMinutes ?? [...from.dueSoonMinutes] };
    if (to.timeZone === from.timeZone && to.dueSoonMinutes.join() === from.dueSoonMinutes.join()) {
      return { result: { userId }, streamId: userId, events: [] };
    }
    await Promise.all([
      tx.sql.updateTable('user').set(to).where('id', '=', userId).execute(),
      recheckReminders(tx, userId),
    ]);
    return {
      result: { userId },
      streamId: userId,
      events: [{ streamId: userId, kind: 'ReminderPreferencesChanged', entityId: userId, data: to }],
    };
  });
}

/**
 * A new time zone moves the ends of due dates by up to 26 hours. A task may become overdue by that alone, although the
 * assignment is older than the new `dueAt`. `remind_at` is set 26 hours back, so that `planReminder` treats it as older.
 */
async function recheckReminders(tx: Tx, userId: UserId): Promise<void> {
  await raw`
    UPDATE task_assignee a SET remind_at = LEAST(a.remind_at, CURRENT_TIMESTAMP - interval '26 hours')
    FROM (SELECT task_id FROM task_assignee WHERE user_id = ${userId} AND remind_at IS NOT NULL
          ORDER BY task_id FOR NO KEY UPDATE) found
    WHERE a.task_id = found.task_id AND a.user_id = ${userId}`.execute(tx.sql);
}
