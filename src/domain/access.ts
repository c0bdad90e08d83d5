import type { Expression } from 'kysely';
import { ConflictError, ForbiddenError, type InputPath, NotFoundError } from '../errors.js';
import { type ProjectId, storedId, type TaskId } from '../ids.js';
import type { Tx } from '../store/database.js';
import { anyOf } from '../store/kysely.js';
import type { Task } from '../store/prisma/client.js';
import { statement } from '../store/statement.js';
import type { Sql } from '../store/tables.js';
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

/**
 * Locks the membership in a project before the row that the rest of the statement locks: `membership` has the role, and no row
 * without a membership. Each row is found by its primary key, whatever the statistics say: as one join, the kept plan of a
 * young database read all tasks of the member's projects.
 *
 * @param projectId the query for the row's project
 */
export function withMembership(sql: Sql, userId: string, projectId: Expression<string>) {
  return sql.with(
    (cte) => cte('membership').materialized(),
    (sql) =>
      sql
        .selectFrom('projectMember')
        .select('role')
        .where('userId', '=', userId)
        .where('projectId', '=', projectId)
        .forShare(),
  );
}

export const lockTask = statement(({ taskId, userId, deleted }: TaskAccessKey, sql) =>
  withMembership(sql, userId, sql.selectFrom('task').select('projectId').where('id', '=', taskId).$asScalar())
    .with(
      (cte) => cte('locked').materialized(),
      (sql) =>
        sql
          .selectFrom('task')
          .selectAll()
          .where('id', '=', taskId)
          .where((eb) => eb(eb('deletedAt', 'is not', null), '=', deleted))
          .where((eb) => eb.exists(eb.selectFrom('membership').select('role')))
          .forNoKeyUpdate(),
    )
    .selectFrom(['locked as t', 'membership as m', 'project as p'])
    .select(['m.role', 'p.key as projectKey'])
    .selectAll('t')
    .whereRef('p.id', '=', 't.projectId'),
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

/** @throws ConflictError when the project is archived and the action would change the project */
export function requireUnarchived(
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
