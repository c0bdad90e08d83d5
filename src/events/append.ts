import { sql } from 'kysely';
import type { Tx } from '../store/database.js';
import type { HintedQuery } from '../store/kysely.js';
import { compilable, statement } from '../store/statement.js';
import type { EventDraft, StoredEvent, StreamId } from './event.js';
import type { EventKind } from './kinds.js';
import { lockStreams } from './stream-locks.js';

export interface AppendOptions {
  /** True to commit the transaction in the same round trip. */
  readonly commits?: boolean;
  /** Sends further statements right behind the append, in the same round trip. Not called without events. */
  readonly sendBehind?: () => Promise<unknown>;
}

/**
 * Numbers the drafts and writes the events, see `EventLog.append`.
 *
 * @returns the stored events in the order of the drafts
 */
export async function appendEvents(
  tx: Tx,
  drafts: readonly EventDraft[],
  { commits = false, sendBehind }: AppendOptions,
): Promise<StoredEvent[]> {
  if (drafts.length === 0) return [];
  const complete = drafts.some(hasDependentData) ? await withNumbers(tx, drafts) : (drafts as readonly NumberedDraft[]);
  const [rows] = await Promise.all([insertEvents(tx, complete, commits), sendBehind?.()]);
  const byStream = new Map<StreamId, EventNumber[]>();
  for (const row of rows.sort((a, b) => a.seq - b.seq)) {
    byStream.set(row.streamId, [...(byStream.get(row.streamId) ?? []), row]);
  }
  return complete.map((draft): StoredEvent => {
    const number = byStream.get(draft.streamId)?.shift();
    if (!number) throw new Error(`An event of ${draft.streamId} was not written`);
    // The cast is sound: `data` belongs to the draft's kind, which TypeScript cannot infer from the union.
    return { ...draft, ...number, occurredAt: number.occurredAt.toISOString() } as StoredEvent;
  });
}

/** The fields that the log assigns to an event. */
interface EventNumber {
  readonly streamId: StreamId;
  readonly seq: number;
  readonly actorName: string | null;
  readonly occurredAt: Date;
}

type NumberedDraft = EventDraft & { readonly data: StoredEvent['data'] };

function hasDependentData({ data }: EventDraft): boolean {
  return typeof data === 'function';
}

/** Computes data that depends on event numbers. The streams' locks make the next numbers known before the insert. */
async function withNumbers(tx: Tx, drafts: readonly EventDraft[]): Promise<NumberedDraft[]> {
  const numbers = await lockStreams(
    tx,
    drafts.map(({ streamId }) => streamId),
  );
  for (const { streamId } of drafts) numbers.set(streamId, (numbers.get(streamId) ?? 0) + 1);
  return drafts.map((draft) => {
    const data = typeof draft.data === 'function' ? draft.data(numbers) : draft.data;
    return { ...draft, data } as NumberedDraft;
  });
}

/** Inserts the events. Streams are locked in the order of their names; the events' time is read after the lock. */
async function insertEvents(tx: Tx, drafts: readonly NumberedDraft[], commits: boolean): Promise<EventNumber[]> {
  // The transaction holds the stream's lock from here to the commit, and other commands of the stream wait for it.
  const query: HintedQuery<EventNumber> = { ...insertStatement(drafts), commits };
  const result = await tx.sql.executeQuery<EventNumber>(query);
  return result.rows;
}

