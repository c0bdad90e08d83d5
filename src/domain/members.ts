import { ConflictError, ForbiddenError, NotFoundError } from '../errors.js';
import type { Tx } from '../store/database.js';
import { authorizeInProject } from './access.js';
import { type Command, type CommandEvent, type Decision, isPrismaError, type Outcome, runCommand } from './command.js';
import { type ProjectId, parseId, type UserId } from './ids.js';
import { canManageRole, type ProjectRole } from './policy.js';
import { projectSnapshot } from './snapshots.js';

export interface AddProjectMemberInput {
  readonly projectId: string;
  readonly email: string;
  readonly role: ProjectRole;
}

export interface RemoveProjectMemberInput {
  readonly projectId: string;
  readonly userId: string;
}

export interface MemberRef {
  readonly projectId: ProjectId;
  readonly userId: UserId;
}

/**
 * Makes a person a member of a project, found by the address they signed up with.
 *
 * @throws InvalidInputError, NotFoundError (project or person), ForbiddenError, ConflictError when they are a member
 */
export async function addProjectMember(command: Command, input: AddProjectMemberInput): Promise<Outcome<MemberRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  try {
    return await runCommand(command, async (tx) => {
      const ownRole = await authorizeInProject(tx, command.actorId, projectId, 'member:add', ['input', 'projectId']);
      if (!canManageRole(ownRole, input.role))
        throw new ForbiddenError('Only an owner makes owners.', ['input', 'role']);
      const user = await tx.user.findUnique({ where: { email: input.email.trim().toLowerCase() } });
      if (!user) throw new NotFoundError('Nobody signed up with this address.', ['input', 'email']);
      const userId = parseId('user', user.id, []);
      await tx.projectMember.create({ data: { projectId, userId, role: input.role } });
      return memberDecision(tx, 'ProjectMemberAdded', { projectId, userId }, input.role);
    });
  } catch (error) {
    if (isPrismaError(error, 'P2002')) throw new ConflictError('This person is a member already.', ['input', 'email']);
    throw error;
  }
}

/**
 * Ends a person's membership, and with it every subscription they have to the project. A member may remove themself;
 * a project keeps at least one owner. The person's assignments in the project end with the membership.
 *
 * @throws InvalidInputError, NotFoundError (project or member), ForbiddenError, ConflictError for the last owner
 */
export async function removeProjectMember(
  command: Command,
  input: RemoveProjectMemberInput,
): Promise<Outcome<MemberRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const userId = parseId('user', input.userId, ['input', 'userId']);
  return runCommand(command, async (tx) => {
    // These locks let removals take turns: two owners who remove each other must not both succeed. Locks on members come
    // before all others, here and in every command, so that commands don't wait for each other in a circle.
    const members = await tx.$queryRaw<{ userId: string; role: ProjectRole }[]>`
      SELECT user_id AS "userId", role::text AS role FROM project_member
      WHERE project_id = ${projectId} AND (role = 'OWNER' OR user_id IN (${command.actorId}, ${userId}))
      ORDER BY user_id FOR UPDATE`;
    const self = userId === command.actorId;
    const action = self ? 'project:leave' : 'member:remove';
    const ownRole = await authorizeInProject(tx, command.actorId, projectId, action, ['input', 'projectId']);
    const member = members.find((candidate) => candidate.userId === userId);
    if (!member) throw new NotFoundError('This person is not a member.', ['input', 'userId']);
    if (!self && !canManageRole(ownRole, member.role)) {
      throw new ForbiddenError('Only an owner removes owners.', ['input', 'userId']);
    }
    if (member.role === 'OWNER' && members.filter(({ role }) => role === 'OWNER').length === 1) {
      throw new ConflictError('A project keeps at least one owner.', ['input', 'userId']);
    }
    await tx.projectMember.delete({ where: { projectId_userId: { projectId, userId } } });
    await tx.taskAssignee.deleteMany({ where: { userId, task: { projectId } } });
    const decision = await memberDecision(tx, 'ProjectMemberRemoved', { projectId, userId }, member.role);
    return { ...decision, endsAccess: self };
  });
}

/** The change as the project sees it, and as the person does. */
async function memberDecision(
  tx: Tx,
  kind: 'ProjectMemberAdded' | 'ProjectMemberRemoved',
  member: MemberRef,
  role: ProjectRole,
): Promise<Decision<MemberRef>> {
  const { projectId, userId } = member;
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
  const data = { project: projectSnapshot(project), userId, role };
  const forProject: CommandEvent = { streamId: projectId, kind, entityId: projectId, data };
  const forPerson =
    kind === 'ProjectMemberAdded' ? membershipStarted(userId, projectId, role) : membershipEnded(userId, projectId);
  return { result: member, streamId: projectId, events: [forProject, forPerson] };
}

/** What a person's own stream says when they become a member. */
export function membershipStarted(userId: UserId, projectId: ProjectId, role: ProjectRole): CommandEvent {
  return {
    streamId: userId,
    kind: 'MembershipStarted',
    entityId: projectId,
    data: (numbers) => ({ projectId, role, projectSeq: numbers.get(projectId) ?? 0 }),
  };
}

/** What a person's own stream says when they are a member no more. */
export function membershipEnded(userId: UserId, projectId: ProjectId): CommandEvent {
  return { streamId: userId, kind: 'MembershipEnded', entityId: projectId, data: { projectId } };
}
