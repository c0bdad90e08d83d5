import { type Db, keepsPlan, type Prisma, type Tx } from '../store/database.js';
import {
  type EventDraft,
  type EventKind,
  type StoredEvent,
  type StreamId,
  singleTaskEventKinds,
  type TaskFieldChange,
} from './event.js';

/*
 * The log: the truth that everything live is read from.
 *
 * `append` is the last statement of a command's transaction. It takes the stream's next number by updating the stream's
 * row, so that the row's lock is held until commit: whoever has number n commits before n + 1 is given out. Commit order
 * is number order and there are no holes. A sequence or an identity column would give both up: it hands numbers out
 * before the commit, and doesn't take them back on rollback.
 */
export class EventLog {
  readonly #db: Db;
  /** Part of every cursor; changes only when a database was restored from a backup. */
  readonly epoch: string;
  /** Signs the hints between the instances on this database. */
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
   * Numbers the drafts and writes them, each in its stream, however many in one statement. Call it last in the
   * transaction, once: streams are locked in the order of their names, so that two commands that touch the same streams
   * can't wait for each other.
   *
   * @returns the events as readers will see them, in the order of the drafts
   */
  async append(tx: Tx, drafts: readonly EventDraft[]): Promise<StoredEvent[]> {
    if (drafts.length === 0) return [];
    const filled = await withNumbers(tx, drafts);
    const rows = await insertEvents(tx, filled);
    const inOrder = new Map<StreamId, EventNumber[]>();
    for (const row of rows.sort((a, b) => a.seq - b.seq)) {
      inOrder.set(row.streamId, [...(inOrder.get(row.streamId) ?? []), row]);
    }
    const events = filled.map((draft): StoredEvent => {
      const number = inOrder.get(draft.streamId)?.shift();
      if (!number) throw new Error(`An event of ${draft.streamId} was not written`);
      // `data` was made for the draft's kind, which the type of a union can't tell.
      return { ...draft, ...number, occurredAt: number.occurredAt.toISOString() } as StoredEvent;
    });
    await indexTasks(tx, events);
    return events;
  }

  /**
   * Up to `limit` events numbered above `after`, in order: fewer where their data would exceed `maxReadBytes`, but at least
   * one if there is one. May have holes where retention has deleted events.
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
   * Which fields of a task changed after one of its versions, and by whom, from the task's newest `limit` events. Postgres
   * picks the names of the fields out of the events: their texts may be long, and stay there.
   *
   * @returns a row for each field and actor, and how many of the versions were found: fewer once retention has deleted events
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

  /** The newest number of each stream; 0 for a stream without events. One query, however many streams. */
  async heads(streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
    const rows = await this.#db.stream.findMany({ where: { id: { in: [...streamIds] } } });
    const known = new Map(rows.map((row) => [row.id, row.head]));
    return new Map(streamIds.map((id) => [id, known.get(id) ?? 0]));
  }
}

/** Bytes of data that one read of the log takes into memory, beyond its first event. */
const maxReadBytes = 4 * 1_024 * 1_024;

/** The events from number `first` up to the first hole: retention may be deleting among what was read. */
export function contiguousFrom(first: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const hole = events.findIndex((event, index) => event.seq !== first + index);
  return hole === -1 ? events : events.slice(0, hole);
}

/** A field of a task that an actor changed; null for changes that no user made. */
export interface TaskFieldActor {
  readonly field: TaskFieldChange['field'];
  readonly actorId: string | null;
}

/** What an event gets from the log. */
interface EventNumber {
  readonly streamId: StreamId;
  readonly seq: number;
  readonly actorName: string | null;
  readonly occurredAt: Date;
}

type NumberedDraft = EventDraft & { readonly data: StoredEvent['data'] };

/** Makes the data that depend on numbers. Under the streams' locks these are known before they are given. */
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

/** Streams are locked in the order in which they are given; each of their events gets the time right after that. */
async function insertEvents(tx: Tx, drafts: readonly NumberedDraft[]): Promise<EventNumber[]> {
  const counts = new Map<StreamId, number>();
  for (const { streamId } of drafts) counts.set(streamId, (counts.get(streamId) ?? 0) + 1);
  const streams = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = drafts.map((draft) => {
    const behind = (counts.get(draft.streamId) ?? 1) - 1;
    counts.set(draft.streamId, behind);
    return { ...draft, ...draft.origin, behind };
  });
  // The stream's lock is held from here to the commit: the less time that takes, the less others wait.
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

/** Says of an event about many tasks which they are. */
async function indexTasks(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  const rows = events.flatMap(({ streamId, seq, data }) =>
    'items' in data ? data.items.map(({ task }) => ({ streamId, seq, taskId: task.id })) : [],
  );
  if (rows.length > 0) await tx.eventTask.createMany({ data: rows });
}

/**
 * Takes the locks of `append` before it, for whoever has rows to change that must agree with the order of the events.
 * Streams that are not there yet are made, with nothing in them.
 *
 * @returns the newest number of each
 */
export async function lockStreams(tx: Tx, streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
  const ids = [...new Set(streamIds)];
  const heads = await tx.$queryRaw<{ id: StreamId; head: number }[]>`
    SELECT id, head FROM stream WHERE id = ANY(${ids}) ORDER BY id COLLATE "C" FOR NO KEY UPDATE`;
  const known = new Map(heads.map(({ id, head }) => [id, head]));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const made = await tx.$queryRaw<{ id: StreamId; head: number }[]>`
    INSERT INTO stream (id, head) SELECT id, 0 FROM unnest(${missing}::text[]) AS missing (id) ORDER BY id COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET head = stream.head RETURNING id, head`;
  for (const { id, head } of made) known.set(id, head);
  return known;
}

export type EventRow = Omit<Prisma.EventGetPayload<Record<string, never>>, 'bytes'>;

/** A row as an event. The table's columns are written by `append` alone, so kind and data belong together. */
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
