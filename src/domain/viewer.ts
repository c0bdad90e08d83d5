import type { EventData } from '../events/event.js';
import type { ProjectId, SessionId, UserId } from './ids.js';

/** By what somebody proves who they are. */
export type Credential = { readonly kind: 'session'; readonly sessionId: SessionId };

/** What a credential is good for, of all that its user may do. */
export interface Scope {
  /** Whether it may change anything. */
  readonly write: boolean;
  readonly projectIds: 'all' | ReadonlySet<ProjectId>;
}

/** Everything that the user may do. */
export const everything: Scope = { write: true, projectIds: 'all' };

/** True when the first scope allows all that the second does. */
export function covers(scope: Scope, other: Scope): boolean {
  if (other.write && !scope.write) return false;
  if (scope.projectIds === 'all') return true;
  if (other.projectIds === 'all') return false;
  for (const id of other.projectIds) if (!scope.projectIds.has(id)) return false;
  return true;
}

/** Who asks, by which credential, and until when. */
export interface Viewer {
  readonly userId: UserId;
  readonly credential: Credential;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** True when what an event says has ended is, or comprises, the viewer's credential. */
export function isEnded({ userId, credential }: Viewer, ended: EventData['SessionsEnded']): boolean {
  if (ended.userId !== userId) return false;
  if (ended.sessionIds === undefined) return true;
  switch (credential.kind) {
    case 'session':
      return ended.sessionIds.includes(credential.sessionId);
    default:
      return credential.kind satisfies never;
  }
}
