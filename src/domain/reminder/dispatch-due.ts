import { lockStreams } from '../../events/log.js';
import { storedId } from '../../ids.js';
import type { Logger } from '../../observability/logger.js';
import type { Clock } from '../../store/clock.js';
import type { Tx } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import { type CommandServices, runBySystem } from '../command.js';
import { bySystem, type NotificationDraft, writeNotifications } from '../notification/write-notifications.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';
import { endOfDay, isTimeZone } from '../time-zone.js';
import { type DueFacts, overdue, planReminder, type ReminderPlan } from './plan.js';

/*
 * Reminders, exactly once with any number of instances.
 *
 * Each assignment says when to look at it (`task_assignee.remind_at`): a new one at once, and so does one whose task got
 * another due day or was reopened (see renew.ts). A round takes those whose time has come, in batches: it locks their rows,
 * passing over what another instance or a command holds, reads how things are now, tells what has to be told and writes
 * when to look again, all in one transaction. An index of these times is all that is searched, however many tasks there are.
 *
 * How things are is decided under the lock of the project's stream. Every command on a task takes that lock last and holds
 * it until its commit, so one that ends the matter is either seen here or numbered behind the reminder.
 */

const batchSize = 100;

/** An assignment. */
interface Assignment {
  readonly taskId: string;
  readonly userId: string;
}

interface AssignmentFacts extends Assignment, DueFacts {
  readonly projectId: string;
  /** YYYY-MM-DD. */
  readonly dueDate: string;
}

interface FactsRow extends Omit<AssignmentFacts, 'dueAt'> {
  readonly timeZone: string;
}

type PlannedAssignment = AssignmentFacts & ReminderPlan;

export interface ReminderServices extends CommandServices {
  readonly clock: Clock;
  /** Keeps an assignment that fails from stopping the others. */
  readonly setAside: SetAside;
  readonly logger: Logger;
}

/** Gives every reminder whose time has come, until there is none or the signal is aborted. */
export async function deliverReminders(services: ReminderServices, signal: AbortSignal): Promise<void> {
  await services.setAside.drain(batchSize, signal, async (batch) => {
    await deliverBatch(services, await services.clock.now(), batch);
  });
}

async function deliverBatch(
  services: ReminderServices,
  now: Date,
  { limit, excluded, take }: SetAsideBatch,
): Promise<void> {
  await runBySystem(services, async (tx) => {
    const pairs = await tx.$queryRaw<Assignment[]>(dueAssignmentsSql(now, limit, excluded));
    take(pairs.map(keyOf));
    if (pairs.length === 0) return [];
    const first = await planAll(tx, pairs, now, services.logger);
    const toTell = first.filter(({ send }) => send !== null);
    if (toTell.length === 0) {
      await writeNext(tx, pairs, first);
      return [];
    }
    await lockStreams(
      tx,
      toTell.flatMap(({ projectId, userId }) => [storedId('project', projectId), storedId('user', userId)]),
    );
    const locked = new Set(toTell.map(keyOf));
    const planned = await planAll(tx, pairs, now, services.logger);
    // What has to be told only now, without its locks, stays for the next batch.
    const late = new Set(planned.filter((pair) => pair.send !== null && !locked.has(keyOf(pair))).map(keyOf));
    const rest = pairs.filter((pair) => !late.has(keyOf(pair)));
    await writeNext(tx, rest, planned);
    return draftReminders(
      tx,
      planned.filter((pair) => locked.has(keyOf(pair))),
      now,
    );
  });
}

function keyOf({ taskId, userId }: Assignment): string {
  return `${taskId} ${userId}`;
}

/** The statement that takes assignments whose time has come. */
export function dueAssignmentsSql(now: Date, limit = batchSize, excluded: readonly string[] = []): Prisma.Sql {
  return Prisma.sql`
    SELECT task_id AS "taskId", user_id AS "userId" FROM task_assignee
    WHERE remind_at <= ${now} AND task_id || ' ' || user_id <> ALL(${[...excluded]}::text[])
    ORDER BY remind_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`;
}

