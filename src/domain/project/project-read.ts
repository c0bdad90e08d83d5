import { sql } from 'kysely';
import type { ProjectId, UserId } from '../../ids.js';
import { type Prefetch, parsePrefetches, prefetchesSql } from '../../reads/prefetch.js';
import { fromJson, projectRows, rowSql } from '../../reads/row-json.js';
import type { Db } from '../../store/database.js';
import { type Fragment, readJson } from '../../store/fragment.js';
import type { Project } from '../../store/prisma/client.js';
import { notFound, requireAllowed } from '../access.js';
import type { ProjectAccess } from '../read-access.js';
import { allowsProject, type Reader } from '../scope.js';

/** A project with the reader's access and the prefetched values, read in one statement. */
export interface ProjectWithPrefetched extends ProjectAccess {
  readonly project: Project;
  readonly prefetched: readonly unknown[];
}

type ProjectJson = ProjectAccess & { readonly project: Project; readonly prefetched: unknown[] | null };

/**
 * Reads a project together with the reader's access. Prefetches are read only for a member.
 *
 * @throws NotFoundError at `id` when the reader is not a member, whether or not the project exists
 */
export async function readProject(
  db: Db,
  { userId, scope }: Reader,
  projectId: ProjectId,
  prefetches: readonly Prefetch<unknown>[],
): Promise<ProjectWithPrefetched> {
  if (!allowsProject(scope, projectId)) throw notFound(['id']);
  const statement = projectSql(userId, projectId, prefetches);
  const prepare = !prefetches.some(({ unprepared }) => unprepared);
  const found = await readJson(db.sql, statement, { prepare });
  if (!found) throw notFound(['id']);
  const { role, head, key } = found;
  requireAllowed(role, 'project:read', ['id']);
  const project = fromJson(projectRows, found.project);
  return { role, head, key, project, prefetched: parsePrefetches(prefetches, found.prefetched) };
}

/** Builds the statement that reads a project for a member. One statement is one snapshot. */
export function projectSql(
  userId: UserId,
  projectId: ProjectId,
  prefetches: readonly Prefetch<unknown>[],
): Fragment<{ json: ProjectJson }> {
  return sql`
    SELECT json_build_object('role', m.role, 'head', s.head, 'key', p.key,
      'project', ${rowSql('p', projectRows.columns)}, 'prefetched', ${prefetchesSql(prefetches, 'p.id')}) AS json
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE m.project_id = ${projectId} AND m.user_id = ${userId}`;
}
