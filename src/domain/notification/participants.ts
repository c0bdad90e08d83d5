import { storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';

/** How many comments back somebody still takes part in a task that they neither made nor are on. */
export const participationComments = 1_000;

/** Who made the task, who is on it, and who said something about it lately. */
export async function participantsOf(tx: Tx, taskId: string): Promise<UserId[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT created_by_id AS "userId" FROM task WHERE id = ${taskId}
    UNION SELECT user_id FROM task_assignee WHERE task_id = ${taskId}
    UNION SELECT author_id FROM (
      SELECT author_id FROM comment WHERE task_id = ${taskId} AND deleted_at IS NULL
      ORDER BY id DESC LIMIT ${participationComments}::int
    ) said`;
  return rows.map(({ userId }) => storedId('user', userId));
}
