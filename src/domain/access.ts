import { ConflictError, ForbiddenError, type InputPath, NotFoundError } from '../errors.js';
import { ownStreamNumber } from '../events/cursor.js';
import type { StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { StreamAccess } from '../events/streams.js';
import { type CommentId, type LabelId, type ProjectId, storedId, type TaskId } from '../ids.js';
import { Batcher } from '../lib/batcher.js';
import { fromJson, rowSql, taskRows } from '../reads/row-json.js';
import type { Db, Tx } from '../store/database.js';
import { Prisma, type Task } from '../store/prisma/client.js';
import { type Action, can, canWhileArchived, type ProjectRole } from './policy.js';
import { type Actor, allowsProject, type Reader, requirePermitted } from './scope.js';

/*
 * Where the policy meets the database. A command reads its role under a lock that a removal or a change of role has to
 * wait for, so that no command of a removed person commits after the removal.
 */

/** What a person may see of a project, and the number of its newest event, read in one statement before any data. */
export interface ProjectAccess {
  readonly role: ProjectRole;
  readonly head: number;
  /** The prefix of its tasks' keys. */
  readonly key: string;
}

/**
 * Checks, inside a command's transaction, that the actor may act on the project.
 *
 * @returns the actor's role
 * @throws NotFoundError when they are not a member, whether or not the project exists
 * @throws ForbiddenError when their role doesn't allow it
 * @throws ConflictError when the project is archived and the act would change it
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
  if (!member || !allowsProject(actor.scope, projectId)) throw notFound('project', path);
  requirePermitted(actor.scope, action);
  requireAllowed(member.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return member.role;
}

/**
 * Locks the memberships of the actor and of other users that a command names, in one order, before the command takes any other
 * lock. A removal or a change of role waits for them, and a command that waits for one of these holds nothing yet.
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

/** A task that the actor may act on; it is locked until the transaction ends. */
export interface AuthorizedTask {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly task: Task;
}

/**
 * The same for an act on a task, which is locked until the transaction ends.
 *
 * @param state whether the task must be there or deleted
 * @returns the task as it is under the lock, and its project
 * @throws NotFoundError when there is no such task, it is deleted, or the actor is not a member of its project
 * @throws ForbiddenError when their role doesn't allow it
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
  if (!row || !allowsProject(actor.scope, row.task.projectId)) throw notFound('task', path);
  const projectId = storedId('project', row.task.projectId);
  requirePermitted(actor.scope, action);
  requireAllowed(row.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return { projectId, projectKey: row.projectKey, task: fromJson(taskRows, row.task) };
}

/** A comment that the actor may act on; it and its task are locked until the transaction ends. */
export interface AuthorizedComment {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly taskId: TaskId;
  /** Whether the actor wrote it. */
  readonly own: boolean;
}

/**
 * The same for an act on a comment. The comment and its task are locked until the transaction ends.
 *
 * @param actionFor what it takes, depending on whether the actor wrote the comment
 * @throws NotFoundError when the comment or its task is not there, is deleted, or is in a project of others
 * @throws ForbiddenError when their role doesn't allow it
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
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound('comment', path);
  const projectId = storedId('project', row.projectId);
  const own = row.authorId === actor.actorId;
  const action = actionFor(own);
  requirePermitted(actor.scope, action);
  requireAllowed(row.role, action, path);
  await requireUnarchived(tx, projectId, action, path);
  return { projectId, projectKey: row.projectKey, taskId: storedId('task', row.taskId), own };
}

/**
 * The same for an act on a label, which is locked until the transaction ends.
 *
 * @returns the label's project
 * @throws NotFoundError when there is no such label, or the actor is not a member of its project
 * @throws ForbiddenError when their role doesn't allow it
 * @throws ConflictError when the project is archived
 */
export async function authorizeOnLabel(tx: Tx, actor: Actor, labelId: LabelId, path: InputPath): Promise<ProjectId> {
  const [row] = await tx.$queryRaw<{ role: ProjectRole; projectId: string }[]>`
    SELECT m.role::text AS role, l.project_id AS "projectId"
    FROM label l JOIN project_member m ON m.project_id = l.project_id AND m.user_id = ${actor.actorId}
    WHERE l.id = ${labelId}
    FOR SHARE OF m FOR NO KEY UPDATE OF l`;
  if (!row || !allowsProject(actor.scope, row.projectId)) throw notFound('label', path);
  const projectId = storedId('project', row.projectId);
  requirePermitted(actor.scope, 'label:manage');
  requireAllowed(row.role, 'label:manage', path);
  await requireUnarchived(tx, projectId, 'label:manage', path);
  return projectId;
}

/** The project of a task, deleted or not. @throws NotFoundError when there is no such task */
export async function projectOfTask(tx: Tx, taskId: TaskId, path: InputPath): Promise<ProjectId> {
  const task = await tx.task.findUnique({ where: { id: taskId }, select: { projectId: true } });
  if (!task) throw notFound('task', path);
  return storedId('project', task.projectId);
}

/**
 * Checks that a person may read a project.
 *
 * @throws NotFoundError when they are not a member, whether or not the project exists
 */
export async function readAccess(
  db: Db,
  { userId, scope }: Reader,
  projectId: ProjectId,
  path: InputPath,
): Promise<ProjectAccess> {
  const [access] = await readAccesses(db, [{ projectId, userId }]);
  if (!access || !allowsProject(scope, projectId)) throw notFound('project', path);
  requireAllowed(access.role, 'project:read', path);
  return access;
}

/** Every project of a person that they may see, with their role and the project's head. */
export async function readOwnAccesses(db: Db, { userId, scope }: Reader): Promise<Map<string, ProjectAccess>> {
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT m.project_id AS "projectId", m.user_id AS "userId", m.role::text AS role, s.head, p.key, p.number
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE m.user_id = ${userId}`;
  const seen = rows.filter(({ projectId }) => allowsProject(scope, projectId));
  return new Map(seen.map((row) => [row.projectId, row]));
}

/** Answers what streams ask (see events/streams.ts); people who ask at the same time share a query. */
export function createStreamAccess(db: Db, log: EventLog): StreamAccess {
  const members = new Batcher((asked: readonly { projectId: string; userId: string }[]) => readAccesses(db, asked));
  const heads = new Batcher(async (asked: readonly StreamId[]) => {
    const found = await log.heads(asked);
    return asked.map((streamId) => found.get(streamId) ?? 0);
  });
  return {
    async authorize(streamId, { userId, scope }) {
      if (streamId === userId) return { head: await heads.load(streamId), number: ownStreamNumber };
      const access = await members.load({ projectId: streamId, userId });
      if (!access || !allowsProject(scope, streamId)) throw notFound('project', ['projectId']);
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

interface AccessRow extends ProjectAccess {
  /** The number of the project in merged cursors. */
  readonly number: number;
  readonly projectId: string;
  readonly userId: string;
}

/**
 * What each of the people may see of their project, if they are a member.
 *
 * One statement, so one snapshot: a head that is read holds every membership change up to it.
 */
export async function readAccesses(
  db: Db,
  asked: readonly { projectId: string; userId: string }[],
): Promise<(AccessRow | undefined)[]> {
  const pairs = Prisma.join(asked.map(({ projectId, userId }) => Prisma.sql`(${projectId}, ${userId})`));
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT m.project_id AS "projectId", m.user_id AS "userId", m.role::text AS role, s.head, p.key, p.number
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE (m.project_id, m.user_id) IN (${pairs})`;
  const found = new Map(rows.map((row) => [`${row.projectId} ${row.userId}`, row]));
  return asked.map(({ projectId, userId }) => found.get(`${projectId} ${userId}`));
}

/** As if there were nothing: outsiders don't learn what exists. */
export function notFound(what: string, path: InputPath): NotFoundError {
  return new NotFoundError(`There is no such ${what}, or you are not a member of its project.`, path);
}

/**
 * Asked in a statement of its own, after the locks. A statement sees nothing that was committed after it began, so one
 * that waited for a lock while the project was archived would still find it open.
 */
async function requireUnarchived(tx: Tx, projectId: ProjectId, action: Action, path: InputPath): Promise<void> {
  if (canWhileArchived(action)) return;
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { archivedAt: true } });
  if (project?.archivedAt) throw new ConflictError('The project is archived.', path);
}

/** @throws ForbiddenError when the role doesn't allow the act */
export function requireAllowed(role: ProjectRole, action: Action, path: InputPath): void {
  if (!can(role, action)) throw new ForbiddenError(`A ${role.toLowerCase()} may not do this (${action}).`, path);
}
