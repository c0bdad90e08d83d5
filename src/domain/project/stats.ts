import { sql as raw } from 'kysely';
import type { StoredEvent, StreamId } from '../../events/event.js';
import type { TaskFieldChange } from '../../events/snapshots.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { TaskPriority, TaskStatus } from '../../store/prisma/client.js';
import { toDay } from '../snapshots.js';

/** Counts of a project's tasks, without deleted tasks. */
export interface ProjectCounts {
  readonly total: number;
  /** A status or priority without tasks is missing. */
  readonly byStatus: Partial<Record<TaskStatus, number>>;
  readonly byPriority: Partial<Record<TaskPriority, number>>;
  /** The open tasks of each assignee, in descending order of the count. */
  readonly byAssignee: readonly {
    readonly user: { readonly id: string; readonly name: string };
    readonly count: number;
  }[];
  /** The sum of the estimates of all tasks. */
  readonly totalEstimate: number;
  /** The sum of the estimates of open tasks. */
  readonly openEstimate: number;
  /** Open tasks without assignees. */
  readonly unassigned: number;
  /** Open tasks with a due date before today. */
  readonly overdue: number;
  /** Tasks that are DONE, by the week of completion: the last twelve weeks, oldest first. `week` is the Monday. */
  readonly doneByWeek: readonly { readonly week: string; readonly count: number }[];
}

/** The counts right after event `seq` of the project's stream. */
export interface ProjectStats extends ProjectCounts {
  readonly streamId: StreamId;
  readonly seq: number;
  /** The day of the count, in UTC. */
  readonly today: string;
}

const weeks = 12;
const dayMs = 86_400_000;

interface Counts extends Omit<ProjectCounts, 'doneByWeek'> {
  readonly doneByWeek: Partial<Record<string, number>>;
}

/**
 * Counts the tasks of projects in one statement, and so in one snapshot, for any number of projects.
 *
 * @param now determines overdue tasks and the last twelve weeks
 * @returns one entry per project, in the order of `projectIds`
 * @throws TypeError for an id that never was a project's
 */
export async function readStats(db: Db, projectIds: readonly ProjectId[], now: Date): Promise<ProjectStats[]> {
  const today = toDay(now);
  const mondays = lastMondays(today);
  const counted = raw<Counts>`(
    WITH live AS (
      SELECT id, status, priority, due_date, estimate, completed_at, status NOT IN ('DONE', 'CANCELLED') AS open
      FROM task WHERE project_id = stream.id AND deleted_at IS NULL
    ), assigned AS (
      SELECT a.task_id, a.user_id FROM task_assignee a JOIN live ON live.id = a.task_id WHERE live.open
    )
    SELECT
      (SELECT count(*)::int FROM live) AS total,
      (SELECT coalesce(sum(estimate), 0)::int FROM live) AS "totalEstimate",
      (SELECT coalesce(sum(estimate), 0)::int FROM live WHERE open) AS "openEstimate",
      (SELECT coalesce(jsonb_object_agg(status, count), '{}')
         FROM (SELECT status, count(*) FROM live GROUP BY status) g) AS "byStatus",
      (SELECT coalesce(jsonb_object_agg(priority, count), '{}')
         FROM (SELECT priority, count(*) FROM live GROUP BY priority) g) AS "byPriority",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'user', jsonb_build_object('id', u.id, 'name', u.name), 'count', g.count
          ) ORDER BY g.count DESC, u.id), '[]')
         FROM (SELECT user_id, count(*) FROM assigned GROUP BY user_id) g
         JOIN "user" u ON u.id = g.user_id) AS "byAssignee",
      (SELECT count(*)::int FROM live
         WHERE open AND NOT EXISTS (SELECT FROM assigned WHERE task_id = live.id)) AS unassigned,
      (SELECT count(*)::int FROM live WHERE open AND due_date < ${today}::date) AS overdue,
      (SELECT coalesce(jsonb_object_agg(week, count), '{}')
         FROM (SELECT date_trunc('week', completed_at AT TIME ZONE 'UTC')::date AS week, count(*)
               FROM live
               WHERE status = 'DONE' AND completed_at AT TIME ZONE 'UTC' >= ${mondays[0]}::date
               GROUP BY 1) g) AS "doneByWeek"
    )`.as<'counted'>('counted');
  const rows = await db.sql
    .selectFrom('stream')
    .innerJoinLateral(counted, (join) => join.onTrue())
    .select(['stream.id as projectId', 'stream.head as seq'])
    .selectAll('counted')
    .where('stream.id', '=', anyOf(projectIds))
    .execute();
  const found = new Map(
    rows.map(({ projectId, doneByWeek, ...row }): [string, ProjectStats] => [
      projectId,
      {
        ...row,
        streamId: storedId('project', projectId),
        today,
        doneByWeek: mondays.map((week) => ({ week, count: doneByWeek[week] ?? 0 })),
      },
    ]),
  );
  return projectIds.map((id) => {
    const stats = found.get(id);
    if (!stats) throw new TypeError(`${id} has no stream`);
    return stats;
  });
}

/** The Mondays of the last twelve weeks, with the current week, oldest first. */
function lastMondays(today: string): string[] {
  const day = new Date(today);
  const monday = day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs;
  return Array.from({ length: weeks }, (_, index) => toDay(new Date(monday - (weeks - 1 - index) * 7 * dayMs)));
}

const countedFields: readonly TaskFieldChange['field'][] = ['status', 'priority', 'dueDate', 'estimate', 'assigneeIds'];

/** True when the event may change the counts. */
export function countsIn(event: StoredEvent): boolean {
  switch (event.kind) {
    case 'TaskCreated':
    case 'TaskDeleted':
    case 'TaskRestored':
    case 'TasksBulkChanged':
    case 'TasksImported':
    // A removal ends the member's assignments.
    case 'ProjectMemberRemoved':
      return true;
    case 'TaskStatusChanged':
    case 'TaskAssigneesChanged':
    case 'TaskUpdated':
      return event.data.changes.some(({ field }) => countedFields.includes(field));
    default:
      return false;
  }
}
