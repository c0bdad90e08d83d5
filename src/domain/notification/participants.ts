import { sql as raw } from 'kysely';
import { storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { compilable, statement } from '../../store/statement.js';

/** The authors of this many newest comments count as participants of the task. */
export const participationComments = 1_000;

/** The participants of a task: its creator, its assignees and the authors of its newest comments. */
export async function participantsOf(tx: Tx, taskId: string): Promise<UserId[]> {
  const rows = await selectParticipants.all(tx.sql, { taskId });
  return rows.map(({ userId }) => storedId('user', userId));
}

const selectParticipants = statement(({ taskId }: { taskId: string }) =>
  compilable<{ userId: string }>(raw`
    SELECT created_by_id AS "userId" FROM task WHERE id = ${taskId}
    UNION SELECT user_id FROM task_assignee WHERE task_id = ${taskId}
    UNION SELECT author_id FROM (
      SELECT author_id FROM comment WHERE task_id = ${taskId} AND deleted_at IS NULL
      ORDER BY id DESC LIMIT ${raw.lit(participationComments)}
    ) newest`),
);
