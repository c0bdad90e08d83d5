import { z } from 'zod';
import { DomainError, type InputPath, InvalidInputError, NotFoundError } from '../../errors.js';
import type { TaskChange } from '../../events/event.js';
import { type ProjectId, parseId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Task } from '../../store/prisma/client.js';
import { authorizeInProject, lockMemberships, requireAllowed } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import type { ProjectRole } from '../policy.js';
import { taskSnapshot, withoutLongTexts } from '../snapshots.js';
import { lockBoard } from './board.js';
import {
  diffFields,
  parseFields,
  requireFieldsFit,
  type TaskFields,
  toUpdate,
  type WantedFields,
} from './task-fields.js';
import { requireMergeable } from './task-version.js';

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
  return runCommand(command, async (tx) => {
    const at = ['input', 'projectId'];
    await lockMemberships(tx, command, projectId, [...new Set(input.items.flatMap((item) => item.assigneeIds ?? []))]);
    const role = await authorizeInProject(tx, command, projectId, 'task:update', at);
    // Several items may change parents, so the board is locked against cycles.
    await lockBoard(tx, projectId);
    const tasks = await lockTasks(tx, projectId, input.items);
    const results: BulkResult[] = [];
    const items: TaskChange[] = [];
    for (const [index, item] of input.items.entries()) {
      const path = ['input', 'items', index];
      try {
        const parsed = parseItem(item, path);
        const change = await changeItem(tx, command, {
          projectId,
          role,
          before: tasks.get(parsed.taskId),
          item: parsed,
        });
        if (change) items.push(change);
        results.push({ taskId: item.taskId, changed: change !== undefined });
      } catch (error) {
        if (!skip || !(error instanceof DomainError)) throw error;
        const { code, message, inputPath } = error;
        results.push({ taskId: item.taskId, changed: false, error: { code, message, path: inputPath } });
      }
    }
    if (items.length === 0) return { result: { projectId, results }, streamId: projectId, events: [] };
    const { key: projectKey } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { key: true } });
    const data = { projectKey, items };
    return {
      result: { projectId, results },
      streamId: projectId,
      events: [{ streamId: projectId, kind: 'TasksBulkChanged', entityId: projectId, data }],
    };
  });
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

async function lockTasks(tx: Tx, projectId: ProjectId, items: readonly BulkTaskItem[]): Promise<Map<string, Task>> {
  const ids = items.map(({ taskId }) => taskId);
  await tx.$queryRaw`
    SELECT id FROM task WHERE project_id = ${projectId} AND id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.task.findMany({ where: { id: { in: ids }, projectId, deletedAt: null } });
  return new Map(rows.map((row) => [row.id, row]));
}

interface ItemChange {
  readonly projectId: ProjectId;
  readonly role: ProjectRole;
  readonly before: Task | undefined;
  readonly item: ParsedItem;
}

/** Checks and writes one item. All checks of the item precede the first write. */
async function changeItem(
  tx: Tx,
  { log }: Command,
  { projectId, role, before, item: { input, taskId, wanted, path } }: ItemChange,
): Promise<TaskChange | undefined> {
  if (!before) throw new NotFoundError('taskId must be the id of a task of the project.', [...path, 'taskId']);
  if (input.delete) requireAllowed(role, 'task:delete', [...path, 'delete']);
  const changes = input.delete ? [] : await diffFields(tx, before, wanted);
  if (input.expectedVersion != null) await requireMergeable(tx, log, before, input.expectedVersion, changes, path);
  if (input.delete) {
    if (Object.values(wanted).some((value) => value !== undefined)) {
      const message = 'delete must not be combined with changes of fields.';
      throw new InvalidInputError({ path: [...path, 'delete'], message });
    }
    const data = { deletedAt: new Date(), version: { increment: 1 } };
    return { task: taskSnapshot(await tx.task.update({ where: { id: taskId }, data })), changes };
  }
  if (changes.length === 0) return undefined;
  await requireFieldsFit(tx, projectId, taskId, changes, path);
  const task = await tx.task.update({ where: { id: taskId }, data: toUpdate(before, changes) });
  return { task: taskSnapshot(task), changes: withoutLongTexts(changes) };
}
