import { sql } from 'kysely';
import type { Tx } from '../store/database.js';
import { compilable, statement } from '../store/statement.js';
import type { StreamId } from './event.js';

/**
 * Takes the locks of `EventLog.append` in advance, for commands whose row changes must agree with the order of the events.
 * Missing streams are created empty.
 *
 * @returns the newest number of each stream
 */
export async function lockStreams(tx: Tx, streamIds: readonly StreamId[]): Promise<Map<StreamId, number>> {
  const rows = await lockHeads.all(tx.sql, { ids: [...new Set(streamIds)] });
  return new Map(rows.map(({ id, head }) => [id, head]));
}

/**
 * One pass in the order of the names, as in the append. Usually every stream exists and no row is written. When a stream is
 * missing, the insert also locks the existing ones: to lock these first and create the others second would be another order.
 */
const lockHeads = statement(({ ids }: { ids: readonly StreamId[] }) =>
  compilable<{ id: StreamId; head: number }>(sql`
    WITH wanted AS (
      SELECT id FROM unnest(${ids}::text[]) AS wanted (id)
    ), missing AS MATERIALIZED (
      SELECT id FROM wanted WHERE NOT EXISTS (SELECT FROM stream s WHERE s.id = wanted.id)
    ), locked AS (
      SELECT id, head FROM stream WHERE id = ANY(${ids}) AND NOT EXISTS (SELECT FROM missing)
      ORDER BY id COLLATE "C" FOR NO KEY UPDATE
    ), created AS (
      INSERT INTO stream (id, head)
      SELECT id, 0 FROM wanted WHERE EXISTS (SELECT FROM missing) ORDER BY id COLLATE "C"
      ON CONFLICT (id) DO UPDATE SET head = stream.head RETURNING id, head
    )
    SELECT id, head FROM locked UNION ALL SELECT id, head FROM created`),
);
