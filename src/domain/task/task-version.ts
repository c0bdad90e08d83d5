import { ConflictError, type InputPath, InvalidInputError } from '../../errors.js';
import type { TaskFieldChange } from '../../events/snapshots.js';
import { type MissedVersions, taskChangesSince } from '../../events/task-changes.js';
import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Task } from '../../store/prisma/client.js';

/** The fields of a task that commands change, as named in events. */
export type TaskFieldName = TaskFieldChange['field'];

/** Another command changed the same fields of a task after the client's `expectedVersion`. */
export class TaskVersionConflictError extends ConflictError {
  readonly taskId: string;
  readonly fields: readonly TaskFieldName[];
  readonly changedByIds: readonly string[];

  constructor(
    {
      taskId,
      fields,
      changedByIds,
    }: { taskId: string; fields: readonly TaskFieldName[]; changedByIds: readonly string[] },
    inputPath: InputPath,
  ) {
    super('The same fields were changed after expectedVersion. Load the task again and repeat the change.', inputPath);
    this.taskId = taskId;
    this.fields = fields;
    this.changedByIds = changedByIds;
  }
}

/** A client that is further behind gets a conflict in all its fields, without a comparison of fields. */
const maxMissedVersions = 100;

/** A task, read under its lock, and the version that the client changed. */
export interface VersionCheck {
  readonly before: Task;
  readonly expectedVersion: number;
}

/** The changes of tasks after the clients' versions, by task. */
export type MissedChanges = ReadonlyMap<string, MissedVersions>;

/** Reads the changes that the clients do not know, in one statement; no statement when every version is the newest. */
export async function readMissedChanges(
  tx: Tx,
  projectId: ProjectId,
  checks: readonly VersionCheck[],
): Promise<MissedChanges> {
  const behind = checks.filter(
    ({ before, expectedVersion }) => expectedVersion < before.version && expectedVersion > 0,
  );
  if (behind.length === 0) return new Map();
  const tasks = behind.map(({ before, expectedVersion }) => ({ taskId: before.id, version: expectedVersion }));
  return taskChangesSince(tx, projectId, tasks, maxMissedVersions);
}

/**
 * Checks for conflicts by field (optimistic concurrency). Changes of other fields since `expectedVersion` are merged. Changes
 * of the same fields are a conflict, and nothing is written.
 *
 * @param before the current task, read under its lock
 * @param changes the changes of the command
 * @throws InvalidInputError at `expectedVersion` when the version does not exist
 * @throws TaskVersionConflictError with the conflicting fields, and the users who changed them
 */
export function requireMergeable(
  before: Task,
  expectedVersion: number,
  changes: readonly TaskFieldChange[],
  missedChanges: MissedChanges,
  path: readonly (string | number)[] = ['input'],
): void {
  const at = [...path, 'expectedVersion'];
  if (expectedVersion > before.version || expectedVersion < 1) {
    const message = `expectedVersion must be 1–${before.version}: ${before.version} is the task's version.`;
    throw new InvalidInputError({ path: at, message });
  }
  if (expectedVersion === before.version || changes.length === 0) return;
  const missed = before.version - expectedVersion;
  const since = missedChanges.get(before.id) ?? { changes: [], versions: 0 };
  const changed = new Set(since.changes.map(({ field }) => field));
  const wanted = changes.map(({ field }) => field);
  // Beyond the limit, and after retention has deleted events, the changed fields are unknown.
  const complete = missed <= maxMissedVersions && since.versions >= missed;
  const contested = complete ? wanted.filter((field) => changed.has(field)) : wanted;
  if (contested.length === 0) return;
  const actors = since.changes.flatMap(({ field, actorId }) => (contested.includes(field) ? (actorId ?? []) : []));
  throw new TaskVersionConflictError({ taskId: before.id, fields: contested, changedByIds: [...new Set(actors)] }, at);
}