function insertStatement(drafts: readonly NumberedDraft[]): HintedQuery<EventNumber> {
  const [draft, ...others] = drafts;
  const indexed = drafts.some(({ data }) => 'items' in data);
  if (draft && others.length === 0 && !indexed) {
    return insertRow.compile({ ...draft, ...draft.origin, data: JSON.stringify(draft.data) });
  }
  const counts = new Map<StreamId, number>();
  for (const { streamId } of drafts) counts.set(streamId, (counts.get(streamId) ?? 0) + 1);
  const streams = [...counts].map(([id, events]) => ({ id, events })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = drafts.map((draft) => {
    const behind = (counts.get(draft.streamId) ?? 1) - 1;
    counts.set(draft.streamId, behind);
    return { ...draft, ...draft.origin, behind };
  });
  const values = { streams: JSON.stringify(streams), drafts: JSON.stringify(rows) };
  return (indexed ? insertIndexedRows : insertRows).compile(values);
}

interface InsertedRow {
  readonly streamId: StreamId;
  readonly kind: EventKind;
  readonly actorId: string | null;
  readonly clientId: string | null;
  readonly mutationId: string | null;
  readonly entityId: string | null;
  /** JSON. */
  readonly data: string;
}

/** Most commands append one event. Without lists, the statement takes half the time of `insertRows`. */
const insertRow = statement(({ streamId, kind, actorId, clientId, mutationId, entityId, data }: InsertedRow) =>
  compilable<EventNumber>(sql`
    WITH next AS (
      INSERT INTO stream (id, head) VALUES (${streamId}, 1) ON CONFLICT (id) DO UPDATE SET head = stream.head + 1
      RETURNING id, head, clock_timestamp() AS locked_at
    )
    INSERT INTO event
      (stream_id, seq, kind, occurred_at, actor_id, actor_name, client_id, mutation_id, entity_id, data, bytes)
    SELECT id, head, ${kind}, locked_at, ${actorId}, (SELECT name FROM "user" WHERE id = ${actorId}), ${clientId},
           ${mutationId}, ${entityId}, data, octet_length(data::text)
    FROM next CROSS JOIN (SELECT ${data}::jsonb AS data OFFSET 0) AS draft
    RETURNING stream_id AS "streamId", seq, actor_name AS "actorName", occurred_at AS "occurredAt"`),
);

interface InsertParameters {
  /** A JSON array of the streams with their numbers of events, in the order of the streams' names. */
  readonly streams: string;
  /** A JSON array of the drafts. */
  readonly drafts: string;
}

/**
 * The streams are JSON and not an array: Postgres's estimates depend on the length of an array, and it would plan the
 * statement again for each execution.
 */
const insertSql = ({ streams, drafts }: InsertParameters) => sql`
    next AS (
      INSERT INTO stream (id, head)
      SELECT id, events FROM json_to_recordset(${streams}::json) AS touched (id text, events int)
      ON CONFLICT (id) DO UPDATE SET head = stream.head + EXCLUDED.head
      RETURNING id, head, clock_timestamp() AS locked_at
    ), inserted AS (
      INSERT INTO event
        (stream_id, seq, kind, occurred_at, actor_id, actor_name, client_id, mutation_id, entity_id, data, bytes)
      SELECT id, head - behind, kind, locked_at, "actorId", (SELECT name FROM "user" u WHERE u.id = "actorId"), "clientId",
             "mutationId", "entityId", data, octet_length(data::text)
      FROM next JOIN json_to_recordset(${drafts}::json) AS draft (
          "streamId" text, kind text, "actorId" text, "clientId" text, "mutationId" text, "entityId" text, data jsonb,
          behind int)
        ON "streamId" = id
      RETURNING stream_id, seq, actor_name, occurred_at, data
    )`;

const selectInserted = sql<EventNumber>`
    SELECT stream_id AS "streamId", seq, actor_name AS "actorName", occurred_at AS "occurredAt" FROM inserted`;

const insertRows = statement((parameters: InsertParameters) =>
  compilable<EventNumber>(sql`WITH ${insertSql(parameters)} ${selectInserted}`),
);

/** Also indexes the events with several tasks by the id of each task. */
const insertIndexedRows = statement((parameters: InsertParameters) =>
  compilable<EventNumber>(sql`WITH ${insertSql(parameters)}, indexed AS (
      INSERT INTO event_task (stream_id, seq, task_id)
      SELECT stream_id, seq, item->'task'->>'id' FROM inserted CROSS JOIN jsonb_array_elements(data->'items') AS item
    ) ${selectInserted}`),
);
