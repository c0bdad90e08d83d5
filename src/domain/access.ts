import { ConflictError, ForbiddenError, type InputPath, NotFoundError } from '../errors.js';
import { type CommentId, type LabelId, type ProjectId, storedId, type TaskId } from '../ids.js';
import type { Tx } from '../store/database.js';
import { anyOf } from '../store/kysely.js';
import type { Comment, Task } from '../store/prisma/client.js';
import { statement } from '../store/statement.js';
import { type Action, can, canWhileArchived, type ProjectRole, policy } from './policy.js';
import { type Actor, allowsProject, requirePermitted } from './scope.js';

/**
 * Checks, inside a command's transaction, that the actor may perform the action in the project. The role is read under a
 * shared lock on the membership. A removal or a role change waits for the lock, so no command of a removed member commits
 * after the removal.
 *
 * @returns the actor's role
 * @throws NotFoundError when the actor is not a member, whether or not the project exists
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived and the action would change the project
 */
export async function authorizeInProject(
  tx: Tx,
  actor: Actor,
  projectId: ProjectId,
  action: Action,
  path: InputPath,
): Promise<ProjectRole> {
  const [member, project] = await Promise.all([
    lockMembership.first(tx.sql, { projectId, userId: actor.actorId }),
    readArchived.first(tx.sql, { projectId }),
  ]);
  if (!member || !allowsProject(actor.scope, projectId)) throw notFound(path);
  requirePermitted(actor.scope, action);
  requireAllowed(member.role, action, path);
  requireUnarchived(project, action, path);
  return member.role;
}

const lockMembership = statement(({ projectId, userId }: { projectId: string; userId: string }, sql) =>
  sql
    .selectFrom('projectMember')
    .select('role')
    .where('projectId', '=', projectId)
    .where('userId', '=', userId)
    .forShare(),
);

/**
 * Locks the memberships of the actor and of the users in a command's input, in the order of user ids. Call this function
 * before the command takes any other lock: a command that waits for a membership lock then holds no other lock. Removals
 * and role changes wait for these locks.
 *
 * @returns the ids of the locked members, empty without `userIds`
 */
export async function lockMemberships(
  tx: Tx,
  { actorId }: Pick<Actor, 'actorId'>,
  projectId: ProjectId,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await lockAll.all(tx.sql, { projectId, userIds: [actorId, ...userIds] });
  return new Set(rows.map(({ userId }) => userId));
}

const lockAll = statement(({ projectId, userIds }: { projectId: string; userIds: readonly string[] }, sql) =>
  sql
    .selectFrom('projectMember')
    .select('userId')
    .where('projectId', '=', projectId)
    .where('userId', '=', anyOf(userIds))
    .orderBy('userId')
    .forShare(),
);

/** Locks memberships like `lockMemberships`, in the project of a task. */
export async function lockMembershipsOfTask(
  tx: Tx,
  { actorId }: Pick<Actor, 'actorId'>,
  taskId: TaskId,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await lockAllOfTask.all(tx.sql, { taskId, userIds: [actorId, ...userIds] });
  return new Set(rows.map(({ userId }) => userId));
}

const lockAllOfTask = statement(({ taskId, userIds }: { taskId: string; userIds: readonly string[] }, sql) =>
  sql
    .selectFrom('projectMember')
    .select('userId')
    .where('projectId', '=', sql.selectFrom('task').select('projectId').where('id', '=', taskId))
    .where('userId', '=', anyOf(userIds))
    .orderBy('userId')
    .forShare(),
);

/** A task that the actor may change. The row is locked until the transaction ends. */
export interface AuthorizedTask {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly task: Task;
}

