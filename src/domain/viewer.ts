import { ForbiddenError } from '../errors.js';
import type { EventData } from '../events/event.js';
import type { PersonalTokenId, SessionId, UserId } from '../ids.js';
import type { Scope } from './scope.js';

/** By what somebody proves who they are. */
export type Credential =
  | { readonly kind: 'session'; readonly sessionId: SessionId }
  | { readonly kind: 'personal'; readonly tokenId: PersonalTokenId }
  /** A token of an outside provider, issued then: seconds since 1970. */
  | { readonly kind: 'provider'; readonly issuedAt: number };

/** Who asks, by which credential, and until when. */
export interface Viewer {
  readonly userId: UserId;
  readonly credential: Credential;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The same text for viewers who speak by the same credential, and so may see the same. */
export function credentialName({ userId, credential }: Viewer): string {
  switch (credential.kind) {
    case 'session':
      return credential.sessionId;
    case 'personal':
      return credential.tokenId;
    case 'provider':
      return userId;
    default:
      return credential satisfies never;
  }
}

/** What somebody is told whose credential was good once, and isn't any more. */
export function revocationMessage({ credential }: Viewer): string {
  return credential.kind === 'session' ? 'The session has ended.' : 'The token is not good any more.';
}

/** @throws ForbiddenError when a program asks that was given a personal access token, and not a person who signed in */
export function requireSignedIn({ credential }: Viewer): void {
  if (credential.kind === 'personal') {
    throw new ForbiddenError('This needs a signed-in session: personal access tokens are not for it.');
  }
}

/** What says that a viewer's credential has ended, and nothing else: see `isEnded`. */
export function revocationOf({ userId, credential }: Viewer): EventData['SessionsEnded'] {
  switch (credential.kind) {
    case 'session':
      return { userId, sessionIds: [credential.sessionId] };
    case 'personal':
      return { userId, sessionIds: [], tokenIds: [credential.tokenId] };
    case 'provider':
      return { userId, sessionIds: [], issuedUntil: credential.issuedAt };
    default:
      return credential satisfies never;
  }
}

/** True when what an event says has ended is, or comprises, the viewer's credential. */
export function isRevokedBy({ userId, credential }: Viewer, ended: EventData['SessionsEnded']): boolean {
  if (ended.userId !== userId) return false;
  if (ended.sessionIds === undefined) return true;
  switch (credential.kind) {
    case 'session':
      return ended.sessionIds.includes(credential.sessionId);
    case 'personal':
      return ended.tokenIds?.includes(credential.tokenId) ?? false;
    case 'provider':
      return ended.issuedUntil !== undefined && credential.issuedAt <= ended.issuedUntil;
    default:
      return credential satisfies never;
  }
}
