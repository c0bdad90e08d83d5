import { ForbiddenError } from '../errors.js';
import type { EventData } from '../events/kinds.js';
import type { PersonalTokenId, SessionId, UserId } from '../ids.js';
import type { Scope } from './scope.js';

/** The credential of an authenticated request or socket. */
export type Credential =
  | { readonly kind: 'session'; readonly sessionId: SessionId }
  | { readonly kind: 'personal'; readonly tokenId: PersonalTokenId }
  /** A token of an external provider. `issuedAt` is in seconds since 1970. */
  | { readonly kind: 'provider'; readonly issuedAt: number };

/** An authenticated user with credential, scope and expiry. */
export interface Viewer {
  readonly userId: UserId;
  readonly credential: Credential;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A key that is equal for viewers with the same credential, who therefore have the same access. */
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

/** The error message for a revoked credential. */
export function revocationMessage({ credential }: Viewer): string {
  return credential.kind === 'session'
    ? 'The session has ended: sign in again.'
    : 'The token is no longer valid: use a new token.';
}

/** @throws ForbiddenError when the credential is a personal access token */
export function requireSignedIn({ credential }: Viewer): void {
  if (credential.kind === 'personal') {
    throw new ForbiddenError('Personal access tokens are not accepted here: sign in instead.');
  }
}

/** Creates the event data that revokes exactly the viewer's credential, see `isRevokedBy`. */
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

/** True when the event revokes the viewer's credential. */
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
