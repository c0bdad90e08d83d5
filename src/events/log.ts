import { type Db, keepsPlan, type Prisma, type Tx } from '../store/database.js';
import {
  type EventDraft,
  type EventKind,
  type StoredEvent,
  type StreamId,
  singleTaskEventKinds,
  type TaskFieldChange,
} from './event.js';

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
    return new EventLog(db, await db.eventLog.findUniqueOrThrow({ where: { id: 1 } }));
  }

  /**
   * Numbers the drafts and writes the events to the streams in one statement. Call `append` once, as the last statement of
   * the transaction: streams are locked in the order of names, so two commands on the same streams cannot deadlock.
   *
   * @returns the stored events in the order of the drafts
   */
  async append(tx: Tx, drafts: readonly EventDraft[]): Promise<StoredEvent[]> {
    if (drafts.length === 0) return [];
    const complete = await withNumbers(tx, drafts);
    const rows = await insertEvents(tx, complete);
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
    await indexTasks(tx, events);
    return events;
  }

  /**
   * Reads up to `limit` events above number `after`, in order. The result is shorter when the data would exceed
   * `maxReadBytes`, but has at least one event if one exists. It has holes where retention has deleted events.
   */
  async read(streamId: StreamId, after: number, limit: number): Promise<StoredEvent[]> {
    const rows = await this.#db.$queryRaw<EventRow[]>`${keepsPlan}
      WITH next AS (
        SELECT seq, sum(bytes) OVER (ORDER BY seq) - bytes AS bytes_before
        FROM event WHERE stream_id = ${streamId} AND seq > ${after} ORDER BY seq LIMIT ${limit}
      )
      SELECT e.stream_id AS "streamId", e.seq, e.kind, e.occurred_at AS "occurredAt", e.actor_id AS "actorId",
             e.actor_name AS "actorName", e.client_id AS "clientId", e.mutation_id AS "mutationId",
             e.entity_id AS "entityId", e.data
      FROM event e JOIN next USING (seq)
      WHERE e.stream_id = ${streamId} AND next.bytes_before < ${maxReadBytes}
      ORDER BY e.seq`;
    return rows.map(eventOf);
  }

  /**
   * Finds the fields of a task that changed after a version, with their actors, in the task's newest `limit` events.
   * Postgres extracts the field names, so that long texts are not transferred.
   *
   * @returns a row per field and actor, and the number of versions found: fewer when retention has deleted events
   */
  async taskChangesSince(
    tx: Tx,
    { streamId, taskId, version, limit }: { streamId: StreamId; taskId: string; version: number; limit: number },
  ): Promise<{ changes: readonly TaskFieldActor[]; versions: number }> {
    const rows = await tx.$queryRaw<(TaskFieldActor & { versions: number })[]>`
      WITH among AS (
        SELECT e.actor_id, i.item FROM event_task t JOIN event e USING (stream_id, seq)
        CROSS JOIN LATERAL jsonb_array_elements(e.data->'items') AS i (item)
        WHERE t.stream_id = ${streamId} AND t.task_id = ${taskId} AND i.item->'task'->>'id' = ${taskId}
        ORDER BY t.seq DESC LIMIT ${limit}
      ), alone AS (
        SELECT actor_id, data AS item FROM event
        WHERE stream_id = ${streamId} AND entity_id = ${taskId} AND kind = ANY(${[...singleTaskEventKinds]})
        ORDER BY seq DESC LIMIT ${limit}
      ), later AS (
        SELECT actor_id, item->'changes' AS changes, (item->'task'->>'version')::int AS version
        FROM (SELECT * FROM among UNION ALL SELECT * FROM alone) AS both_kinds
        WHERE (item->'task'->>'version')::int > ${version}
      )
      SELECT DISTINCT change->>'field' AS field, actor_id AS "actorId",
             (SELECT count(DISTINCT version)::int FROM later) AS versions
      FROM later LEFT JOIN LATERAL jsonb_array_elements(changes) AS c (change) ON true`;
    return { changes: rows.filter(({ field }) => field !== null), versions: rows[0]?.versions ?? 0 };
  }

  /** Reads the newest number of each stream in one query; 0 for a stream without events. */
  async heads(streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
    const rows = await this.#db.stream.findMany({ where: { id: { in: [...streamIds] } } });
    const heads = new Map(rows.map((row) => [row.id, row.head]));
    return new Map(streamIds.map((id) => [id, heads.get(id) ?? 0]));
  }
}

/** The most bytes of data that one read of the log loads beyond its first event. */
const maxReadBytes = 4 * 1_024 * 1_024;

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

/** The fields that the log assigns to an event. */
interface EventNumber {
  readonly streamId: StreamId;
  readonly seq: number;
  readonly actorName: string | null;
  readonly occurredAt: Date;
}

type NumberedDraft = EventDraft & { readonly data: StoredEvent['data'] };

/** Computes data that depends on event numbers. The streams' locks make the next numbers known before the insert. */
async function withNumbers(tx: Tx, drafts: readonly EventDraft[]): Promise<NumberedDraft[]> {
  const dependent = drafts.some(({ data }) => typeof data === 'function');
  const numbers = new Map(
    dependent
      ? await lockStreams(
          tx,
          drafts.map(({ streamId }) => streamId),
        )
      : [],
  );
  if (dependent) {
    for (const { streamId } of drafts) numbers.set(streamId, (numbers.get(streamId) ?? 0) + 1);
  }
  return drafts.map((draft) => {
    const data = typeof draft.data === 'function' ? draft.data(numbers) : draft.data;
    return { ...draft, data } as NumberedDraft;
  });
}

/** Inserts the events. Streams are locked in the order of their names; the events' time is read after the lock. */
async function insertEvents(tx: Tx, drafts: readonly NumberedDraft[]): Promise<EventNumber[]> {
  const counts = new Map<StreamId, number>();
  for (const { streamId } of drafts) counts.set(streamId, (counts.get(streamId) ?? 0) + 1);
  const streams = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = drafts.map((draft) => {
    const behind = (counts.get(draft.streamId) ?? 1) - 1;
    counts.set(draft.streamId, behind);
    return { ...draft, ...draft.origin, behind };
  });
  // The transaction holds the stream's lock from here to the commit, and other commands of the stream wait for it.
  return tx.$queryRaw<EventNumber[]>`${keepsPlan}
    WITH next AS (
      INSERT INTO stream (id, head)
      SELECT id, events FROM unnest(${streams.map(([id]) => id)}::text[], ${streams.map(([, count]) => count)}::int[])
        AS touched (id, events)
      ON CONFLICT (id) DO UPDATE SET head = stream.head + EXCLUDED.head
      RETURNING id, head, clock_timestamp() AS locked_at
    )
    INSERT INTO event
      (stream_id, seq, kind, occurred_at, actor_id, actor_name, client_id, mutation_id, entity_id, data, bytes)
    SELECT id, head - behind, kind, locked_at, "actorId", (SELECT name FROM "user" u WHERE u.id = "actorId"), "clientId",
           "mutationId", "entityId", data, octet_length(data::text)
    FROM next JOIN json_to_recordset(${JSON.stringify(rows)}::json) AS draft (
        "streamId" text, kind text, "actorId" text, "clientId" text, "mutationId" text, "entityId" text, data jsonb,
        behind int)
      ON "streamId" = id
    RETURNING stream_id AS "streamId", seq, actor_name AS "actorName", occurred_at AS "occurredAt"`;
}

/** Indexes the events with several tasks by the id of each task. */
async function indexTasks(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  const rows = events.flatMap(({ streamId, seq, data }) =>
    'items' in data ? data.items.map(({ task }) => ({ streamId, seq, taskId: task.id })) : [],
  );
  if (rows.length > 0) await tx.eventTask.createMany({ data: rows });
}

/**
 * Takes the locks of `append` in advance, for commands whose row changes must agree with the order of the events. Missing
 * streams are created empty.
 *
 * @returns the newest number of each stream
 */
export async function lockStreams(tx: Tx, streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
  const ids = [...new Set(streamIds)];
  const heads = await tx.$queryRaw<{ id: StreamId; head: number }[]>`
    SELECT id, head FROM stream WHERE id = ANY(${ids}) ORDER BY id COLLATE "C" FOR NO KEY UPDATE`;
  const numbers = new Map(heads.map(({ id, head }) => [id, head]));
  const missing = ids.filter((id) => !numbers.has(id));
  if (missing.length === 0) return numbers;
  const created = await tx.$queryRaw<{ id: StreamId; head: number }[]>`
    INSERT INTO stream (id, head) SELECT id, 0 FROM unnest(${missing}::text[]) AS missing (id) ORDER BY id COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET head = stream.head RETURNING id, head`;
  for (const { id, head } of created) numbers.set(id, head);
  return numbers;
}

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
