import { parseId, storedId } from '../../ids.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { projectSnapshot } from '../snapshots.js';
import { lockAllMembers, membershipEnded } from './members.js';
import type { ProjectRef } from './project-version.js';

/**
 * Deletes a project. The command marks the project's row and deletes the memberships, so its duration depends on the number of
 * members only. Every access check reads a membership: the project is gone for all members at the event `ProjectDeleted`, and
 * its key is free. `emptyDeletedProjects` deletes the contents afterwards. The project's events stay stored for the retention
 * period.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function deleteProject(
  command: Command,
  input: { readonly projectId: string },
): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  return runCommand(command, async (tx) => {
    const members = await lockAllMembers(tx, projectId);
    await authorizeInProject(tx, command, projectId, 'project:delete', ['input', 'projectId']);
    const [project] = await Promise.all([
      tx.sql
        .updateTable('project')
        .set({ deletedAt: new Date() })
        .where('id', '=', projectId)
        .returningAll()
        .executeTakeFirstOrThrow(),
      tx.sql.deleteFrom('projectMember').where('projectId', '=', projectId).execute(),
    ]);
    return {
      result: { projectId },
      streamId: projectId,
      endsAccess: true,
      events: [
        {
          streamId: projectId,
          kind: 'ProjectDeleted',
          entityId: projectId,
          data: { project: projectSnapshot(project) },
        },
        ...members.map((userId) => membershipEnded(storedId('user', userId), projectId)),
      ],
    };
  });
}
