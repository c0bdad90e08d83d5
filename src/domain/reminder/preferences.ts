import { z } from 'zod';
import { InvalidInputError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { requireAllProjects } from '../scope.js';
import { readTimeZone } from '../time-zone.js';

export interface ReminderPreferences {
  /** By its IANA name. */
  readonly timeZone: string;
  /** Minutes before the due moment, most first. */
  readonly dueSoonMinutes: readonly number[];
}

/** Fields that are absent or null stay as they are. */
export type UpdateReminderPreferencesInput = {
  readonly [K in keyof ReminderPreferences]?: ReminderPreferences[K] | null | undefined;
};

const minutes = z.int().min(5, 'Must be at least 5 minutes.').max(43_200, 'Must be at most 43200 minutes, 30 days.');
const rules = z.object({
  timeZone: z
    .string()
    .regex(/^[A-Za-z0-9_+/-]{1,64}$/, 'Must be the name of a time zone, as in Europe/Vienna.')
    .nullish(),
  dueSoonMinutes: z.array(minutes).max(5, 'At most 5 times.').nullish(),
});

/**
 * Changes when the actor is told that tasks are due. What was given stays given; the nearest time that has passed already
 * counts at once. When it is so already there is no event.
 *
 * @throws InvalidInputError, ForbiddenError when the actor's credential is for chosen projects
 */
export async function updateReminderPreferences(
  command: Command,
  input: UpdateReminderPreferencesInput,
): Promise<Outcome<{ userId: UserId }>> {
  requireAllProjects(command.scope);
  const { actorId: userId } = command;
  const wanted = parseInput(rules, input);
  const timeZone = wanted.timeZone == null ? undefined : requireTimeZone(wanted.timeZone);
  const dueSoonMinutes = wanted.dueSoonMinutes && [...new Set(wanted.dueSoonMinutes)].sort((a, b) => b - a);
  return runCommand(command, async (tx) => {
    const [from] = await tx.$queryRaw<ReminderPreferences[]>`
      SELECT time_zone AS "timeZone", due_soon_minutes AS "dueSoonMinutes" FROM "user"
      WHERE id = ${userId} FOR NO KEY UPDATE`;
    if (!from) throw new Error(`There is no ${userId}`);
    const to = { timeZone: timeZone ?? from.timeZone, dueSoonMinutes: dueSoonMinutes ?? [...from.dueSoonMinutes] };
    if (to.timeZone === from.timeZone && to.dueSoonMinutes.join() === from.dueSoonMinutes.join()) {
      return { result: { userId }, streamId: userId, events: [] };
    }
    await tx.user.update({ where: { id: userId }, data: to });
    await recheckReminders(tx, userId);
    return {
      result: { userId },
      streamId: userId,
      events: [{ streamId: userId, kind: 'ReminderPreferencesChanged', entityId: userId, data: to }],
    };
  });
}

/** @returns the name as it is usually spelled; @throws InvalidInputError */
function requireTimeZone(name: string): string {
  const zone = readTimeZone(name);
  if (zone !== undefined) return zone;
  const message = 'Must be the name of a time zone, as in Europe/Vienna.';
  throw new InvalidInputError({ path: ['input', 'timeZone'], message });
}

/**
 * Another time zone moves due moments by up to 26 hours, over the present moment perhaps. A task that becomes overdue by
 * that was the person's before: so the time to look at it is set that far back.
 */
async function recheckReminders(tx: Tx, userId: UserId): Promise<void> {
  await tx.$executeRaw`
    UPDATE task_assignee a SET remind_at = LEAST(a.remind_at, CURRENT_TIMESTAMP - interval '26 hours')
    FROM (SELECT task_id FROM task_assignee WHERE user_id = ${userId} AND remind_at IS NOT NULL
          ORDER BY task_id FOR NO KEY UPDATE) found
    WHERE a.task_id = found.task_id AND a.user_id = ${userId}`;
}
