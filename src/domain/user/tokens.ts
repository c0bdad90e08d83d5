import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { UnauthenticatedError } from '../../errors.js';
import { isId, type SessionId, type UserId } from '../../ids.js';
import { fullScope } from '../scope.js';
import type { Viewer } from '../viewer.js';

export interface TokenOptions {
  /** At least 32 bytes. */
  readonly secret: string;
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimeSeconds: number;
  /** How long after its `exp` a token is still accepted, because clocks differ. */
  readonly clockToleranceSeconds: number;
}

/** The active session of a token. */
export interface TokenSubject {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** The session's expiry, which limits the token's expiry. */
  readonly sessionExpiresAt: Date;
}

/** The token is valid except for its expiry. Every other defect of a token is a plain UnauthenticatedError. */
export class TokenExpiredError extends UnauthenticatedError {}

export interface Tokens {
  issue(subject: TokenSubject): { accessToken: string; expiresAt: Date };
  /** @throws TokenExpiredError, UnauthenticatedError */
  verify(token: string): Viewer;
}

/**
 * Creates the issuer and verifier of access tokens: JSON Web Tokens (RFC 7519) signed by HS256. `sid` is the session's id.
 * Verification pins algorithm, issuer and audience, and requires `exp` and the id of a user in `sub`; jsonwebtoken alone
 * accepts tokens without an expiry.
 */
export function createTokens(options: TokenOptions): Tokens {
  const { secret, issuer, audience, lifetimeSeconds, clockToleranceSeconds } = options;
  const pinned = { algorithms: ['HS256' as const], issuer, audience, clockTolerance: clockToleranceSeconds };
  // With a string, jsonwebtoken would try and fail to create a public key on each call.
  const key = createSecretKey(secret, 'utf8');
  return {
    issue({ userId, sessionId, sessionExpiresAt }) {
      const now = Math.floor(Date.now() / 1_000);
      const exp = Math.min(now + lifetimeSeconds, Math.floor(sessionExpiresAt.getTime() / 1_000));
      const options = { algorithm: 'HS256', issuer, audience, subject: userId } as const;
      return {
        accessToken: jwt.sign({ sid: sessionId, iat: now, exp }, secret, options),
        expiresAt: new Date(exp * 1_000),
      };
    },
    verify(token) {
      const { sub, exp, sid } = decode(token, key, pinned);
      if (sub === undefined || !isId('user', sub))
        throw new UnauthenticatedError('The token must have the id of a user in sub.');
      if (exp === undefined) throw new UnauthenticatedError('The token must have exp.');
      if (typeof sid !== 'string' || !isId('session', sid)) {
        throw new UnauthenticatedError('The token must have the id of a session in sid.');
      }
      const credential = { kind: 'session', sessionId: sid } as const;
      return { userId: sub, credential, scope: fullScope, expiresAt: (exp + clockToleranceSeconds) * 1_000 };
    },
  };
}

/** Verification depends on the token alone, so every error of jsonwebtoken, a SyntaxError included, means an invalid token. */
function decode(token: string, key: KeyObject, options: jwt.VerifyOptions & { complete?: false }): jwt.JwtPayload {
  try {
    const payload = jwt.verify(token, key, options);
    if (typeof payload === 'string') throw new UnauthenticatedError('The token must have claims.');
    return payload;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new TokenExpiredError('The token has expired.');
    if (error instanceof UnauthenticatedError) throw error;
    throw new UnauthenticatedError('The token is not valid.');
  }
}
