import { sql as raw } from 'kysely';
import { lockStreams } from '../../events/stream-locks.js';
import { storedId } from '../../ids.js';
import type { Logger } from '../../observability/logger.js';
import type { Clock } from '../../store/clock.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';
import { type CommandServices, runBySystem } from '../command.js';
import { bySystem, type NotificationDraft, writeNotifications } from '../notification/write-notifications.js';
import type { SetAside, SetAsideBatch } from '../set-aside.js';
import { dueAt } from '../task/due-time.js';
import { isTimeZone } from '../time-zone.js';
import { type DueFacts, overdue, planReminder, type ReminderPlan } from './plan.js';

const batchSize = 100;

/** The key of an assignment. */
interface Assignment {
  readonly taskId: string;
  readonly userId: string;
}

interface AssignmentFacts extends Assignment, DueFacts {
  readonly projectId: string;
  /** YYYY-MM-DD. */
  readonly dueDate: string;
  /** As in `17:00 Europe/Vienna`. */
  readonly dueTime: string | null;
}

interface FactsRow extends Omit<AssignmentFacts, 'dueAt'> {
  readonly timeZone: string;
}

type PlannedAssignment = AssignmentFacts & ReminderPlan;

export interface ReminderServices extends CommandServices {
  readonly clock: Clock;
  /** Prevents a failing assignment from stopping the others. */
  readonly setAside: SetAside;
  readonly logger: Logger;
}

/**
 * Delivers all due reminders, until none is left or the signal is aborted. Any number of instances deliver each reminder
 * exactly once.
 *
 * Each assignment stores its next check (`task_assignee.remind_at`). The check is due at once for a new assignment, and after
 * the task's due date changes or the task is reopened (renew.ts). A transaction locks a batch of due assignments, skips rows
 * that another instance or a command has locked, reads the present state, delivers due reminders and stores the next check.
 * One index on `remind_at` serves the query, for any number of tasks.
 *
 * The state is read again under the lock of the project's stream. Every command on a task takes this lock last and holds it
 * until the commit. A command that makes the reminder obsolete is therefore either visible here or numbered after the
 * reminder.
 */
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
    const assignments = await lockDueAssignments.all(tx.sql, { now, limit, excluded });
    take(assignments.map(keyOf));
    if (assignments.length === 0) return [];
    const first = await planAll(tx, assignments, now, services.logger);
    const due = first.filter(({ send }) => send !== null);
    if (due.length === 0) {
      await writeNext(tx, assignments, first);
      return [];
    }
    await lockStreams(
      tx,
      due.flatMap(({ projectId, userId }) => [storedId('project', projectId), storedId('user', userId)]),
    );
    const locked = new Set(due.map(keyOf));
    const planned = await planAll(tx, assignments, now, services.logger);
    // A reminder that became due between the two reads has no locks, and stays for the next batch.
    const late = new Set(
      planned.filter((assignment) => assignment.send !== null && !locked.has(keyOf(assignment))).map(keyOf),
    );
    const rest = assignments.filter((assignment) => !late.has(keyOf(assignment)));
    await writeNext(tx, rest, planned);
    return draftReminders(
      tx,
      planned.filter((assignment) => locked.has(keyOf(assignment))),
      now,
    );
  });
}

function keyOf({ taskId, userId }: Assignment): string {
  return `${taskId} ${userId}`;
}

/** Locks due assignments. Locked rows are skipped. */
export const lockDueAssignments = statement(
  ({ now, limit, excluded }: { now: Date; limit: number; excluded: readonly string[] }) =>
    compilable<Assignment>(raw`
      SELECT task_id AS "taskId", user_id AS "userId" FROM task_assignee
      WHERE remind_at <= ${now}::timestamptz AND task_id || ' ' || user_id <> ALL(${excluded}::text[])
      ORDER BY remind_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`),
);

/** Reads the assignments that can still have reminders, and plans each. */
async function planAll(
  tx: Tx,
  assignments: readonly Assignment[],
  now: Date,
  logger: Logger,
): Promise<PlannedAssignment[]> {
  return (await readFacts(tx, assignments)).flatMap((row) => planRow(row, now, logger));
}

