import type { EventData } from '../events/event.js';
import type { SessionId, UserId } from './ids.js';
import type { Scope } from './scope.js';

/** By what somebody proves who they are. */
export type Credential = { readonly kind: 'session'; readonly sessionId: SessionId };

/** Who asks, by which credential, and until when. */
export interface Viewer {
  readonly userId: UserId;
  readonly credential: Credential;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The same text for viewers who speak by the same credential, and so may see the same. */
export function credentialName({ credential }: Viewer): string {
  switch (credential.kind) {
    case 'session':
      return credential.sessionId;
    default:
      return credential.kind satisfies never;
  }
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
