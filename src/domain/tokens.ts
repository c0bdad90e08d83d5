import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { UnauthenticatedError } from '../errors.js';
import { isId, type UserId } from './ids.js';

export interface TokenOptions {
  /** At least 32 bytes. */
  readonly secret: string;
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimeSeconds: number;
}

/** Who a token speaks for, and until when. */
export interface Viewer {
  readonly userId: UserId;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The user's session generation when the token was issued; see sessions.ts. */
  readonly generation: number;
}

/** The token was good and is past its time; anything else that is wrong with a token is a plain UnauthenticatedError. */
export class TokenExpiredError extends UnauthenticatedError {}

export interface Tokens {
  issue(user: { userId: UserId; generation: number }): { accessToken: string; expiresAt: Date };
  /** @throws TokenExpiredError, UnauthenticatedError */
  verify(token: string): Viewer;
}

/**
 * JSON Web Tokens (RFC 7519) signed by HS256. Verification pins algorithm, issuer and audience and demands `exp` and a
 * subject that is a user's id: jsonwebtoken by itself accepts tokens without an expiry.
 */
export function createTokens({ secret, issuer, audience, lifetimeSeconds }: TokenOptions): Tokens {
  // From a string, jsonwebtoken would first try to make a public key each time, and fail.
  const key = createSecretKey(secret, 'utf8');
  return {
    issue({ userId, generation }) {
      const expiresIn = lifetimeSeconds;
      const options = { algorithm: 'HS256', issuer, audience, subject: userId, expiresIn } as const;
      return {
        accessToken: jwt.sign({ gen: generation }, secret, options),
        expiresAt: new Date((Math.floor(Date.now() / 1_000) + lifetimeSeconds) * 1_000),
      };
    },
    verify(token) {
      const { sub, exp, gen } = decode(token, key, { algorithms: ['HS256'], issuer, audience });
      if (sub === undefined || !isId('user', sub)) throw new UnauthenticatedError('The token names no user.');
      if (exp === undefined) throw new UnauthenticatedError('The token has no expiry.');
      if (typeof gen !== 'number') throw new UnauthenticatedError('The token has no session generation.');
      return { userId: sub, expiresAt: exp * 1_000, generation: gen };
    },
  };
}

function decode(token: string, key: KeyObject, options: jwt.VerifyOptions & { complete?: false }): jwt.JwtPayload {
  try {
    const payload = jwt.verify(token, key, options);
    if (typeof payload === 'string') throw new UnauthenticatedError('The token has no claims.');
    return payload;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new TokenExpiredError('The token has expired.');
    if (error instanceof jwt.JsonWebTokenError) throw new UnauthenticatedError('The token is not valid.');
    throw error;
  }
}
