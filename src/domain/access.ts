import { ConflictError, ForbiddenError, type InputPath, NotFoundError } from '../errors.js';
import { ownStreamNumber } from '../events/cursor.js';
import type { StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { StreamAccess } from '../events/streams.js';
import { type CommentId, type LabelId, type ProjectId, storedId, type TaskId } from '../ids.js';
import { SharedLoader } from '../lib/shared-loader.js';
import { fromJson, rowSql, taskRows } from '../reads/row-json.js';
import type { Db, Tx } from '../store/database.js';
import { Prisma, type Task } from '../store/prisma/client.js';
import { type Action, can, canWhileArchived, type ProjectRole, policy } from './policy.js';
import { type Actor, allowsProject, type Reader, requirePermitted } from './scope.js';

/** A member's access to a project, read in one statement before any data of the project. */
export interface ProjectAccess {
  readonly role: ProjectRole;
  /** The number of the newest event in the project's stream. */
  readonly head: number;
  /** The prefix of the keys of the project's tasks. */
  readonly key: string;
}

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
  const [member] = await tx.$queryRaw<{ role: ProjectRole }[]>`
    SELECT role::text AS role FROM project_member
    WHERE project_id = ${projectId} AND user_id = ${actor.actorId} FOR SHARE`;
  if (!member || !allowsProject(actor.scope, projectId)) throw notFound(path);
  requirePermitted(actor.scope, action);
  requireAllowed(member.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return member.role;
}

/**
 * Locks the memberships of the actor and of the users in a command's input, in the order of user ids. Call this function
 * before the command takes any other lock: a command that waits for a membership lock then holds no other lock. Removals
 * and role changes wait for these locks.
 */
export async function lockMemberships(
  tx: Tx,
  { actorId }: Pick<Actor, 'actorId'>,
  projectId: ProjectId,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await tx.$queryRaw`
    SELECT user_id FROM project_member WHERE project_id = ${projectId} AND user_id = ANY(${[actorId, ...userIds]})
    ORDER BY user_id FOR SHARE`;
}

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
  const [row] = await tx.$queryRaw<{ role: ProjectRole; projectKey: string; task: Task }[]>`
    SELECT m.role::text AS role, p.key AS "projectKey", ${rowSql('t', taskRows.columns)} AS task
    FROM task t
    JOIN project p ON p.id = t.project_id
    JOIN project_member m ON m.project_id = t.project_id AND m.user_id = ${actor.actorId}
    WHERE t.id = ${taskId} AND (t.deleted_at IS NOT NULL) = ${state === 'deleted'}
    FOR SHARE OF m FOR NO KEY UPDATE OF t`;
  if (!row || !allowsProject(actor.scope, row.task.projectId)) throw notFound(path);
  const projectId = storedId('project', row.task.projectId);
  requirePermitted(actor.scope, action);
  requireAllowed(row.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return { projectId, projectKey: row.projectKey, task: fromJson(taskRows, row.task) };
}

/** A comment that the actor may change. The comment and its task are locked until the transaction ends. */
export interface AuthorizedComment {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly taskId: TaskId;
  /** True when the actor is the author. */
  readonly own: boolean;
}

/**
 * Checks that the actor may perform an action on a comment. Locks the comment and its task until the transaction ends.
 *
 * @param actionFor the action to check, which depends on whether the actor is the author
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
  const [row] = await tx.$queryRaw<
    { role: ProjectRole; projectId: string; projectKey: string; taskId: string; authorId: string }[]
  >`
    SELECT m.role::text AS role, p.id AS "projectId", p.key AS "projectKey", t.id AS "taskId", c.author_id AS "authorId"
    FROM comment c
    JOIN task t ON t.id = c.task_id
    JOIN project p ON p.id = t.project_id
    JOIN project_member m ON m.project_id = t.project_id AND m.user_id = ${actor.actorId}
    WHERE c.id = ${commentId} AND c.deleted_at IS NULL AND t.deleted_at IS NULL
    FOR SHARE OF m FOR NO KEY UPDATE OF t FOR NO KEY UPDATE OF c`;
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  const projectId = storedId('project', row.projectId);
  const own = row.authorId === actor.actorId;
  const action = actionFor(own);
  requirePermitted(actor.scope, action);
  requireAllowed(row.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return { projectId, projectKey: row.projectKey, taskId: storedId('task', row.taskId), own };
}

/**
 * Checks that the actor may manage a label, and locks the label until the transaction ends.
 *
 * @returns the label's project
 * @throws NotFoundError when the label does not exist, or the actor is not a member of its project
 * @throws ForbiddenError when the actor's role does not allow the action
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnLabel(tx: Tx, actor: Actor, labelId: LabelId, path: InputPath): Promise<ProjectId> {
  const [row] = await tx.$queryRaw<{ role: ProjectRole; projectId: string }[]>`
    SELECT m.role::text AS role, l.project_id AS "projectId"
    FROM label l JOIN project_member m ON m.project_id = l.project_id AND m.user_id = ${actor.actorId}
    WHERE l.id = ${labelId}
    FOR SHARE OF m FOR NO KEY UPDATE OF l`;
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound(path);
  const projectId = storedId('project', row.projectId);
  requirePermitted(actor.scope, 'label:manage');
  requireAllowed(row.role, 'label:manage', path);
  await requireUnarchived(tx, projectId, 'label:manage', path);
  return projectId;
}

/** Reads the project of a task, deleted tasks included. @throws NotFoundError when the task does not exist */
export async function projectOfTask(tx: Tx, taskId: TaskId, path: InputPath): Promise<ProjectId> {
  const task = await tx.task.findUnique({ where: { id: taskId }, select: { projectId: true } });
  if (!task) throw notFound(path);
  return storedId('project', task.projectId);
}

/**
 * Checks that a reader may read a project.
 *
 * @throws NotFoundError when the reader is not a member, whether or not the project exists
 */
export async function readAccess(
  db: Db,
  { userId, scope }: Reader,
  projectId: ProjectId,
  path: InputPath,
): Promise<ProjectAccess> {
  const [access] = await readAccesses(db, [{ projectId, userId }]);
  if (!access || !allowsProject(scope, projectId)) throw notFound(path);
  requireAllowed(access.role, 'project:read', path);
  return access;
}

/** Reads the reader's access to each project within the reader's scope. */
export async function readOwnAccesses(db: Db, { userId, scope }: Reader): Promise<Map<string, ProjectAccess>> {
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT m.project_id AS "projectId", m.user_id AS "userId", m.role::text AS role, s.head, p.key, p.number
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE m.user_id = ${userId}`;
  const allowed = rows.filter(({ projectId }) => allowsProject(scope, projectId));
  return new Map(allowed.map((row) => [row.projectId, row]));
}

/** Creates the access checks that events/streams.ts calls. Concurrent checks share a query. */
export function createStreamAccess(db: Db, log: EventLog): StreamAccess {
  const members = new SharedLoader((keys: readonly MembershipKey[]) => readAccesses(db, keys));
  const heads = new SharedLoader(async (streamIds: readonly StreamId[]) => {
    const found = await log.heads(streamIds);
    return streamIds.map((streamId) => found.get(streamId) ?? 0);
  });
  return {
    async authorize(streamId, { userId, scope }) {
      if (streamId === userId) return { head: await heads.load(streamId), number: ownStreamNumber };
      const access = await members.load({ projectId: streamId, userId });
      if (!access || !allowsProject(scope, streamId)) throw notFound(['projectId']);
      requireAllowed(access.role, 'project:read', ['projectId']);
      return access;
    },
    async projectsOf({ userId, scope }) {
      const projects = await db.project.findMany({
        where: { members: { some: { userId } } },
        select: { id: true, number: true },
        orderBy: { number: 'asc' },
      });
      return projects
        .filter(({ id }) => allowsProject(scope, id))
        .map(({ id, number }) => ({ streamId: storedId('project', id), number }));
    },
  };
}

interface MembershipKey {
  readonly projectId: string;
  readonly userId: string;
}

interface AccessRow extends ProjectAccess {
  /** The number of the project in merged cursors. */
  readonly number: number;
  readonly projectId: string;
  readonly userId: string;
}

/**
 * Reads the access of several users to projects. One statement is one snapshot: the roles include every membership change
 * up to the returned head.
 *
 * @returns one entry per key, in the order of `keys`; undefined when the user is not a member
 */
export async function readAccesses(db: Db, keys: readonly MembershipKey[]): Promise<(AccessRow | undefined)[]> {
  const pairs = Prisma.join(keys.map(({ projectId, userId }) => Prisma.sql`(${projectId}, ${userId})`));
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT m.project_id AS "projectId", m.user_id AS "userId", m.role::text AS role, s.head, p.key, p.number
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE (m.project_id, m.user_id) IN (${pairs})`;
  const found = new Map(rows.map((row) => [`${row.projectId} ${row.userId}`, row]));
  return keys.map(({ projectId, userId }) => found.get(`${projectId} ${userId}`));
}

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

/**
 * Runs as a separate statement after the locks. A statement does not see commits from after its start, so the statement
 * with the lock would miss an archiving during the wait.
 */
async function requireUnarchived(tx: Tx, projectId: ProjectId, action: Action, path: InputPath): Promise<void> {
  if (canWhileArchived(action)) return;
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { archivedAt: true } });
  if (project?.archivedAt) throw new ConflictError(archivedMessage, path);
}

/** The message of the ConflictError for changes in an archived project. */
export const archivedMessage = 'The project is archived: unarchive the project to make changes.';

/** @throws ForbiddenError when the role does not allow the action */
export function requireAllowed(role: ProjectRole, action: Action, path: InputPath): void {
  if (can(role, action)) return;
  const roles = policy[action].roles.join(' or ');
  throw new ForbiddenError(`${action} requires the role ${roles}: your role in the project is ${role}.`, path);
}
