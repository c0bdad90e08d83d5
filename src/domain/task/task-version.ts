import { InvalidInputError, TaskVersionConflictError } from '../../errors.js';
import type { TaskFieldChange } from '../../events/event.js';
import type { EventLog } from '../../events/log.js';
import { storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Task } from '../../store/prisma/client.js';

/** A caller further behind is told of a conflict without a look at who changed what. */
const maxMissedVersions = 100;

/**
 * Optimistic concurrency by field: a caller says which version it has seen. Where others have changed other fields since,
 * both changes stand; where they changed one of the same fields, the caller is told and nothing is written.
 *
 * @param tx holds the task's lock
 * @param before the task as it is
 * @param changes what the caller would change of it
 * @throws InvalidInputError when the version does not exist yet
 * @throws TaskVersionConflictError with the fields, and who changed them
 */
export async function requireMergeable(
  tx: Tx,
  log: EventLog,
  before: Task,
  expectedVersion: number,
  changes: readonly TaskFieldChange[],
  path: readonly (string | number)[] = ['input'],
): Promise<void> {
  const at = [...path, 'expectedVersion'];
  if (expectedVersion > before.version || expectedVersion < 1) {
    throw new InvalidInputError({ path: at, message: `The task is at version ${before.version}.` });
  }
  if (expectedVersion === before.version || changes.length === 0) return;
  const missed = before.version - expectedVersion;
  const streamId = storedId('project', before.projectId);
  const since = await log.taskChangesSince(tx, {
    streamId,
    taskId: before.id,
    version: expectedVersion,
    limit: maxMissedVersions,
  });
  const changed = new Set(since.changes.map(({ field }) => field));
  const wanted = changes.map(({ field }) => field);
  // Fields cannot be told apart beyond the limit, nor once retention has deleted events.
  const complete = missed <= maxMissedVersions && since.versions >= missed;
  const contested = complete ? wanted.filter((field) => changed.has(field)) : wanted;
  if (contested.length === 0) return;
  const actors = since.changes.flatMap(({ field, actorId }) => (contested.includes(field) ? (actorId ?? []) : []));
  throw new TaskVersionConflictError({ taskId: before.id, fields: contested, changedByIds: [...new Set(actors)] }, at);
}
