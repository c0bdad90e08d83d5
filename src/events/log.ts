import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.js';
import { anyOf } from '../store/kysely.js';
import type { Prisma } from '../store/prisma/client.js';
import { statement } from '../store/statement.js';
import { type AppendOptions, appendEvents } from './append.js';
import type { EventDraft, StoredEvent, StreamId } from './event.js';
import type { EventKind } from './kinds.js';

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
   * @param options see `AppendOptions`
   * @returns the stored events in the order of the drafts
   */
  append(tx: Tx, drafts: readonly EventDraft[], options: AppendOptions = {}): Promise<StoredEvent[]> {
    return appendEvents(tx, drafts, options);
  }

  /**
   * Reads up to `limit` events above number `after`, in order. The result is shorter when the data would exceed
   * `maxReadBytes`, but has at least one event if one exists. It has holes where retention has deleted events.
   */
  async read(streamId: StreamId, after: number, limit: number): Promise<StoredEvent[]> {
    const rows = await selectEvents.all(this.#db.sql, { streamId, after, limit });
    return rows.map(eventOf);
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
