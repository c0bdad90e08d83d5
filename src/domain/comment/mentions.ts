import { InvalidInputError } from '../../errors.js';
import { type CommentId, isId, type TaskId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';

/*
 * A text names a person as `@user_…`, by their id, so that it stays right whatever they are called. Front ends show the
 * name; whom a comment mentions is kept beside it, so that nobody has to read the text for it.
 */

/** How many people one text may name. */
export const maxMentions = 50;

const pattern = /(?<![\w@])@(user_[0-9a-z]{26})(?!\w)/g;
const path = ['input', 'body'];

/**
 * Finds whom a text names, each once, in the order of their ids.
 *
 * @throws InvalidInputError at `input.body` when they are too many, or one is an id of nobody
 */
export function parseMentions(body: string): UserId[] {
  const named = new Set([...body.matchAll(pattern)].map(([, id]) => id ?? ''));
  if (named.size > maxMentions) {
    throw new InvalidInputError({ path, message: `A comment names at most ${maxMentions} people.` });
  }
  return [...named].sort().map((id) => {
    if (!isId('user', id)) throw outsiders([id]);
    return id;
  });
}

/**
 * Locks the memberships of the actor and of everybody who is named, so that nobody is mentioned while being removed.
 * Call it before the task is locked: locks on members come first.
 *
 * @param place the task that is commented on, or the comment that is edited
 * @returns a check that everybody in a list is a member; it throws InvalidInputError at `input.body` otherwise
 */
export async function lockMentioned(
  tx: Tx,
  place: TaskId | CommentId,
  actorId: UserId,
  named: readonly UserId[],
): Promise<(userIds: readonly UserId[]) => void> {
  if (named.length === 0) return () => {};
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId" FROM project_member m
    WHERE m.project_id = (
        SELECT project_id FROM task WHERE id = ${place} OR id = (SELECT task_id FROM comment WHERE id = ${place})
      )
      AND m.user_id = ANY(${[actorId, ...named]})
    ORDER BY m.user_id FOR SHARE`;
  const members = new Set(rows.map(({ userId }) => userId));
  return (userIds) => {
    const missing = userIds.filter((id) => !members.has(id));
    if (missing.length > 0) throw outsiders(missing);
  };
}

function outsiders(ids: readonly string[]): InvalidInputError {
  const [first = { path, message: '' }, ...others] = ids.map((id) => ({
    path,
    message: `${id} is not a member of the project.`,
  }));
  return new InvalidInputError(first, ...others);
}
