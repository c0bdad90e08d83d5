import type { TaskChange, TaskFieldChange } from '../../events/snapshots.js';
import type { ProjectId, UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { authorizeInProject, lockMemberships } from '../access.js';
import { type Command, runCommand } from '../command.js';
import { writeTaskDocuments } from '../search/write-documents.js';
import { taskSnapshot, withoutLongTexts } from '../snapshots.js';
import { positionsAtEnd } from '../task/board.js';
import { takeNumbers } from '../task/board-lock.js';
import { newTaskRow } from '../task/new-task-row.js';
import { applyChanges, writeAssignments, writeTasks } from '../task/write-tasks.js';
import { lookUp } from './lookup.js';
import { type Plan, planBatch } from './plan.js';
import type { ImportRow, RowError } from './rows.js';

export interface BatchOptions {
  readonly projectId: ProjectId;
  /** Write the valid rows even when other rows are invalid. */
  readonly skipBad: boolean;
  /** True when every row of the file has been read. */
  readonly last: boolean;
  /** The reason why labels of rows may be missing, for the rows' errors. */
  readonly missingLabels: string;
  /** Runs in the batch's transaction and stores the progress. */
  readonly record: (tx: Tx, plan: Plan) => Promise<void>;
}

/** A batch has invalid rows and `skipBad` is false: no row of the batch is written. */
export class BadRowsError extends Error {
  readonly errors: readonly RowError[];

  constructor(errors: readonly RowError[]) {
    super('The batch has invalid rows.');
    this.errors = errors;
  }
}

/**
 * Writes a batch of rows as one command with one event for all created and changed tasks. A batch without changes appends no
 * event.
 *
 * @returns the plan that was carried out
 * @throws BadRowsError, NotFoundError, ForbiddenError, ConflictError when the project is archived
 */
export async function writeBatch(
  command: Command,
  { projectId, skipBad, last, missingLabels, record }: BatchOptions,
  rows: readonly ImportRow[],
): Promise<Plan> {
  const { result } = await runCommand(command, async (tx) => {
    const assigneeIds = new Set(rows.flatMap((row) => row.assigneeIds ?? []));
    await Promise.all([
      lockMemberships(tx, command, projectId, [...assigneeIds]),
      authorizeInProject(tx, command, projectId, 'task:import', ['projectId']),
    ]);
    const found = await lookUp(tx, projectId, rows);
    const plan = planBatch(rows, found, { last, missingLabels });
    if (plan.errors.length > 0 && !skipBad) throw new BadRowsError(plan.errors);
    const items = [
      ...(await create(tx, { projectId, createdById: command.actorId }, plan)),
      ...(await update(tx, plan)),
    ];
    await record(tx, plan);
    const data = { projectKey: found.projectKey, items };
    return {
      result: plan,
      streamId: projectId,
      events:
        items.length > 0 ? [{ streamId: projectId, kind: 'TasksImported', entityId: projectId, data } as const] : [],
    };
  });
  return result;
}

interface BatchTarget {
  readonly projectId: ProjectId;
  readonly createdById: UserId;
}

/** New tasks receive numbers in the order of their rows, and positions at the end of the board. */
async function create(tx: Tx, { projectId, createdById }: BatchTarget, { creates }: Plan): Promise<TaskChange[]> {
  if (creates.length === 0) return [];
  const [numbers, positions] = await Promise.all([
    takeNumbers(tx, { actorId: createdById }, projectId, creates.length),
    positionsAtEnd(tx, projectId, creates.length),
  ]);
  const firstNumber = numbers?.firstNumber ?? 1;
  const tasks = creates.map(({ id, title, row, parentId }, index) =>
    newTaskRow({
      ...row,
      id,
      projectId,
      number: firstNumber + index,
      title,
      parentId,
      createdById,
      position: positions[index] ?? '',
      // An exported task of this project without an externalId is matched by its id, so a new row has a foreign name.
      externalId: row.externalId,
    }),
  );
  await Promise.all([
    tx.sql.insertInto('task').values(tasks).execute(),
    writeAssignments(
      tx,
      creates.map(({ id, row, labelIds }) => ({ id, assigneeIds: row.assigneeIds ?? [], labelIds })),
    ),
    writeTaskDocuments(tx, tasks),
  ]);
  return creates.flatMap(({ row, labelIds }, index) => {
    const task = tasks[index];
    const changes: TaskFieldChange[] = [];
    if (row.assigneeIds?.length) changes.push({ field: 'assigneeIds', from: [], to: [...row.assigneeIds] });
    if (labelIds.length > 0) changes.push({ field: 'labelIds', from: [], to: labelIds });
    return task ? [{ task: taskSnapshot(task), changes }] : [];
  });
}

async function update(tx: Tx, { updates }: Plan): Promise<TaskChange[]> {
  const changed = updates.map(({ before, changes }) => ({ task: applyChanges(before, changes), changes }));
  await writeTasks(tx, changed);
  return changed.map(({ task, changes }) => ({ task: taskSnapshot(task), changes: withoutLongTexts(changes) }));
}
