import type { ProjectId, UserId } from '../../ids.js';
import { type Prefetch, parsePrefetches, prefetchesSql } from '../../reads/prefetch.js';
import { fromJson, projectRows, rowSql } from '../../reads/row-json.js';
import type { RawReader } from '../../store/database.js';
import { Prisma, type Project } from '../../store/prisma/client.js';
import { notFound, type ProjectAccess, requireAllowed } from '../access.js';
import { allowsProject, type Reader } from '../scope.js';

/** A project, what `readAccess` tells of it, and what was read along: all in one statement. */
export interface ProjectWithPrefetched extends ProjectAccess {
  readonly project: Project;
  readonly prefetched: readonly unknown[];
}

/**
 * Reads a project together with the access to it. Its parts are read only if there is access.
 *
 * @throws NotFoundError at `id` when the person is not a member, whether or not the project exists
 */
export async function readProject(
  reads: RawReader,
  { userId, scope }: Reader,
  projectId: ProjectId,
  parts: readonly Prefetch<unknown>[],
): Promise<ProjectWithPrefetched> {
  if (!allowsProject(scope, projectId)) throw notFound('project', ['id']);
  const statement = projectSql(userId, projectId, parts);
  const prepare = !parts.some(({ unprepared }) => unprepared);
  const found = await reads.json<ProjectAccess & { project: Project; parts: unknown[] | null }>(statement, { prepare });
  if (!found) throw notFound('project', ['id']);
  const { role, head, key } = found;
  requireAllowed(role, 'project:read', ['id']);
  const project = fromJson(projectRows, found.project);
  return { role, head, key, project, prefetched: parsePrefetches(parts, found.parts) };
}

/** The statement that reads a project, if a person is a member of it. One statement is one snapshot. */
export function projectSql(userId: UserId, projectId: ProjectId, parts: readonly Prefetch<unknown>[]): Prisma.Sql {
  return Prisma.sql`
    SELECT json_build_object('role', m.role, 'head', s.head, 'key', p.key,
      'project', ${rowSql('p', projectRows.columns)}, 'parts', ${prefetchesSql(parts, 'p.id')})
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE m.project_id = ${projectId} AND m.user_id = ${userId}`;
}
