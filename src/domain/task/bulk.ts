import { z } from 'zod';
import { DomainError, type InputPath, InvalidInputError, NotFoundError } from '../../errors.js';
import type { TaskChange } from '../../events/snapshots.js';
import { type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { Task } from '../../store/prisma/client.js';
import { authorizeInProject, lockMemberships, requireAllowed } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import type { ProjectRole } from '../policy.js';
import { taskSnapshot, withoutLongTexts } from '../snapshots.js';
import { lockBoard } from './board-lock.js';
import { assignedIds, type ParentTask, type References, readReferences } from './references.js';
import { diffFields, requireDatesFit, requireFieldsFit } from './task-changes.js';
import { parseFields, type TaskFields, type WantedFields } from './task-fields.js';
import { type MissedChanges, readMissedChanges, requireMergeable, type VersionCheck } from './task-version.js';
import { applyChanges, type ChangedTask, writeTasks } from './write-tasks.js';

/** The change of one task: new field values, or a deletion. */
export interface BulkTaskItem extends TaskFields {
  readonly taskId: string;
  readonly delete?: boolean | null | undefined;
  readonly expectedVersion?: number | null | undefined;
}

/** `ALL_OR_NOTHING` rejects the command when an item is invalid; `SKIP_INVALID` writes the valid items. */
export type BulkErrorPolicy = 'ALL_OR_NOTHING' | 'SKIP_INVALID';

export interface BulkUpdateTasksInput {
  readonly projectId: string;
  readonly items: readonly BulkTaskItem[];
  readonly onError: BulkErrorPolicy;
}

/** The result of one item. `error` is set for an invalid item with `SKIP_INVALID`. */
export interface BulkResult {
  readonly taskId: string;
  readonly changed: boolean;
  readonly error?: DomainErrorData;
}

/** A DomainError as stored in the outcome of a command. */
export interface DomainErrorData {
  readonly code: DomainError['code'];
  readonly message: string;
  readonly path: InputPath;
}

export const maxBulkItems = 100;

const itemsMessage = `must have 1–${maxBulkItems} tasks.`;
const rules = z.object({
  items: z.array(z.unknown()).min(1, itemsMessage).max(maxBulkItems, itemsMessage),
});

interface ParsedItem {
  readonly input: BulkTaskItem;
  readonly taskId: TaskId;
  readonly wanted: WantedFields;
  readonly path: InputPath;
}

/**
 * Changes up to `maxBulkItems` tasks of a project in one transaction, with one event.
 *
 * @returns one result per item, in the order of the items
 * @throws InvalidInputError, NotFoundError, ForbiddenError, ConflictError for the whole command; with ALL_OR_NOTHING also for
 *   the first invalid item, with its path
 */
export async function bulkUpdateTasks(
  command: Command,
  input: BulkUpdateTasksInput,
): Promise<Outcome<{ projectId: ProjectId; results: readonly BulkResult[] }>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  parseInput(rules, input);
  requireDistinct(input.items);
  const skip = input.onError === 'SKIP_INVALID';
  const parsed = input.items.map((item, index) => attempt(() => parseItem(item, ['input', 'items', index])));
  return runCommand(command, async (tx) => {
    const valid = parsed.filter((item): item is ParsedItem => !(item instanceof DomainError));
    const members = lockMemberships(tx, command, projectId, [
      ...new Set(valid.flatMap(({ wanted }) => wanted.assigneeIds ?? [])),
    ]);
    // Several items may change parents, so the board is locked against cycles.
    const [, role, , tasks, references, project] = await Promise.all([
      members,
      authorizeInProject(tx, command, projectId, 'task:update', ['input', 'projectId']),
      lockBoard(tx, command, projectId),
      lockTasks(tx, projectId, valid),
      readReferences(tx, command, { projectId }, valid, members),
      tx.sql.selectFrom('project').select('key').where('id', '=', projectId).executeTakeFirst(),
    ]);
    const missed = await readMissedChanges(tx, projectId, versionChecks(valid, tasks));
    const bulk = new BulkChange({ projectId, role, tasks, references, missed });
    const results = parsed.map((item, index): BulkResult => {
      const { taskId = '' } = input.items[index] ?? {};
      const outcome = item instanceof DomainError ? item : attempt(() => bulk.add(item));
      if (!(outcome instanceof DomainError)) return { taskId, changed: outcome };
      if (!skip) throw outcome;
      const { code, message, inputPath } = outcome;
      return { taskId, changed: false, error: { code, message, path: inputPath } };
    });
    const { changed } = bulk;
    if (changed.length === 0) return { result: { projectId, results }, streamId: projectId, events: [] };
    const items = changed.map(
      ({ task, changes }): TaskChange => ({
        task: taskSnapshot(task),
        changes: withoutLongTexts(changes),
      }),
    );
    const data = { projectKey: project?.key ?? '', items };
    return {
      result: { projectId, results },
      streamId: projectId,
      events: [{ streamId: projectId, kind: 'TasksBulkChanged', entityId: projectId, data }],
      write: () => writeTasks(tx, changed),
    };
  });
}

