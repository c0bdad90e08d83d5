import { verifyBearer } from '../domain/user/bearer.js';
import { type CookieViewer, readCookie } from '../domain/user/cookie-session.js';
import { TokenExpiredError } from '../domain/user/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { ForbiddenError, UnauthenticatedError } from '../errors.js';
import type { Services } from '../graphql/context.js';

/** The `cause` label of the metric for rejected credentials. */
type RejectionCause = 'expired' | 'invalid' | 'ended' | 'cookie' | 'origin';

/** Verifies the credentials of requests and sockets, and counts the rejected ones by cause. */
export interface Credentials {
  /**
   * Verifies an `Authorization` header.
   *
   * @returns null without a token
   * @throws TokenExpiredError, UnauthenticatedError
   */
  viewerOfBearer(authorization: unknown): Promise<Viewer | null>;
  /**
   * Verifies a session cookie.
   *
   * @param options `prolongs` where the response can set the prolonged cookie
   * @throws UnauthenticatedError
   */
  viewerOfCookie(secret: string, options: { readonly prolongs: boolean }): Promise<CookieViewer>;
  /** @throws UnauthenticatedError for an expired or revoked credential */
  readonly requireActive: (viewer: Viewer) => Promise<void>;
  /** Counts a failed origin check. @param check throws ForbiddenError for a foreign origin @throws ForbiddenError */
  checkOrigin(check: () => void): void;
}

export function createCredentials(services: Services): Credentials {
  const { db, sessions, metrics } = services;
  const count = (cause: RejectionCause) => metrics.rejectedTokens.inc({ cause });

  async function counting<T>(cause: RejectionCause, check: () => Promise<T>): Promise<T> {
    try {
      return await check();
    } catch (error) {
      if (error instanceof TokenExpiredError) count('expired');
      else if (error instanceof UnauthenticatedError) count(cause);
      throw error;
    }
  }

  return {
    viewerOfBearer: (authorization) => counting('invalid', () => verifyAuthorization(services, authorization)),
    viewerOfCookie: (secret, { prolongs }) =>
      counting('cookie', () => readCookie(db, secret, { lifetimeSeconds: sessions.lifetimeSeconds, prolongs })),
    requireActive: (viewer) => counting('ended', () => sessions.requireActive(viewer)),
    checkOrigin(check) {
      try {
        check();
      } catch (error) {
        if (error instanceof ForbiddenError) count('origin');
        throw error;
      }
    },
  };
}

async function verifyAuthorization(services: Services, authorization: unknown): Promise<Viewer | null> {
  const token = bearerToken(authorization);
  return token === null ? null : verifyBearer(services, token);
}

/**
 * Reads the token of an `Authorization` header (RFC 6750, 2.1). The scheme is case-insensitive, and white space around
 * the scheme and the token is ignored.
 *
 * @returns null for an empty value and for `Bearer` alone: clients send both while no user is signed in
 * @throws UnauthenticatedError for any other scheme or form
 */
function bearerToken(authorization: unknown): string | null {
  if (authorization === undefined || authorization === null) return null;
  const [scheme = '', token, ...rest] = typeof authorization === 'string' ? authorization.trim().split(/\s+/) : ['?'];
  if (scheme === '' || (token === undefined && scheme.toLowerCase() === 'bearer')) return null;
  if (scheme.toLowerCase() !== 'bearer' || token === undefined || rest.length > 0) {
    throw new UnauthenticatedError('authorization must be `Bearer <token>`.');
  }
  return token;
}
