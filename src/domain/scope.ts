import { ForbiddenError } from '../errors.js';
import type { UserId } from '../ids.js';
import type { Action } from './policy.js';

/*
 * How far a credential goes, of all that its user may do. Pure, like the policy of roles beside it: what a project's
 * members may do is asked there, and of that a credential allows what these functions say. Whoever reads or acts is
 * handed on together with their scope, as a `Reader` or an `Actor`, so that no check of access can be made without it.
 */

/** What a credential is good for. */
export interface Scope {
  /** Whether it may change anything. */
  readonly write: boolean;
  readonly projectIds: 'all' | ReadonlySet<string>;
}

/** Everything that the user may do. */
export const fullScope: Scope = { write: true, projectIds: 'all' };

/** Who reads. A viewer is one. */
export interface Reader {
  readonly userId: UserId;
  readonly scope: Scope;
}

/** Who acts. A command has one. */
export interface Actor {
  readonly actorId: UserId;
  readonly scope: Scope;
}

/** True for a project that the credential may know of. To it any other does not exist. */
export function allowsProject({ projectIds }: Pick<Scope, 'projectIds'>, projectId: string): boolean {
  return projectIds === 'all' || projectIds.has(projectId);
}

/** True when the first scope allows all that the second does. */
export function includesScope(scope: Scope, other: Scope): boolean {
  if (other.write && !scope.write) return false;
  if (scope.projectIds === 'all') return true;
  if (other.projectIds === 'all') return false;
  for (const id of other.projectIds) if (!scope.projectIds.has(id)) return false;
  return true;
}

/** What changes nothing. */
const readActions: readonly Action[] = ['project:read', 'presence:read'];

/** @throws ForbiddenError when the credential may not do this in a project that it covers, whatever its user's role */
export function requirePermitted(scope: Scope, action: Action): void {
  if (!readActions.includes(action)) requireWrite(scope);
}

/** @throws ForbiddenError when the credential is for reading only */
export function requireWrite({ write }: Scope): void {
  if (!write) throw new ForbiddenError('This token is for reading only.');
}

/** @throws ForbiddenError when the credential is for chosen projects only */
export function requireAllProjects({ projectIds }: Scope): void {
  if (projectIds !== 'all') throw new ForbiddenError('This token is for chosen projects only.');
}
