import { sql as raw, type SqlBool } from 'kysely';
import type { InputPath } from '../errors.js';
import { ownStreamNumber } from '../events/cursor.js';
import type { StreamId } from '../events/event.js';
import type { EventLog } from '../events/log.js';
import type { StreamAccess } from '../events/streams.js';
import { type ProjectId, storedId } from '../ids.js';
import { SharedLoader } from '../lib/shared-loader.js';
import type { Db } from '../store/database.js';
import { statement } from '../store/statement.js';
import type { Sql } from '../store/tables.js';
import { notFound, requireAllowed } from './access.js';
import type { ProjectRole } from './policy.js';
import { allowsProject, type Reader } from './scope.js';

/** A member's access to a project, read in one statement before any data of the project. */
export interface ProjectAccess {
  readonly role: ProjectRole;
  /** The number of the newest event in the project's stream. */
  readonly head: number;
  /** The prefix of the keys of the project's tasks. */
  readonly key: string;
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
  const rows = await selectOwnAccesses.all(db.sql, { userId });
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
      const projects = await selectOwnProjects.all(db.sql, { userId });
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
  const rows = await selectAccesses.all(db.sql, {
    projectIds: keys.map(({ projectId }) => projectId),
    userIds: keys.map(({ userId }) => userId),
  });
  const found = new Map(rows.map((row) => [`${row.projectId} ${row.userId}`, row]));
  return keys.map(({ projectId, userId }) => found.get(`${projectId} ${userId}`));
}

function accesses(sql: Sql) {
  return sql
    .selectFrom('projectMember as m')
    .innerJoin('project as p', 'p.id', 'm.projectId')
    .innerJoin('stream as s', 's.id', 'm.projectId')
    .select(['m.projectId', 'm.userId', 'm.role', 's.head', 'p.key', 'p.number']);
}

const selectOwnAccesses = statement(({ userId }: { userId: string }, sql) =>
  accesses(sql).where('m.userId', '=', userId),
);

const selectOwnProjects = statement(({ userId }: { userId: string }, sql) =>
  sql
    .selectFrom('projectMember as m')
    .innerJoin('project as p', 'p.id', 'm.projectId')
    .select(['p.id', 'p.number'])
    .where('m.userId', '=', userId)
    .orderBy('p.number'),
);

interface MembershipKeys {
  readonly projectIds: readonly string[];
  readonly userIds: readonly string[];
}

const selectAccesses = statement(({ projectIds, userIds }: MembershipKeys, sql) =>
  accesses(sql).where(
    raw<SqlBool>`(m.project_id, m.user_id) IN (SELECT * FROM unnest(${projectIds}::text[], ${userIds}::text[]))`,
  ),
);