/**
 * Checks that the actor may perform the action on a task, and locks the task until the transaction ends.
 *
 * @param state whether the task must be present or deleted
 * @returns the task as read under the lock, and its project
 * @throws NotFoundError when the task does not exist, is not in `state`, or the actor is not a member of its project
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnTask(
  tx: Tx,
  actor: Actor,
  taskId: TaskId,
  action: Action,
  path: InputPath,
  state: 'present' | 'deleted' = 'present',
): Promise<AuthorizedTask> {
  const [row, project] = await Promise.all([
    lockTask.first(tx.sql, { taskId, userId: actor.actorId, deleted: state === 'deleted' }),
    readArchivedByTask.first(tx.sql, { taskId }),
  ]);
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  const { role, projectKey, ...task } = row;
  requirePermitted(actor.scope, action);
  requireAllowed(role, action, path);
  requireUnarchived(project, action, path);
  return { projectId: storedId('project', task.projectId), projectKey, task };
}

interface TaskAccessKey {
  readonly taskId: string;
  readonly userId: string;
  readonly deleted: boolean;
}

const lockTask = statement(({ taskId, userId, deleted }: TaskAccessKey, sql) =>
  sql
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .innerJoin('projectMember as m', (join) =>
      join.onRef('m.projectId', '=', 't.projectId').on('m.userId', '=', userId),
    )
    .select(['m.role', 'p.key as projectKey'])
    .selectAll('t')
    .where('t.id', '=', taskId)
    .where((eb) => eb(eb('t.deletedAt', 'is not', null), '=', deleted))
    .forShare('m')
    .forNoKeyUpdate('t'),
);

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
  if (!row || !taskRow || !allowsProject(actor.scope, taskRow.projectId)) throw notFound(path);
  const { role, projectKey, ...comment } = row;
  const { archivedAt, ...task } = taskRow;
  const own = comment.authorId === actor.actorId;
  const action = actionFor(own);
  requirePermitted(actor.scope, action);
  requireAllowed(role, action, path);
  requireUnarchived({ archivedAt }, action, path);
  return { projectId: storedId('project', task.projectId), projectKey, task, comment, own };
}

const lockComment = statement(({ commentId, userId }: { commentId: string; userId: string }, sql) =>
  sql
    .selectFrom('comment as c')
    .innerJoin('task as t', 't.id', 'c.taskId')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .innerJoin('projectMember as m', (join) =>
      join.onRef('m.projectId', '=', 't.projectId').on('m.userId', '=', userId),
    )
    .select(['m.role', 'p.key as projectKey'])
    .selectAll('c')
    .where('c.id', '=', commentId)
    .where('c.deletedAt', 'is', null)
    .where('t.deletedAt', 'is', null)
    .forShare('m')
    .forNoKeyUpdate('t')
    .forNoKeyUpdate('c'),
);

/**
 * Checks that the actor may manage a label, and locks the label until the transaction ends.
 *
 * @returns the label's project
 * @throws NotFoundError when the label does not exist, or the actor is not a member of its project
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnLabel(tx: Tx, actor: Actor, labelId: LabelId, path: InputPath): Promise<ProjectId> {
  const [row, project] = await Promise.all([
    lockLabel.first(tx.sql, { labelId, userId: actor.actorId }),
    readArchivedByLabel.first(tx.sql, { labelId }),
  ]);
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  requirePermitted(actor.scope, 'label:manage');
  requireAllowed(row.role, 'label:manage', path);
  requireUnarchived(project, 'label:manage', path);
  return storedId('project', row.projectId);
}

const lockLabel = statement(({ labelId, userId }: { labelId: string; userId: string }, sql) =>
  sql
    .selectFrom('label as l')
    .innerJoin('projectMember as m', (join) =>
      join.onRef('m.projectId', '=', 'l.projectId').on('m.userId', '=', userId),
    )
    .select(['m.role', 'l.projectId'])
    .where('l.id', '=', labelId)
    .forShare('m')
    .forNoKeyUpdate('l'),
);

/**
 * Creates the error for a missing row and for a row outside the viewer's access. Both errors are the same, so non-members
 * cannot probe for ids. The message names the field and not the kind of row, because some checks of a task first fail at its
 * project.
 */
export function notFound(path: InputPath): NotFoundError {
  const field = path.findLast((step) => typeof step === 'string') ?? 'id';
  const message = `${field} does not exist or is not accessible: check the id, or ask a project owner to add you.`;
  return new NotFoundError(message, path);
}

/*
 * Each check of the archive is a statement of its own behind the statement with the locks. A statement does not see commits
 * from after its start, so the statement with the lock would miss an archiving during the wait.
 */

const readArchived = statement(({ projectId }: { projectId: string }, sql) =>
  sql.selectFrom('project').select('archivedAt').where('id', '=', projectId),
);

const readArchivedByTask = statement(({ taskId }: { taskId: string }, sql) =>
  sql
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .select('p.archivedAt')
    .where('t.id', '=', taskId),
);

const readTaskOf = statement(({ commentId }: { commentId: string }, sql) =>
  sql
    .selectFrom('comment as c')
    .innerJoin('task as t', 't.id', 'c.taskId')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .select('p.archivedAt')
    .selectAll('t')
    .where('c.id', '=', commentId),
);

const readArchivedByLabel = statement(({ labelId }: { labelId: string }, sql) =>
  sql
    .selectFrom('label as l')
    .innerJoin('project as p', 'p.id', 'l.projectId')
    .select('p.archivedAt')
    .where('l.id', '=', labelId),
);

function requireUnarchived(
  project: { readonly archivedAt: Date | null } | undefined,
  action: Action,
  path: InputPath,
): void {
  if (project?.archivedAt && !canWhileArchived(action)) throw new ConflictError(archivedMessage, path);
}

/** The message of the ConflictError for changes in an archived project. */
export const archivedMessage = 'The project is archived: unarchive the project to make changes.';

/** @throws ForbiddenError when the role does not allow the action */
export function requireAllowed(role: ProjectRole, action: Action, path: InputPath): void {
  if (can(role, action)) return;
  const roles = policy[action].roles.join(' or ');
  throw new ForbiddenError(`${action} requires the role ${roles}: your role in the project is ${role}.`, path);
}
