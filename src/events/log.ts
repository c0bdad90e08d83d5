import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.js';
import { anyOf, type HintedQuery } from '../store/kysely.js';
import type { Prisma } from '../store/prisma/client.js';
import { compilable, statement } from '../store/statement.js';
import type { EventDraft, StoredEvent, StreamId } from './event.js';
import { type EventKind, singleTaskKinds } from './kinds.js';
import type { TaskFieldChange } from './snapshots.js';

/**
 * The event log, the source of truth for all subscriptions.
 *
 * `append` is the last statement of a command's transaction. It takes the stream's next number by updating the stream's
 * row, and the transaction holds the row's lock until the commit: number n commits before number n + 1 is assigned. Commit
 * order is therefore number order, without holes. A sequence or an identity column would lose both properties, because
 * sequences assign numbers before the commit and keep them on rollback.
 */
export class EventLog {
  readonly #db: Db;
  /** Part of every cursor. Changes only when the database is restored from a backup. */
  readonly epoch: string;
  /** The key that signs the hints between the instances of this database. */
  readonly hintKey: string;

  private constructor(db: Db, { epoch, hintKey }: { epoch: string; hintKey: string }) {
    this.#db = db;
    this.epoch = epoch;
    this.hintKey = hintKey;
  }

  /** Opens the log of a migrated database. */
  static async open(db: Db): Promise<EventLog> {
    return new EventLog(db, await db.sql.selectFrom('eventLog').selectAll().executeTakeFirstOrThrow());
  }

  /**
   * Numbers the drafts and writes the events to the streams in one statement. Call `append` once, as the last statement of
   * the transaction: streams are locked in the order of names, so two commands on the same streams cannot deadlock.
   *
   * @param options.commits true to commit the transaction in the same round trip
   * @returns the stored events in the order of the drafts
   */
  async append(
    tx: Tx,
    drafts: readonly EventDraft[],
    { commits = false }: { readonly commits?: boolean } = {},
  ): Promise<StoredEvent[]> {
    if (drafts.length === 0) return [];
    const complete = drafts.some(hasDependentData)
      ? await withNumbers(tx, drafts)
      : (drafts as readonly NumberedDraft[]);
    const rows = await insertEvents(tx, complete, commits);
    const byStream = new Map<StreamId, EventNumber[]>();
    for (const row of rows.sort((a, b) => a.seq - b.seq)) {
      byStream.set(row.streamId, [...(byStream.get(row.streamId) ?? []), row]);
    }
    const events = complete.map((draft): StoredEvent => {
      const number = byStream.get(draft.streamId)?.shift();
      if (!number) throw new Error(`An event of ${draft.streamId} was not written`);
      // The cast is sound: `data` belongs to the draft's kind, which TypeScript cannot infer from the union.
      return { ...draft, ...number, occurredAt: number.occurredAt.toISOString() } as StoredEvent;
    });
    return events;
  }

