import { ForbiddenError, InvalidInputError } from '../../errors.js';
import { type ProjectId, parseId } from '../../ids.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { canManageRole, type ProjectRole } from '../policy.js';
import { projectSnapshot } from '../snapshots.js';
import { lockMembers, type MemberRef, requireAnotherOwner, requireMember } from './members.js';
import { lockProject } from './project-row.js';

export interface UpdateProjectMemberInput {
  readonly projectId: string;
  readonly userId: string;
  readonly role: ProjectRole;
}

export interface TransferProjectInput {
  readonly projectId: string;
  readonly userId: string;
}

/**
 * Changes what a member may do. A project keeps at least one owner, and only owners make or change owners. No event is
 * made when the member has the role already.
 *
 * @throws InvalidInputError, NotFoundError (project or member), ForbiddenError, ConflictError for the last owner
 */
export async function updateProjectMember(
  command: Command,
  input: UpdateProjectMemberInput,
): Promise<Outcome<MemberRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const userId = parseId('user', input.userId, ['input', 'userId']);
  const { role } = input;
  return runCommand(command, async (tx) => {
    const members = await lockMembers(tx, projectId, [command.actorId, userId]);
    const ownRole = await authorizeInProject(tx, command, projectId, 'member:update', ['input', 'projectId']);
    const member = requireMember(members, userId, ['input', 'userId']);
    if (!canManageRole(ownRole, member.role)) {
      throw new ForbiddenError('Only an owner changes owners.', ['input', 'userId']);
    }
    if (!canManageRole(ownRole, role)) throw new ForbiddenError('Only an owner makes owners.', ['input', 'role']);
    const result = { projectId, userId };
    if (member.role === role) return { result, streamId: projectId, events: [] };
    requireAnotherOwner(members, member, ['input', 'role']);
    await tx.projectMember.update({ where: { projectId_userId: { projectId, userId } }, data: { role } });
    const project = await lockProject(tx, projectId);
    return {
      result,
      streamId: projectId,
      events: [
        {
          streamId: projectId,
          kind: 'ProjectMemberRoleChanged',
          entityId: projectId,
          data: { project: projectSnapshot(project), userId, fromRole: member.role, role },
        },
      ],
    };
  });
}

/**
 * Hands a project over: the other member becomes an owner and the actor an admin, in one step.
 *
 * @throws InvalidInputError when the actor names themself, NotFoundError (project or member), ForbiddenError
 */
export async function transferProject(
  command: Command,
  input: TransferProjectInput,
): Promise<Outcome<{ projectId: ProjectId }>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const userId = parseId('user', input.userId, ['input', 'userId']);
  if (userId === command.actorId) {
    throw new InvalidInputError({ path: ['input', 'userId'], message: 'Name somebody else than yourself.' });
  }
  return runCommand(command, async (tx) => {
    const { actorId } = command;
    const members = await lockMembers(tx, projectId, [actorId, userId]);
    await authorizeInProject(tx, command, projectId, 'project:transfer', ['input', 'projectId']);
    requireMember(members, userId, ['input', 'userId']);
    await tx.projectMember.update({
      where: { projectId_userId: { projectId, userId } },
      data: { role: 'OWNER' },
    });
    await tx.projectMember.update({
      where: { projectId_userId: { projectId, userId: actorId } },
      data: { role: 'ADMIN' },
    });
    const project = await lockProject(tx, projectId);
    return {
      result: { projectId },
      streamId: projectId,
      events: [
        {
          streamId: projectId,
          kind: 'ProjectTransferred',
          entityId: projectId,
          data: { project: projectSnapshot(project), fromUserId: actorId, toUserId: userId },
        },
      ],
    };
  });
}
