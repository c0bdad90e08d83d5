import { sql } from 'kysely';
import type { Tx } from '../store/database.js';
import type { StreamId } from './event.js';
import { singleTaskKinds } from './kinds.js';
import type { TaskFieldChange } from './snapshots.js';

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

/**
 * Finds the fields of tasks that changed after a version, with their actors, in each task's newest `limit` events.
 * Postgres extracts the field names, so that long texts are not transferred.
 *
 * @param tasks the tasks, each with the version
 * @returns the changes of each task that has any after its version
 */
export async function taskChangesSince(
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
