import type { InputPath } from '../../errors.js';
import { type CommentId, type ProjectId, storedId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Comment, Task } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import { notFound, requireAllowed, requireUnarchived, withMembership } from '../access.js';
import type { Action } from '../policy.js';
import { type Actor, allowsProject, requirePermitted } from '../scope.js';

/** A comment that the actor may change. The comment and its task are locked until the transaction ends. */
export interface AuthorizedComment {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly task: Task;
  readonly comment: Comment;
  /** True when the actor is the author. */
  readonly own: boolean;
}

/**
 * Checks that the actor may perform an action on a comment. Locks the comment and its task until the transaction ends.
 *
 * @param actionFor the action to check, which depends on whether the actor is the author
 * @returns the comment and its task as read under the locks, and their project
 * @throws NotFoundError when the comment or its task does not exist or is deleted, or the actor is not a member
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnComment(
  tx: Tx,
  actor: Actor,
  commentId: CommentId,
  actionFor: (own: boolean) => Action,
  path: InputPath,
): Promise<AuthorizedComment> {
  const [row, taskRow] = await Promise.all([
    lockComment.first(tx.sql, { commentId, userId: actor.actorId }),
    readTaskOf.first(tx.sql, { commentId }),
  ]);
  if (!row || !taskRow || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  const { role, projectKey, projectId, ...comment } = row;
  const { archivedAt, ...task } = taskRow;
  const own = comment.authorId === actor.actorId;
  const action = actionFor(own);
  requirePermitted(actor.scope, action);
  requireAllowed(role, action, path);
  requireUnarchived({ archivedAt }, action, path);
  return { projectId: storedId('project', projectId), projectKey, task, comment, own };
}

export const lockComment = statement(({ commentId, userId }: { commentId: string; userId: string }, sql) =>
  withMembership(
    sql,
    userId,
    sql
      .selectFrom('comment as c')
      .innerJoin('task as t', 't.id', 'c.taskId')
      .select('t.projectId')
      .where('c.id', '=', commentId)
      .$asScalar(),
  )
    .with(
      (cte) => cte('locked').materialized(),
      (sql) =>
        sql
          .selectFrom('comment as c')
          .innerJoin('task as t', 't.id', 'c.taskId')
          .select('t.projectId')
          .selectAll('c')
          .where('c.id', '=', commentId)
          .where('c.deletedAt', 'is', null)
          .where('t.deletedAt', 'is', null)
          .where((eb) => eb.exists(eb.selectFrom('membership').select('role')))
          .forNoKeyUpdate('t')
          .forNoKeyUpdate('c'),
    )
    .selectFrom(['locked as c', 'membership as m', 'project as p'])
    .select(['m.role', 'p.key as projectKey'])
    .selectAll('c')
    .whereRef('p.id', '=', 'c.projectId'),
);

/** Reads the state of the archive behind the locks, see `requireUnarchived`. */
const readTaskOf = statement(({ commentId }: { commentId: string }, sql) =>
  sql
    .selectFrom('comment as c')
    .innerJoin('task as t', 't.id', 'c.taskId')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .select('p.archivedAt')
    .selectAll('t')
    .where('c.id', '=', commentId),
);
