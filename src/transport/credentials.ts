import { verifyBearer } from '../domain/user/bearer.js';
import { type CookieViewer, readCookie } from '../domain/user/cookie-session.js';
import { TokenExpiredError } from '../domain/user/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { ForbiddenError, UnauthenticatedError } from '../errors.js';
import type { Services } from '../graphql/context.js';

/** Why a credential was not good, for the metric. */
type RejectionCause = 'expired' | 'invalid' | 'ended' | 'cookie' | 'origin';

/** Checks what requests and sockets speak by, and counts what is refused. */
export interface Credentials {
  /** Whose an `Authorization` is. @returns null without one @throws TokenExpiredError, UnauthenticatedError */
  ofBearer(authorization: unknown): Promise<Viewer | null>;
  /** Whose a session cookie is; `prolongs` where the browser can be told that it lives longer. @throws UnauthenticatedError */
  ofCookie(secret: string, options: { readonly prolongs: boolean }): Promise<CookieViewer>;
  /** @throws UnauthenticatedError when the credential is not good any more */
  readonly requireIdentity: (viewer: Viewer) => Promise<void>;
  /** @param check throws when a page may not use the cookie @throws ForbiddenError */
  requireOrigin(check: () => void): void;
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
    ofBearer: (authorization) => counting('invalid', () => verifyAuthorization(services, authorization)),
    ofCookie: (secret, { prolongs }) =>
      counting('cookie', () => readCookie(db, secret, { lifetimeSeconds: sessions.lifetimeSeconds, prolongs })),
    requireIdentity: (viewer) => counting('ended', () => sessions.requireActive(viewer)),
    requireOrigin(check) {
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
 * Reads the token of an `Authorization` (RFC 6750, 2.1). The scheme's case and the white space around it are free.
 *
 * @returns null for an empty value and for `Bearer` alone, which clients send while no user is signed in
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