/** Returns the DomainError that `run` throws. */
function attempt<T>(run: () => T): T | DomainError {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function parseItem(input: BulkTaskItem, path: InputPath): ParsedItem {
  const taskId = parseId('task', input.taskId, [...path, 'taskId']);
  return { input, taskId, wanted: parseFields(input, path), path };
}

/** The result of two items for one task would depend on their order. */
function requireDistinct(items: readonly BulkTaskItem[]): void {
  const taskIds = new Set<string>();
  for (const [index, { taskId }] of items.entries()) {
    if (taskIds.has(taskId)) {
      const message = 'items must name each task at most once.';
      throw new InvalidInputError({ path: ['input', 'items', index, 'taskId'], message });
    }
    taskIds.add(taskId);
  }
}

/** Locks and reads the present tasks of the items, in the order of their ids. */
async function lockTasks(tx: Tx, projectId: ProjectId, items: readonly ParsedItem[]): Promise<Map<string, Task>> {
  const rows = await tx.sql
    .selectFrom('task')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', anyOf(items.map(({ taskId }) => taskId)))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.filter(({ deletedAt }) => !deletedAt).map((row) => [row.id, row]));
}

function versionChecks(items: readonly ParsedItem[], tasks: ReadonlyMap<string, Task>): VersionCheck[] {
  return items.flatMap(({ taskId, input: { expectedVersion } }) => {
    const before = tasks.get(taskId);
    return before && expectedVersion != null ? [{ before, expectedVersion }] : [];
  });
}

interface BulkFacts {
  readonly projectId: ProjectId;
  readonly role: ProjectRole;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly references: References;
  readonly missed: MissedChanges;
}

/** Checks the items of a bulk change one after the other, and collects the changed tasks. */
class BulkChange {
  readonly changed: ChangedTask[] = [];
  readonly #facts: BulkFacts;
  /** The parents as changed by earlier items. */
  readonly #parents: Map<string, ParentTask>;

  constructor(facts: BulkFacts) {
    this.#facts = facts;
    this.#parents = new Map(facts.references.parents);
  }

  /**
   * Checks an item.
   *
   * @returns true when the item changes its task
   * @throws DomainError for an invalid item
   */
  add(item: ParsedItem): boolean {
    const changed = this.#check(item);
    if (!changed) return false;
    this.changed.push(changed);
    const { id, parentId, deletedAt } = changed.task;
    const parent = this.#parents.get(id);
    if (parent) this.#parents.set(id, { ...parent, parentId, deletedAt });
    return true;
  }

  #check({ input, taskId, wanted, path }: ParsedItem): ChangedTask | undefined {
    const { projectId, role, tasks, missed } = this.#facts;
    const references = { ...this.#facts.references, parents: this.#parents };
    const before = tasks.get(taskId);
    if (!before) throw new NotFoundError('taskId must be the id of a task of the project.', [...path, 'taskId']);
    if (input.delete) requireAllowed(role, 'task:delete', [...path, 'delete']);
    const changes = input.delete ? [] : diffFields(before, wanted, assignedIds(references, taskId));
    if (input.expectedVersion != null) requireMergeable(before, input.expectedVersion, changes, missed, path);
    if (input.delete) {
      if (Object.values(wanted).some((value) => value !== undefined)) {
        const message = 'delete must not be combined with changes of fields.';
        throw new InvalidInputError({ path: [...path, 'delete'], message });
      }
      return { task: { ...applyChanges(before, []), deletedAt: new Date() }, changes };
    }
    if (changes.length === 0) return undefined;
    requireFieldsFit(projectId, taskId, changes, references, path);
    const task = applyChanges(before, changes);
    requireDatesFit(task, wanted, path);
    return { task, changes };
  }
}