/** Those of the assignments that are of any matter still, and what is to be done about them. */
async function planAll(tx: Tx, pairs: readonly Assignment[], now: Date, logger: Logger): Promise<PlannedAssignment[]> {
  return (await readFacts(tx, pairs)).flatMap((row) => planRow(row, now, logger));
}

/** Those of the assignments that are of any matter still. */
async function readFacts(tx: Tx, pairs: readonly Assignment[]): Promise<FactsRow[]> {
  return tx.$queryRaw<FactsRow[]>`
    SELECT a.task_id AS "taskId", a.user_id AS "userId", t.project_id AS "projectId", t.due_date::text AS "dueDate",
           a.remind_at AS "remindAt", u.due_soon_minutes AS "dueSoonMinutes",
           u.time_zone AS "timeZone",
           (SELECT min(minutes) FROM reminder r
            WHERE r.task_id = a.task_id AND r.user_id = a.user_id AND r.due_date = t.due_date) AS delivered
    FROM unnest(${pairs.map(({ taskId }) => taskId)}::text[], ${pairs.map(({ userId }) => userId)}::text[])
        AS taken (task_id, user_id)
      JOIN task_assignee a ON a.task_id = taken.task_id AND a.user_id = taken.user_id
      JOIN task t ON t.id = a.task_id AND t.due_date IS NOT NULL AND t.deleted_at IS NULL
        AND t.status NOT IN ('DONE', 'CANCELLED')
      JOIN project p ON p.id = t.project_id AND p.archived_at IS NULL
      JOIN project_member m ON m.project_id = t.project_id AND m.user_id = a.user_id
      JOIN "user" u ON u.id = a.user_id AND u.deactivated_at IS NULL`;
}

/** What is to be done about an assignment; nothing ever about a day that is outside all calendars. */
function planRow({ timeZone, ...row }: FactsRow, now: Date, logger: Logger): PlannedAssignment[] {
  if (!isTimeZone(timeZone)) logger.warn({ userId: row.userId, timeZone }, 'unknown time zone, its days end as in UTC');
  const dueAt = endOfDay(row.dueDate, timeZone);
  if (!dueAt) return [];
  const pair = { ...row, dueAt };
  return [{ ...pair, ...planReminder(pair, now) }];
}

/** Says of each when to look again; never, where nothing is planned. */
async function writeNext(tx: Tx, pairs: readonly Assignment[], planned: readonly PlannedAssignment[]): Promise<void> {
  const next = new Map(planned.map((pair) => [keyOf(pair), pair.next?.toISOString()]));
  const rows = pairs.map((pair) => ({ ...pair, next: next.get(keyOf(pair)) }));
  await tx.$executeRaw`
    UPDATE task_assignee a SET remind_at = row.next
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("taskId" text, "userId" text, next timestamptz)
    WHERE a.task_id = row."taskId" AND a.user_id = row."userId"`;
}

/** One that the person's preferences keep back counts as given. */
async function draftReminders(tx: Tx, planned: readonly PlannedAssignment[], now: Date) {
  const rows = planned.flatMap(({ send: minutes, taskId, userId, dueDate }) =>
    minutes === null ? [] : [{ taskId, userId, dueDate: new Date(dueDate), minutes, givenAt: now }],
  );
  const given = await tx.reminder.createManyAndReturn({ data: rows, skipDuplicates: true });
  const projects = new Map(planned.map((pair) => [keyOf(pair), pair]));
  const notices = given.flatMap((row): NotificationDraft[] => {
    const pair = projects.get(keyOf(row));
    if (!pair) return [];
    return [
      {
        userId: storedId('user', row.userId),
        kind: row.minutes === overdue ? 'OVERDUE' : 'DUE_SOON',
        projectId: storedId('project', pair.projectId),
        taskId: storedId('task', row.taskId),
        dueDate: pair.dueDate,
      },
    ];
  });
  return writeNotifications(tx, bySystem, notices);
}
