import { ForbiddenError } from '../errors.js';
import type { UserId } from '../ids.js';
import type { Action } from './policy.js';

/**
 * The scope of a credential: the part of the user's permissions that the credential may use. policy.ts decides by role;
 * the functions here then narrow the decision by scope. A user id is passed together with the scope, as a `Reader` or an
 * `Actor`, so that no access check can omit the scope.
 */
export interface Scope {
  /** False for a read-only credential. */
  readonly write: boolean;
  readonly projectIds: 'all' | ReadonlySet<string>;
}

/** The scope of a session: all permissions of the user. */
export const fullScope: Scope = { write: true, projectIds: 'all' };

/** A user who reads, with scope. Every `Viewer` is a `Reader`. */
export interface Reader {
  readonly userId: UserId;
  readonly scope: Scope;
}

/** A user who acts, with scope. Every `Command` is an `Actor`. */
export interface Actor {
  readonly actorId: UserId;
  readonly scope: Scope;
}

/** True for a project within the scope. Other projects do not exist for the credential. */
export function allowsProject({ projectIds }: Pick<Scope, 'projectIds'>, projectId: string): boolean {
  return projectIds === 'all' || projectIds.has(projectId);
}

/** True when `scope` allows everything that `other` allows. */
export function includesScope(scope: Scope, other: Scope): boolean {
  if (other.write && !scope.write) return false;
  if (scope.projectIds === 'all') return true;
  if (other.projectIds === 'all') return false;
  for (const id of other.projectIds) if (!scope.projectIds.has(id)) return false;
  return true;
}

/** The actions that a read-only credential may perform. */
const readActions: readonly Action[] = ['project:read', 'presence:read'];

/** @throws ForbiddenError when the scope does not allow the action, regardless of the user's role */
export function requirePermitted(scope: Scope, action: Action): void {
  if (!readActions.includes(action)) requireWrite(scope);
}

/** @throws ForbiddenError when the credential is read-only */
export function requireWrite({ write }: Scope): void {
  if (!write) throw new ForbiddenError('This token is read-only: use a token with write access.');
}

/** @throws ForbiddenError when the credential is limited to chosen projects */
export function requireAllProjects({ projectIds }: Scope): void {
  if (projectIds !== 'all') {
    throw new ForbiddenError('This token is limited to chosen projects: use a token for all projects.');
  }
}