  /**
   * Reads up to `limit` events above number `after`, in order. The result is shorter when the data would exceed
   * `maxReadBytes`, but has at least one event if one exists. It has holes where retention has deleted events.
   */
  async read(streamId: StreamId, after: number, limit: number): Promise<StoredEvent[]> {
    const rows = await selectEvents.all(this.#db.sql, { streamId, after, limit });
    return rows.map(eventOf);
  }

  /**
   * Finds the fields of tasks that changed after a version, with their actors, in each task's newest `limit` events.
   * Postgres extracts the field names, so that long texts are not transferred.
   *
   * @param tasks the tasks, each with the version
   * @returns the changes of each task that has any after its version
   */
  async taskChangesSince(
    tx: Tx,
    streamId: StreamId,
    tasks: readonly { readonly taskId: string; readonly version: number }[],
    limit: number,
  ): Promise<ReadonlyMap<string, MissedVersions>> {
    const { rows } = await sql<MissedVersions & { taskId: string }>`
      SELECT wanted.id AS "taskId", found.changes, found.versions
      FROM unnest(${tasks.map(({ taskId }) => taskId)}::text[], ${tasks.map(({ version }) => version)}::int[])
        AS wanted (id, version)
      CROSS JOIN LATERAL (
        WITH among AS (
          SELECT e.actor_id, i.item FROM event_task t JOIN event e USING (stream_id, seq)
          CROSS JOIN LATERAL jsonb_array_elements(e.data->'items') AS i (item)
          WHERE t.stream_id = ${streamId} AND t.task_id = wanted.id AND i.item->'task'->>'id' = wanted.id
          ORDER BY t.seq DESC LIMIT ${limit}
        ), alone AS (
          SELECT actor_id, data AS item FROM event
          WHERE stream_id = ${streamId} AND entity_id = wanted.id AND kind = ANY(${[...singleTaskKinds]})
          ORDER BY seq DESC LIMIT ${limit}
        ), later AS (
          SELECT actor_id, item->'changes' AS changes, (item->'task'->>'version')::int AS version
          FROM (SELECT * FROM among UNION ALL SELECT * FROM alone) AS both_kinds
          WHERE (item->'task'->>'version')::int > wanted.version
        )
        SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('field', change->>'field', 'actorId', actor_id))
                 FILTER (WHERE change IS NOT NULL), '[]') AS changes,
               count(DISTINCT version)::int AS versions
        FROM later LEFT JOIN LATERAL jsonb_array_elements(changes) AS c (change) ON true
      ) found`.execute(tx.sql);
    return new Map(rows.map(({ taskId, changes, versions }) => [taskId, { changes, versions }]));
  }

  /** Reads the newest number of each stream in one query; 0 for a stream without events. */
  async heads(streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
    const rows = await selectHeads.all(this.#db.sql, { streamIds });
    const heads = new Map(rows.map((row) => [row.id, row.head]));
    return new Map(streamIds.map((id) => [id, heads.get(id) ?? 0]));
  }
}

/** The most bytes of data that one read of the log loads beyond its first event. */
const maxReadBytes = 4 * 1_024 * 1_024;

const eventColumns = [
  'e.streamId',
  'e.seq',
  'e.kind',
  'e.occurredAt',
  'e.actorId',
  'e.actorName',
  'e.clientId',
  'e.mutationId',
  'e.entityId',
  'e.data',
] as const;

const selectEvents = statement(
  ({ streamId, after, limit }: { streamId: string; after: number; limit: number }, query) =>
    query
      .with('next', (query) =>
        query
          .selectFrom('event')
          .select(['seq', sql<number>`sum(bytes) OVER (ORDER BY seq) - bytes`.as('bytesBefore')])
          .where('streamId', '=', streamId)
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(limit),
      )
      .selectFrom('event as e')
      .innerJoin('next', 'next.seq', 'e.seq')
      .select(eventColumns)
      .where('e.streamId', '=', streamId)
      .where('next.bytesBefore', '<', maxReadBytes)
      .orderBy('e.seq'),
);

const selectHeads = statement(({ streamIds }: { streamIds: readonly string[] }, query) =>
  query.selectFrom('stream').selectAll().where('id', '=', anyOf(streamIds)),
);

/** Returns the events from number `first` up to the first hole; concurrent retention can leave holes in a read. */
export function contiguousFrom(first: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const hole = events.findIndex((event, index) => event.seq !== first + index);
  return hole === -1 ? events : events.slice(0, hole);
}

/** A changed field of a task and its actor; a null actor for changes by the system. */
export interface TaskFieldActor {
  readonly field: TaskFieldChange['field'];
  readonly actorId: string | null;
}

/** What happened to a task after a version. */
export interface MissedVersions {
  readonly changes: readonly TaskFieldActor[];
  /** The number of versions found: fewer than happened when retention has deleted events. */
  readonly versions: number;
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

/**
 * Takes the locks of `append` in advance, for commands whose row changes must agree with the order of the events. Missing
 * streams are created empty.
 *
 * @returns the newest number of each stream
 */
export async function lockStreams(tx: Tx, streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
  const rows = await lockHeads.all(tx.sql, { ids: [...new Set(streamIds)] });
  return new Map(rows.map(({ id, head }) => [id, head]));
}

const lockHeads = statement(({ ids }: { ids: readonly StreamId[] }) =>
  compilable<{ id: StreamId; head: number }>(sql`
    WITH locked AS (
      SELECT id, head FROM stream WHERE id = ANY(${ids}) ORDER BY id COLLATE "C" FOR NO KEY UPDATE
    ), created AS (
      INSERT INTO stream (id, head)
      SELECT id, 0 FROM unnest(${ids}::text[]) AS wanted (id) WHERE id NOT IN (SELECT id FROM locked)
      ORDER BY id COLLATE "C"
      ON CONFLICT (id) DO UPDATE SET head = stream.head RETURNING id, head
    )
    SELECT id, head FROM locked UNION ALL SELECT id, head FROM created`),
);

export type EventRow = Omit<Prisma.EventGetPayload<Record<string, never>>, 'bytes'>;

/** Converts a row to an event. Only `append` writes the table, so the cast of kind and data is sound. */
export function eventOf(row: EventRow): StoredEvent {
  const { streamId, seq, kind, occurredAt, actorId, actorName, clientId, mutationId, entityId, data } = row;
  return {
    streamId: streamId as StreamId,
    seq,
    kind: kind as EventKind,
    occurredAt: occurredAt.toISOString(),
    actorId,
    actorName,
    origin: { clientId, mutationId },
    entityId,
    data,
  } as unknown as StoredEvent;
}
