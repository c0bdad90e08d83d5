import type { Reads } from '../../store/database.js';
import { Prisma, type Project } from '../../store/prisma/client.js';
import { demandAllowed, notFound, type ProjectAccess } from '../access.js';
import type { ProjectId, UserId } from '../ids.js';
import { type Part, parseParts, partsSql } from '../part.js';
import { fromJson, projectRows, rowSql } from '../row-json.js';
import { covers, type Reader } from '../scope.js';

/** A project, what `readAccess` tells of it, and what was read along: all in one statement. */
export interface OpenedProject extends ProjectAccess {
  readonly project: Project;
  readonly brought: readonly unknown[];
}

/**
 * Reads a project together with the access to it. Its parts are read only if there is access.
 *
 * @throws NotFoundError at `id` when the person is not a member, whether or not the project exists
 */
export async function readProject(
  reads: Reads,
  { userId, scope }: Reader,
  projectId: ProjectId,
  parts: readonly Part<unknown>[],
): Promise<OpenedProject> {
  if (!covers(scope, projectId)) throw notFound('project', ['id']);
  const statement = projectSql(userId, projectId, parts);
  const prepare = !parts.some(({ adHoc }) => adHoc);
  const found = await reads.json<ProjectAccess & { project: Project; parts: unknown[] | null }>(statement, { prepare });
  if (!found) throw notFound('project', ['id']);
  const { role, head, key } = found;
  demandAllowed(role, 'project:read', ['id']);
  const project = fromJson(projectRows, found.project);
  return { role, head, key, project, brought: parseParts(parts, found.parts) };
}

/** The statement that reads a project, if a person is a member of it. One statement is one snapshot. */
export function projectSql(userId: UserId, projectId: ProjectId, parts: readonly Part<unknown>[]): Prisma.Sql {
  return Prisma.sql`
    SELECT json_build_object('role', m.role, 'head', s.head, 'key', p.key,
      'project', ${rowSql('p', projectRows.columns)}, 'parts', ${partsSql(parts, 'p.id')})
    FROM project_member m JOIN project p ON p.id = m.project_id JOIN stream s ON s.id = m.project_id
    WHERE m.project_id = ${projectId} AND m.user_id = ${userId}`;
}
