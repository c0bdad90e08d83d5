import { InvalidInputError } from '../../errors.js';
import { type CommentId, isId, type TaskId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { statement } from '../../store/statement.js';

/** The maximum number of mentions in one text. */
export const maxMentions = 50;

const pattern = /(?<![\w@])@(user_[0-9a-z]{26})(?!\w)/g;
const path = ['input', 'body'];

/**
 * Finds the mentions in a text. A mention is `@` and the user's id, so a mention stays valid when the user's name changes.
 * Mentions are also stored in a table, so queries need not parse the text.
 *
 * @returns distinct user ids, sorted
 * @throws InvalidInputError at `input.body` when the text has too many mentions, or an invalid user id
 */
export function parseMentions(body: string): UserId[] {
  const mentioned = new Set([...body.matchAll(pattern)].map(([, id]) => id ?? ''));
  if (mentioned.size > maxMentions) {
    throw new InvalidInputError({ path, message: `body must mention at most ${maxMentions} members.` });
  }
  return [...mentioned].sort().map((id) => {
    if (!isId('user', id)) throw notMembers([id]);
    return id;
  });
}

/**
 * Locks the memberships of the actor and of the mentioned users: no user is mentioned during their removal. Call this function
 * before the task is locked, because membership locks come first; both locks may share a round trip.
 *
 * @param subjectId the task of a new comment, or the comment to edit
 * @returns a check that throws InvalidInputError at `input.body` unless all given users are members
 */
export async function lockMentioned(
  tx: Tx,
  subjectId: TaskId | CommentId,
  actorId: UserId,
  mentioned: readonly UserId[],
): Promise<(userIds: readonly UserId[]) => void> {
  if (mentioned.length === 0) return () => {};
  const rows = await lockMembers.all(tx.sql, { subjectId, userIds: [actorId, ...mentioned] });
  const members = new Set(rows.map(({ userId }) => userId));
  return (userIds) => {
    const missing = userIds.filter((id) => !members.has(id));
    if (missing.length > 0) throw notMembers(missing);
  };
}

const lockMembers = statement(({ subjectId, userIds }: { subjectId: string; userIds: readonly string[] }, sql) =>
  sql
    .selectFrom('projectMember')
    .select('userId')
    .where('projectId', '=', (eb) =>
      eb
        .selectFrom('task')
        .select('projectId')
        .where((task) =>
          task.or([
            task('id', '=', subjectId),
            task('id', '=', task.selectFrom('comment').select('taskId').where('comment.id', '=', subjectId)),
          ]),
        ),
    )
    .where('userId', '=', anyOf(userIds))
    .orderBy('userId')
    .forShare(),
);

function notMembers(ids: readonly string[]): InvalidInputError {
  const [first = { path, message: '' }, ...others] = ids.map((id) => ({
    path,
    message: `body must mention members only: ${id} is not a member of the project.`,
  }));
  return new InvalidInputError(first, ...others);
}
