import { ForbiddenError, InvalidInputError } from '../../errors.js';
import { type ProjectId, parseId } from '../../ids.js';
import { authorizeInProject } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { canManageRole, type ProjectRole } from '../policy.js';
import { projectSnapshot } from '../snapshots.js';
import { lockMembers, type MemberRef, requireAnotherOwner, requireMember, writeRole } from './members.js';
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
 * Changes a member's role. A project keeps at least one owner, and only owners may grant or revoke OWNER. A command without
 * changes appends no event.
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
      throw new ForbiddenError('userId must not be an owner: only an owner may change owners.', ['input', 'userId']);
    }
    if (!canManageRole(ownRole, role)) {
      throw new ForbiddenError('role must not be OWNER: only an owner may add owners.', ['input', 'role']);
    }
    const result = { projectId, userId };
    if (member.role === role) return { result, streamId: projectId, events: [] };
    requireAnotherOwner(members, member, ['input', 'role']);
    const [, project] = await Promise.all([writeRole(tx, result, role), lockProject(tx, projectId)]);
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
 * Transfers a project: in one transaction, another member becomes an owner and the actor an admin.
 *
 * @throws InvalidInputError when the new owner is the actor, NotFoundError (project or member), ForbiddenError
 */
export async function transferProject(
  command: Command,
  input: TransferProjectInput,
): Promise<Outcome<{ projectId: ProjectId }>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const userId = parseId('user', input.userId, ['input', 'userId']);
  if (userId === command.actorId) {
    throw new InvalidInputError({ path: ['input', 'userId'], message: 'userId must be another member, not yourself.' });
  }
  return runCommand(command, async (tx) => {
    const { actorId } = command;
    const members = await lockMembers(tx, projectId, [actorId, userId]);
    await authorizeInProject(tx, command, projectId, 'project:transfer', ['input', 'projectId']);
    requireMember(members, userId, ['input', 'userId']);
    const [, , project] = await Promise.all([
      writeRole(tx, { projectId, userId }, 'OWNER'),
      writeRole(tx, { projectId, userId: actorId }, 'ADMIN'),
      lockProject(tx, projectId),
    ]);
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
