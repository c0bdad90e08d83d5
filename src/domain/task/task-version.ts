import { InvalidInputError, TaskVersionConflictError } from '../../errors.js';
import { type EventOf, isOfKind, type TaskFieldChange, taskEventKinds } from '../../events/event.js';
import type { EventLog } from '../../events/log.js';
import type { Tx } from '../../store/database.js';
import type { Task } from '../../store/prisma/client.js';
import { type ProjectId, storedId } from '../ids.js';

type Field = TaskFieldChange['field'];

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
export async function demandMergeable(
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
  const projectId = storedId('project', before.projectId);
  const since = await changedSince(tx, log, projectId, before, expectedVersion);
  const wanted = changes.map(({ field }) => field);
  // What retention has deleted can't be told apart any more.
  const contested = since.complete ? wanted.filter((field) => since.by.has(field)) : wanted;
  if (contested.length === 0) return;
  const actors = contested.flatMap((field) => [...(since.by.get(field) ?? [])]);
  throw new TaskVersionConflictError({ taskId: before.id, fields: contested, changedByIds: [...new Set(actors)] }, at);
}

/** Which fields changed after a version, and by whom. */
async function changedSince(
  tx: Tx,
  log: EventLog,
  projectId: ProjectId,
  { id, version }: Task,
  expectedVersion: number,
): Promise<{ by: Map<Field, Set<string>>; complete: boolean }> {
  const by = new Map<Field, Set<string>>();
  const versions = new Set<number>();
  for (const event of await log.ofTask(tx, projectId, id, { newest: (version - expectedVersion) * 2 + 100 })) {
    if (!isOfKind(event, taskEventKinds)) continue;
    for (const { task, changes } of itemsOf(event)) {
      if (task.id !== id || task.version <= expectedVersion) continue;
      versions.add(task.version);
      for (const { field } of changes) {
        const actors = by.get(field) ?? new Set();
        by.set(field, event.actorId === null ? actors : actors.add(event.actorId));
      }
    }
  }
  return { by, complete: versions.size >= version - expectedVersion };
}

function itemsOf({ data }: EventOf<(typeof taskEventKinds)[number]>) {
  return 'items' in data ? data.items : [data];
}
