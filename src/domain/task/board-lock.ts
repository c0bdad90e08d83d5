import type { ProjectId, TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { statement } from '../../store/statement.js';
import type { Actor } from '../scope.js';

/**
 * Takes the lock for changes of the project's board, after the locks on members and before the locks on tasks. Only members
 * take the lock.
 */
export async function lockBoard(
  tx: Tx,
  { actorId: userId }: Pick<Actor, 'actorId'>,
  projectId: ProjectId,
): Promise<void> {
  await lockProjectRow.all(tx.sql, { projectId, userId });
}

const lockProjectRow = statement(({ projectId, userId }: { projectId: string; userId: string }, sql) =>
  sql
    .selectFrom('project as p')
    .innerJoin('projectMember as m', 'm.projectId', 'p.id')
    .select('p.id')
    .where('p.id', '=', projectId)
    .where('m.userId', '=', userId)
    .forShare('m')
    .forNoKeyUpdate('p'),
);

/** Takes the lock of `lockBoard` for the project of a task. A task's project never changes, so the read needs no lock. */
export async function lockBoardOf(tx: Tx, { actorId: userId }: Pick<Actor, 'actorId'>, taskId: TaskId): Promise<void> {
  await lockProjectRowOf.all(tx.sql, { taskId, userId });
}

const lockProjectRowOf = statement(({ taskId, userId }: { taskId: string; userId: string }, sql) =>
  sql
    .selectFrom('project as p')
    .innerJoin('projectMember as m', 'm.projectId', 'p.id')
    .select('p.id')
    .where('p.id', '=', sql.selectFrom('task').select('projectId').where('id', '=', taskId))
    .where('m.userId', '=', userId)
    .forShare('m')
    .forNoKeyUpdate('p'),
);

/** The first of the allocated numbers, and the prefix of the task's keys. */
export interface TaskNumbers {
  readonly firstNumber: number;
  readonly projectKey: string;
}

/**
 * Allocates the next task numbers of a project. The update of the project's row also takes the board's lock, so that numbers
 * and positions stay unique. Version and timestamps of the project stay unchanged.
 *
 * @returns undefined when the actor is not a member
 */
export async function takeNumbers(
  tx: Tx,
  { actorId: userId }: Pick<Actor, 'actorId'>,
  projectId: ProjectId,
  count: number,
): Promise<TaskNumbers | undefined> {
  const row = await advanceNumber.first(tx.sql, { projectId, userId, count });
  return row && { firstNumber: row.last - count + 1, projectKey: row.key };
}

const advanceNumber = statement(
  ({ projectId, userId, count }: { projectId: string; userId: string; count: number }, sql) =>
    sql
      .updateTable('project as p')
      .from('projectMember as m')
      .set((eb) => ({ lastTaskNumber: eb('p.lastTaskNumber', '+', count) }))
      .whereRef('m.projectId', '=', 'p.id')
      .where('p.id', '=', projectId)
      .where('m.userId', '=', userId)
      .returning(['p.lastTaskNumber as last', 'p.key']),
);