/** Reads the assignments that can still have reminders: open task with a due date, active member, unarchived project. */
async function readFacts(tx: Tx, assignments: readonly Assignment[]): Promise<FactsRow[]> {
  return selectFacts.all(tx.sql, {
    taskIds: assignments.map(({ taskId }) => taskId),
    userIds: assignments.map(({ userId }) => userId),
  });
}

const selectFacts = statement(({ taskIds, userIds }: { taskIds: readonly string[]; userIds: readonly string[] }) =>
  compilable<FactsRow>(raw`
    SELECT a.task_id AS "taskId", a.user_id AS "userId", t.project_id AS "projectId", t.due_date::text AS "dueDate",
           t.due_time AS "dueTime",
           a.remind_at AS "remindAt", u.due_soon_minutes AS "dueSoonMinutes",
           u.time_zone AS "timeZone",
           (SELECT min(minutes) FROM reminder r
            WHERE r.task_id = a.task_id AND r.user_id = a.user_id AND r.due_date = t.due_date
              AND r.due_time = coalesce(t.due_time, '')) AS delivered
    FROM unnest(${taskIds}::text[], ${userIds}::text[])
        AS taken (task_id, user_id)
      JOIN task_assignee a ON a.task_id = taken.task_id AND a.user_id = taken.user_id
      JOIN task t ON t.id = a.task_id AND t.due_date IS NOT NULL AND t.deleted_at IS NULL
        AND t.status NOT IN ('DONE', 'CANCELLED')
      JOIN project p ON p.id = t.project_id AND p.archived_at IS NULL
      JOIN project_member m ON m.project_id = t.project_id AND m.user_id = a.user_id
      JOIN "user" u ON u.id = a.user_id AND u.deactivated_at IS NULL`),
);

/** Plans the reminder of an assignment; empty for a due date outside the supported years. */
function planRow({ timeZone, ...row }: FactsRow, now: Date, logger: Logger): PlannedAssignment[] {
  if (!isTimeZone(timeZone))
    logger.warn({ userId: row.userId, timeZone }, 'unknown time zone, using UTC for due dates');
  const due = dueAt(row.dueDate, row.dueTime, timeZone);
  if (!due) return [];
  const assignment = { ...row, dueAt: due };
  return [{ ...assignment, ...planReminder(assignment, now) }];
}

/** Stores the next check of each assignment; null for an assignment without a plan. */
async function writeNext(
  tx: Tx,
  assignments: readonly Assignment[],
  planned: readonly PlannedAssignment[],
): Promise<void> {
  const next = new Map(planned.map((assignment) => [keyOf(assignment), assignment.next?.toISOString()]));
  const rows = assignments.map((assignment) => ({ ...assignment, next: next.get(keyOf(assignment)) }));
  await updateNext.all(tx.sql, { rows: JSON.stringify(rows) });
}

const updateNext = statement(({ rows }: { rows: string }) =>
  compilable(raw`
    UPDATE task_assignee a SET remind_at = row.next
    FROM jsonb_to_recordset(${rows}::jsonb) AS row ("taskId" text, "userId" text, next timestamptz)
    WHERE a.task_id = row."taskId" AND a.user_id = row."userId"`),
);

/** A reminder that the user's preferences suppress counts as delivered. */
async function draftReminders(tx: Tx, planned: readonly PlannedAssignment[], now: Date) {
  const rows = planned.flatMap(({ send: minutes, taskId, userId, dueDate, dueTime }) =>
    minutes === null
      ? []
      : [{ taskId, userId, dueDate: new Date(dueDate), dueTime: dueTime ?? '', minutes, deliveredAt: now }],
  );
  const delivered =
    rows.length === 0
      ? []
      : await tx.sql
          .insertInto('reminder')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .returning(['taskId', 'userId', 'minutes'])
          .execute();
  const byKey = new Map(planned.map((assignment) => [keyOf(assignment), assignment]));
  const notifications = delivered.flatMap((row): NotificationDraft[] => {
    const assignment = byKey.get(keyOf(row));
    if (!assignment) return [];
    return [
      {
        userId: storedId('user', row.userId),
        kind: row.minutes === overdue ? 'OVERDUE' : 'DUE_SOON',
        projectId: storedId('project', assignment.projectId),
        taskId: storedId('task', row.taskId),
        dueDate: assignment.dueDate,
      },
    ];
  });
  return writeNotifications(tx, bySystem, notifications);
}
