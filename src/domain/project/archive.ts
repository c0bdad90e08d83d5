import { parseId } from '../../ids.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { projectSnapshot } from '../snapshots.js';
import { lockAllMembers } from './members.js';
import { type ProjectRef, projectDecision } from './project-version.js';

/**
 * Archives a project. An archived project is read-only until it is unarchived. A command on an archived project appends no
 * event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function archiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectArchived');
}

/**
 * Unarchives a project. A command on a project that is not archived appends no event.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function unarchiveProject(command: Command, input: { projectId: string }): Promise<Outcome<ProjectRef>> {
  return setArchived(command, input, 'ProjectUnarchived');
}

async function setArchived(
  command: Command,
  input: { projectId: string },
  kind: 'ProjectArchived' | 'ProjectUnarchived',
): Promise<Outcome<ProjectRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const archived = kind === 'ProjectArchived';
  return runCommand(command, async (tx) => {
    await lockAllMembers(tx, projectId);
    await authorizeInProject(tx, command, projectId, 'project:archive', ['input', 'projectId']);
    const now = new Date();
    const project = await tx.sql
      .updateTable('project')
      .set((eb) => ({ archivedAt: archived ? now : null, version: eb('version', '+', 1), updatedAt: now }))
      .where('id', '=', projectId)
      .where('archivedAt', archived ? 'is' : 'is not', null)
      .returningAll()
      .executeTakeFirst();
    if (!project) return { result: { projectId }, streamId: projectId, events: [] };
    return projectDecision({ kind, data: { project: projectSnapshot(project) } });
  });
}
