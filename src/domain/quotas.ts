import { LimitExceededError } from '../errors.js';
import type { ProjectId, UserId } from '../ids.js';
import type { Tx } from '../store/database.js';

/**
 * How many of each a user or a project may have: far above what teams need, and low enough that no account fills the
 * database or makes cursors, lists and pages of members too long.
 */
export const quotas = {
  projectsOfUser: 1_000,
  membersOfProject: 2_000,
  labelsOfProject: 500,
  viewsOfUserInProject: 200,
} as const;

const path = ['input'];

function requireBelow(count: number, quota: number, what: string): void {
  if (count >= quota) throw new LimitExceededError(`At most ${quota} ${what}.`, path);
}

/** @throws LimitExceededError when the user is a member of as many projects as one may be */
export async function requireRoomForProject(tx: Tx, userId: UserId): Promise<void> {
  requireBelow(await tx.projectMember.count({ where: { userId } }), quotas.projectsOfUser, 'projects of a user');
}

/** @throws LimitExceededError when the project has as many members as it may have, or the user as many projects */
export async function requireRoomForMember(tx: Tx, projectId: ProjectId, userId: UserId): Promise<void> {
  requireBelow(await tx.projectMember.count({ where: { projectId } }), quotas.membersOfProject, 'members of a project');
  await requireRoomForProject(tx, userId);
}

/** Under the lock of the project. @throws LimitExceededError when it has as many labels as it may have */
export async function requireRoomForLabel(tx: Tx, projectId: ProjectId): Promise<void> {
  requireBelow(await tx.label.count({ where: { projectId } }), quotas.labelsOfProject, 'labels of a project');
}

/** @throws LimitExceededError when the user has as many views of the project as one may have */
export async function requireRoomForView(tx: Tx, projectId: ProjectId, ownerId: UserId): Promise<void> {
  const count = await tx.savedView.count({ where: { projectId, ownerId } });
  requireBelow(count, quotas.viewsOfUserInProject, 'views of a user in a project');
}
