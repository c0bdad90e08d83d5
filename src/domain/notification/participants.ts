import { storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';

/** The number of newest comments whose authors count as participants of the task. */
export const participationComments = 1_000;

/** The participants of a task: its creator, its assignees and the authors of its newest comments. */
export async function participantsOf(tx: Tx, taskId: string): Promise<UserId[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT created_by_id AS "userId" FROM task WHERE id = ${taskId}
    UNION SELECT user_id FROM task_assignee WHERE task_id = ${taskId}
    UNION SELECT author_id FROM (
      SELECT author_id FROM comment WHERE task_id = ${taskId} AND deleted_at IS NULL
      ORDER BY id DESC LIMIT ${participationComments}::int
    ) newest`;
  return rows.map(({ userId }) => storedId('user', userId));
}
