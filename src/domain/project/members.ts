import { ConflictError, ForbiddenError, type InputPath, NotFoundError } from '../../errors.js';
import { type ProjectId, parseId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { isUniqueViolation } from '../../store/outage.js';
import { authorizeInProject } from '../access.js';
import { type Command, type CommandDecision, type CommandEvent, type Outcome, runCommand } from '../command.js';
import { normalEmail } from '../input.js';
import { canManageRole, type ProjectRole } from '../policy.js';
import { projectSnapshot } from '../snapshots.js';
import { lockProject } from './project-row.js';

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

const emailPath = ['input', 'email'];

/**
 * Adds a user to a project, by the e-mail address of the user's account.
 *
 * @param beforeLookup runs after the permission check, before the lookup of the address
 * @throws InvalidInputError, NotFoundError (project or user), ForbiddenError, LimitExceededError
 * @throws ConflictError when the user is already a member, or the project is archived
 */
export async function addProjectMember(
  command: Command,
  input: AddProjectMemberInput,
  beforeLookup: () => Promise<void> = async () => {},
): Promise<Outcome<MemberRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  try {
    return await runCommand(command, async (tx) => {
      const ownRole = await authorizeInProject(tx, command, projectId, 'member:add', ['input', 'projectId']);
      if (!canManageRole(ownRole, input.role))
        throw new ForbiddenError('role must not be OWNER: only an owner may add owners.', ['input', 'role']);
      await beforeLookup();
      const user = await tx.sql
        .selectFrom('user')
        .select('id')
        .where('email', '=', normalEmail(input.email))
        .executeTakeFirst();
      if (!user) throw new NotFoundError('email must belong to an account: ask the user to sign up first.', emailPath);
      const userId = parseId('user', user.id, []);
      await command.quotas.requireRoomForMember(tx, projectId, userId);
      await tx.sql.insertInto('projectMember').values({ projectId, userId, role: input.role }).execute();
      return memberDecision(tx, 'ProjectMemberAdded', { projectId, userId }, input.role);
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new ConflictError('email must not belong to a member: change the role instead.', emailPath);
    }
    throw error;
  }
}

/**
 * Ends a membership, together with the user's subscriptions and assignments in the project. A member may remove their own
 * membership. A project keeps at least one owner.
 *
 * @throws InvalidInputError, NotFoundError (project or member), ForbiddenError, ConflictError for the last owner
 */
export async function removeProjectMember(
  command: Command,
  input: RemoveProjectMemberInput,
): Promise<Outcome<MemberRef>> {
  const projectId = parseId('project', input.projectId, ['input', 'projectId']);
  const userId = parseId('user', input.userId, ['input', 'userId']);
  return endMembership(command, { projectId, userId }, ['input', 'userId']);
}

/**
 * Ends the actor's own membership, with the effects of `removeProjectMember`.
 *
 * @throws InvalidInputError, NotFoundError, ConflictError for the last owner
 */
export async function leaveProject(
  command: Command,
  input: { readonly projectId: string },
): Promise<Outcome<MemberRef>> {
  const path = ['input', 'projectId'];
  const projectId = parseId('project', input.projectId, path);
  return endMembership(command, { projectId, userId: command.actorId }, path);
}

function endMembership(
  command: Command,
  { projectId, userId }: MemberRef,
  memberPath: InputPath,
): Promise<Outcome<MemberRef>> {
  return runCommand(command, async (tx) => {
    const members = await lockMembers(tx, projectId, [command.actorId, userId]);
    const self = userId === command.actorId;
    const action = self ? 'project:leave' : 'member:remove';
    const ownRole = await authorizeInProject(tx, command, projectId, action, ['input', 'projectId']);
    const member = requireMember(members, userId, memberPath);
    if (!self && !canManageRole(ownRole, member.role)) {
      throw new ForbiddenError('userId must not be an owner: only an owner may remove owners.', memberPath);
    }
    requireAnotherOwner(members, member, memberPath);
    await Promise.all([
      tx.sql.deleteFrom('projectMember').where('projectId', '=', projectId).where('userId', '=', userId).execute(),
      tx.sql
        .deleteFrom('taskAssignee')
        .where('userId', '=', userId)
        .where('taskId', 'in', tx.sql.selectFrom('task').select('id').where('projectId', '=', projectId))
        .execute(),
    ]);
    const decision = await memberDecision(tx, 'ProjectMemberRemoved', { projectId, userId }, member.role);
    return { ...decision, endsAccess: self };
  });
}

export interface LockedMember {
  readonly userId: string;
  readonly role: ProjectRole;
}

/**
 * Locks the memberships of users and of all owners. The locks serialize removals and role changes: two owners who remove each
 * other must not both succeed. Membership locks come before all other locks in every command: this order prevents deadlocks.
 *
 * @returns the locked memberships; users who are not members are missing
 */
export async function lockMembers(
  tx: Tx,
  projectId: ProjectId,
  userIds: readonly UserId[],
): Promise<readonly LockedMember[]> {
  return tx.sql
    .selectFrom('projectMember')
    .select(['userId', 'role'])
    .where('projectId', '=', projectId)
    .where((eb) => eb.or([eb('role', '=', 'OWNER'), eb('userId', '=', anyOf(userIds))]))
    .orderBy('userId')
    .forUpdate()
    .execute();
}

/**
 * Locks all memberships of a project. Every command holds a lock on the actor's membership, so no other command can commit in
 * the project. A member may be added while the statement waits for locks, and only the next statement sees the new row; the
 * loop ends when a statement finds no new member.
 *
 * @returns the ids of the members
 */
export async function lockAllMembers(tx: Tx, projectId: ProjectId): Promise<readonly string[]> {
  let locked: ReadonlySet<string> | undefined;
  for (;;) {
    const rows = await tx.sql
      .selectFrom('projectMember')
      .select('userId')
      .where('projectId', '=', projectId)
      .orderBy('userId')
      .forUpdate()
      .execute();
    const userIds = rows.map(({ userId }) => userId);
    if (userIds.every((userId) => locked?.has(userId))) return userIds;
    locked = new Set(userIds);
  }
}

/** @throws NotFoundError when the user is not among the members */
export function requireMember(members: readonly LockedMember[], userId: UserId, path: InputPath): LockedMember {
  const member = members.find((candidate) => candidate.userId === userId);
  if (!member) throw new NotFoundError('userId must be the id of a member of the project.', path);
  return member;
}

/** @throws ConflictError when the member is the only owner */
export function requireAnotherOwner(members: readonly LockedMember[], member: LockedMember, path: InputPath): void {
  if (member.role === 'OWNER' && members.filter(({ role }) => role === 'OWNER').length === 1) {
    throw new ConflictError('A project must keep at least one owner: make another member an owner first.', path);
  }
}

/** Changes the role of a member whose membership is locked. */
export async function writeRole(tx: Tx, { projectId, userId }: MemberRef, role: ProjectRole): Promise<void> {
  await tx.sql
    .updateTable('projectMember')
    .set({ role })
    .where('projectId', '=', projectId)
    .where('userId', '=', userId)
    .execute();
}

/** Creates the events for the project's stream and for the user's own stream. */
async function memberDecision(
  tx: Tx,
  kind: 'ProjectMemberAdded' | 'ProjectMemberRemoved',
  member: MemberRef,
  role: ProjectRole,
): Promise<CommandDecision<MemberRef>> {
  const { projectId, userId } = member;
  const project = await lockProject(tx, projectId);
  const data = { project: projectSnapshot(project), userId, role };
  const forProject: CommandEvent = { streamId: projectId, kind, entityId: projectId, data };
  const forUser =
    kind === 'ProjectMemberAdded' ? membershipStarted(userId, projectId, role) : membershipEnded(userId, projectId);
  return { result: member, streamId: projectId, events: [forProject, forUser] };
}

/** Creates the event for the user's own stream when a membership starts. */
export function membershipStarted(userId: UserId, projectId: ProjectId, role: ProjectRole): CommandEvent {
  return {
    streamId: userId,
    kind: 'MembershipStarted',
    entityId: projectId,
    data: (numbers) => ({ projectId, role, projectSeq: numbers.get(projectId) ?? 0 }),
  };
}

/** Creates the event for the user's own stream when a membership ends. */
export function membershipEnded(userId: UserId, projectId: ProjectId): CommandEvent {
  return { streamId: userId, kind: 'MembershipEnded', entityId: projectId, data: { projectId } };
}
