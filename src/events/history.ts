import { sql } from 'kysely';
import type { Db } from '../store/database.js';
import { and, type Fragment, or, readRows } from '../store/fragment.js';
import { maxSeq } from './cursor.js';
import type { StoredEvent, StreamId } from './event.js';
import type { EventKind } from './kinds.js';
import { type EventRow, eventOf } from './log.js';
import type { TaskFieldChange } from './snapshots.js';

/** The subject of a history: a stream, or a task in the stream. */
export interface HistorySubject {
  readonly streamId: StreamId;
  /** The task's id; used when the filter's `subjects` is `task`. */
  readonly entityId: string;
  /** The highest event number of the history; undefined for the head of the log. */
  readonly upTo: number | undefined;
}

/** Selects events of the subjects. Absent conditions select all events. */
export interface HistoryFilter {
  readonly subjects: 'project' | 'task';
  readonly kinds?: readonly EventKind[] | undefined;
  /** Only events with a change of one of the fields in a task. */
  readonly fields?: readonly TaskFieldChange['field'][] | undefined;
  readonly actorId?: string | undefined;
  /** Only events at or after this instant. */
  readonly since?: Date | undefined;
  /** Only events before this instant. */
  readonly until?: Date | undefined;
}

/** A range of a history; `above` and `below` are exclusive. */
export interface HistoryRange {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly limit: number;
  /** True to take the newest events, newest first; false to take the oldest, oldest first. */
  readonly newestFirst: boolean;
}

/**
 * Reads a range of the history of each subject. All subjects share one query, so a list of tasks with their histories costs
 * as many queries as a single task.
 */
export async function readHistories(
  db: Db,
  subjects: readonly HistorySubject[],
  filter: HistoryFilter,
  { above, below, limit, newestFirst }: HistoryRange,
): Promise<StoredEvent[][]> {
  const order = newestFirst ? sql`DESC` : sql`ASC`;
  const range = [
    ...(above === undefined ? [] : [sql`e.seq > ${above}`]),
    ...(below === undefined ? [] : [sql`e.seq < ${below}`]),
  ];
  const statement = sql<EventRow & { subject: number }>`
    SELECT s.subject::int AS subject, found.*
    FROM ${subjectTable(subjects)} CROSS JOIN LATERAL (
      SELECT e.stream_id AS "streamId", e.seq, e.kind, e.occurred_at AS "occurredAt", e.actor_id AS "actorId",
             e.actor_name AS "actorName", e.client_id AS "clientId", e.mutation_id AS "mutationId",
             e.entity_id AS "entityId", e.data
      FROM event e WHERE ${sql.join([...conditions(filter), ...range], and)}
      ORDER BY e.seq ${order} LIMIT ${limit}
    ) found
    ORDER BY s.subject, found.seq ${order}`;
  const rows = await readRows(db.sql, statement);
  const histories = subjects.map((): StoredEvent[] => []);
  for (const { subject, ...row } of rows) histories[subject - 1]?.push(eventOf(row));
  return histories;
}

/** Counts the events in the history of each subject, in one query. */
export async function countHistories(
  db: Db,
  subjects: readonly HistorySubject[],
  filter: HistoryFilter,
): Promise<number[]> {
  const statement = sql<{ subject: number; count: number }>`
    SELECT s.subject::int AS subject, found.count
    FROM ${subjectTable(subjects)} CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM event e WHERE ${sql.join(conditions(filter), and)}
    ) found`;
  const rows = await readRows(db.sql, statement);
  const counts = new Map(rows.map(({ subject, count }) => [subject, count]));
  return subjects.map((_, index) => counts.get(index + 1) ?? 0);
}

function subjectTable(subjects: readonly HistorySubject[]): Fragment {
  const streamIds = subjects.map(({ streamId }) => streamId);
  const entityIds = subjects.map(({ entityId }) => entityId);
  const ends = subjects.map(({ upTo }) => upTo ?? maxSeq);
  return sql`unnest(${streamIds}::text[], ${entityIds}::text[], ${ends}::int[])
    WITH ORDINALITY AS s(stream_id, entity_id, up_to, subject)`;
}

function conditions({ subjects, kinds, fields, actorId, since, until }: HistoryFilter): Fragment[] {
  return [
    sql`e.stream_id = s.stream_id AND e.seq <= s.up_to`,
    // Each branch of the UNION uses its own index; an OR would use neither.
    ...(subjects === 'project'
      ? []
      : [
          sql`e.seq IN (
            SELECT seq FROM event WHERE stream_id = s.stream_id AND entity_id = s.entity_id
            UNION SELECT seq FROM event_task WHERE stream_id = s.stream_id AND task_id = s.entity_id)`,
        ]),
    ...(kinds === undefined ? [] : [sql`e.kind = ANY(${[...kinds]}::text[])`]),
    ...(fields === undefined ? [] : [changesOneOf(subjects, fields)]),
    ...(actorId === undefined ? [] : [sql`e.actor_id = ${actorId}`]),
    ...(since === undefined ? [] : [sql`e.occurred_at >= ${since.toISOString()}::timestamptz`]),
    ...(until === undefined ? [] : [sql`e.occurred_at < ${until.toISOString()}::timestamptz`]),
  ];
}

/**
 * Matches events that changed one of the fields of a task. Events of projects have fields of the same names, so the
 * condition requires a task in the event. The condition uses containment: expanding the changes of each event takes three
 * times as long.
 */
function changesOneOf(subjects: HistoryFilter['subjects'], fields: readonly string[]): Fragment {
  if (fields.length === 0) return sql`false`;
  const touched = fields.map((field) => {
    const changes = sql`${JSON.stringify([{ field }])}::jsonb`;
    const item =
      subjects === 'project'
        ? sql`jsonb_build_object('changes', ${changes})`
        : sql`jsonb_build_object('changes', ${changes}, 'task', jsonb_build_object('id', s.entity_id))`;
    return sql`(e.data ? 'task' AND e.data->'changes' @> ${changes})
      OR e.data->'items' @> jsonb_build_array(${item})`;
  });
  return sql`(${sql.join(touched, or)})`;
}
