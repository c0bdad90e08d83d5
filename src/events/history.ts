import type { Db } from '../store/database.js';
import { Prisma } from '../store/prisma/client.js';
import { maxSeq } from './cursor.js';
import type { EventKind, StoredEvent, StreamId, TaskFieldChange } from './event.js';
import { type EventRow, eventOf } from './log.js';

/*
 * The log read backwards, for people who ask what happened. Several histories of the same shape are one statement, so
 * that a list of tasks with the history of each costs no more queries than one of them.
 */

/** Whose history: that of a stream, or of one task in it. */
export interface HistorySubject {
  readonly streamId: StreamId;
  /** Looked at when the history is about tasks. */
  readonly entityId: string;
  /** Events above this number are left out; without it, as far as the log reaches. */
  readonly upTo: number | undefined;
}

/** Which events of the subjects. What is absent does not matter. */
export interface HistoryFilter {
  readonly subjects: 'project' | 'task';
  readonly kinds?: readonly EventKind[] | undefined;
  /** Only events that changed one of these fields of a task. */
  readonly fields?: readonly TaskFieldChange['field'][] | undefined;
  readonly actorId?: string | undefined;
  /** From this instant on. */
  readonly since?: Date | undefined;
  /** Before this instant. */
  readonly until?: Date | undefined;
}

/** Which part of a history; the numbers themselves are left out. */
export interface HistoryRange {
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly limit: number;
  /** From which end `limit` counts, and the order of what is given. */
  readonly newestFirst: boolean;
}

/** A part of the history of each subject. One query, however many there are. */
export async function readHistories(
  db: Db,
  subjects: readonly HistorySubject[],
  filter: HistoryFilter,
  { above, below, limit, newestFirst }: HistoryRange,
): Promise<StoredEvent[][]> {
  const order = newestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const range = [
    ...(above === undefined ? [] : [Prisma.sql`e.seq > ${above}`]),
    ...(below === undefined ? [] : [Prisma.sql`e.seq < ${below}`]),
  ];
  const rows = await db.$queryRaw<(EventRow & { subject: number })[]>`
    SELECT s.subject::int AS subject, found.*
    FROM ${subjectTable(subjects)} CROSS JOIN LATERAL (
      SELECT e.stream_id AS "streamId", e.seq, e.kind, e.occurred_at AS "occurredAt", e.actor_id AS "actorId",
             e.actor_name AS "actorName", e.client_id AS "clientId", e.mutation_id AS "mutationId",
             e.entity_id AS "entityId", e.data
      FROM event e WHERE ${Prisma.join([...conditions(filter), ...range], ' AND ')}
      ORDER BY e.seq ${order} LIMIT ${limit}
    ) found
    ORDER BY s.subject, found.seq ${order}`;
  const histories = subjects.map((): StoredEvent[] => []);
  for (const { subject, ...row } of rows) histories[subject - 1]?.push(eventOf(row));
  return histories;
}

/** How many events the history of each subject has. One query, however many subjects there are. */
export async function countHistories(
  db: Db,
  subjects: readonly HistorySubject[],
  filter: HistoryFilter,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ subject: number; count: number }[]>`
    SELECT s.subject::int AS subject, found.count
    FROM ${subjectTable(subjects)} CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM event e WHERE ${Prisma.join(conditions(filter), ' AND ')}
    ) found`;
  const counts = new Map(rows.map(({ subject, count }) => [subject, count]));
  return subjects.map((_, index) => counts.get(index + 1) ?? 0);
}

function subjectTable(subjects: readonly HistorySubject[]): Prisma.Sql {
  const streamIds = subjects.map(({ streamId }) => streamId);
  const entityIds = subjects.map(({ entityId }) => entityId);
  const ends = subjects.map(({ upTo }) => upTo ?? maxSeq);
  return Prisma.sql`unnest(${streamIds}::text[], ${entityIds}::text[], ${ends}::int[])
    WITH ORDINALITY AS s(stream_id, entity_id, up_to, subject)`;
}

function conditions({ subjects, kinds, fields, actorId, since, until }: HistoryFilter): Prisma.Sql[] {
  return [
    Prisma.sql`e.stream_id = s.stream_id AND e.seq <= s.up_to`,
    // Each branch has an index of its own, which an OR would not use.
    ...(subjects === 'project'
      ? []
      : [
          Prisma.sql`e.seq IN (
            SELECT seq FROM event WHERE stream_id = s.stream_id AND entity_id = s.entity_id
            UNION SELECT seq FROM event_task WHERE stream_id = s.stream_id AND task_id = s.entity_id)`,
        ]),
    ...(kinds === undefined ? [] : [Prisma.sql`e.kind = ANY(${[...kinds]}::text[])`]),
    ...(fields === undefined ? [] : [changesOneOf(subjects, fields)]),
    ...(actorId === undefined ? [] : [Prisma.sql`e.actor_id = ${actorId}`]),
    ...(since === undefined ? [] : [Prisma.sql`e.occurred_at >= ${since.toISOString()}::timestamptz`]),
    ...(until === undefined ? [] : [Prisma.sql`e.occurred_at < ${until.toISOString()}::timestamptz`]),
  ];
}

/**
 * Projects have changes too, of fields with the same names: only what stands beside a task counts. Containment, because
 * unfolding the changes of each event takes three times as long.
 */
function changesOneOf(about: HistoryFilter['subjects'], fields: readonly string[]): Prisma.Sql {
  if (fields.length === 0) return Prisma.sql`false`;
  const touched = fields.map((field) => {
    const changes = Prisma.sql`${JSON.stringify([{ field }])}::jsonb`;
    const item =
      about === 'project'
        ? Prisma.sql`jsonb_build_object('changes', ${changes})`
        : Prisma.sql`jsonb_build_object('changes', ${changes}, 'task', jsonb_build_object('id', s.entity_id))`;
    return Prisma.sql`(e.data ? 'task' AND e.data->'changes' @> ${changes})
      OR e.data->'items' @> jsonb_build_array(${item})`;
  });
  return Prisma.sql`(${Prisma.join(touched, ' OR ')})`;
}
