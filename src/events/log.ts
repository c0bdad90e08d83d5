import type { Db, Prisma, Tx } from '../store/database.js';
import type { EventDraft, EventKind, StoredEvent, StreamId } from './event.js';

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

  private constructor(db: Db, epoch: string) {
    this.#db = db;
    this.epoch = epoch;
  }

  /** Opens the log of a migrated database. */
  static async open(db: Db): Promise<EventLog> {
    const { epoch } = await db.eventLog.findUniqueOrThrow({ where: { id: 1 } });
    return new EventLog(db, epoch);
  }

  /**
   * Numbers the drafts and writes them, each in its stream. Call it last in the transaction, once: streams are locked in
   * the order of their names, so that two commands that touch the same streams can't wait for each other.
   *
   * @returns the events as readers will see them, in the order of the drafts
   */
  async append(tx: Tx, drafts: readonly EventDraft[]): Promise<StoredEvent[]> {
    const byStream = [...drafts].sort((a, b) => (a.streamId < b.streamId ? -1 : a.streamId > b.streamId ? 1 : 0));
    const numbers = new Map<StreamId, number>();
    const appended = new Map<EventDraft, StoredEvent>();
    for (const draft of byStream) {
      const event = await appendOne(tx, draft, numbers);
      numbers.set(event.streamId, event.seq);
      appended.set(draft, event);
    }
    return drafts.flatMap((draft) => appended.get(draft) ?? []);
  }

  /** Up to `limit` events numbered above `after`, in order. May have holes where retention has eaten. */
  async read(streamId: StreamId, after: number, limit: number): Promise<StoredEvent[]> {
    const rows = await this.#db.event.findMany({
      where: { streamId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: limit,
    });
    return rows.map(fromRow);
  }

  /** The newest events about one task, newest first, also those that are about several. */
  async ofTask(tx: Tx, streamId: StreamId, taskId: string, { newest }: { newest: number }): Promise<StoredEvent[]> {
    const among = await tx.eventTask.findMany({
      where: { streamId, taskId },
      orderBy: { seq: 'desc' },
      take: newest,
      select: { seq: true },
    });
    const rows = await tx.event.findMany({
      where: { streamId, OR: [{ entityId: taskId }, { seq: { in: among.map(({ seq }) => seq) } }] },
      orderBy: { seq: 'desc' },
      take: newest,
    });
    return rows.map(fromRow);
  }

  /** The newest number of each stream; 0 for a stream without events. One query, however many streams. */
  async heads(streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
    const rows = await this.#db.stream.findMany({ where: { id: { in: [...streamIds] } } });
    const known = new Map(rows.map((row) => [row.id, row.head]));
    return new Map(streamIds.map((id) => [id, known.get(id) ?? 0]));
  }
}

/** The events from number `first` up to the first hole: retention may be deleting among what was read. */
export function unbrokenFrom(first: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const hole = events.findIndex((event, index) => event.seq !== first + index);
  return hole === -1 ? events : events.slice(0, hole);
}

async function appendOne(tx: Tx, draft: EventDraft, numbers: ReadonlyMap<StreamId, number>): Promise<StoredEvent> {
  const data = typeof draft.data === 'function' ? draft.data(numbers) : draft.data;
  const rows = await tx.$queryRaw<[{ seq: number; actorName: string | null; occurredAt: Date }]>`
    WITH next AS (
      INSERT INTO stream (id, head) VALUES (${draft.streamId}, 1)
      ON CONFLICT (id) DO UPDATE SET head = stream.head + 1
      RETURNING head
    )
    INSERT INTO event
      (stream_id, seq, kind, occurred_at, actor_id, actor_name, client_id, mutation_id, entity_id, data)
    SELECT ${draft.streamId}, head, ${draft.kind}, clock_timestamp(), ${draft.actorId},
           (SELECT name FROM "user" WHERE id = ${draft.actorId}), ${draft.origin.clientId},
           ${draft.origin.mutationId}, ${draft.entityId}, ${JSON.stringify(data)}::jsonb
    FROM next
    RETURNING seq, actor_name AS "actorName", occurred_at AS "occurredAt"`;
  const [{ seq, actorName, occurredAt }] = rows;
  if ('items' in data) {
    await tx.eventTask.createMany({
      data: data.items.map(({ task }) => ({ streamId: draft.streamId, seq, taskId: task.id })),
    });
  }
  // `data` was made for the draft's kind, which the type of a union can't tell.
  return { ...draft, data, seq, actorName, occurredAt: occurredAt.toISOString() } as StoredEvent;
}

type EventRow = Prisma.EventGetPayload<Record<string, never>>;

/** The table's columns are written by `append` alone, so kind and data belong together. */
function fromRow(row: EventRow): StoredEvent {
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
