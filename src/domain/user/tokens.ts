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
  /** How long after its `exp` a token is still accepted, for clocks that differ. */
  readonly clockToleranceSeconds: number;
}

/** A living session, as a token needs to know it. */
export interface TokenSubject {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** When the session expires; no token of it lives longer. */
  readonly sessionExpiresAt: Date;
}

/** The token was valid and has expired. Every other defect of a token is a plain UnauthenticatedError. */
export class TokenExpiredError extends UnauthenticatedError {}

export interface Tokens {
  issue(subject: TokenSubject): { accessToken: string; expiresAt: Date };
  /** @throws TokenExpiredError, UnauthenticatedError */
  verify(token: string): Viewer;
}

/**
 * JSON Web Tokens (RFC 7519) signed by HS256; `sid` is the session that they speak for. Verification pins algorithm, issuer
 * and audience and demands `exp` and a subject that is a user's id: jsonwebtoken by itself accepts tokens without an expiry.
 */
export function createTokens(options: TokenOptions): Tokens {
  const { secret, issuer, audience, lifetimeSeconds, clockToleranceSeconds } = options;
  const pinned = { algorithms: ['HS256' as const], issuer, audience, clockTolerance: clockToleranceSeconds };
  // From a string, jsonwebtoken would first try to make a public key each time, and fail.
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
      if (sub === undefined || !isId('user', sub)) throw new UnauthenticatedError('The token names no user.');
      if (exp === undefined) throw new UnauthenticatedError('The token has no expiry.');
      if (typeof sid !== 'string' || !isId('session', sid)) {
        throw new UnauthenticatedError('The token names no session.');
      }
      const credential = { kind: 'session', sessionId: sid } as const;
      return { userId: sub, credential, scope: fullScope, expiresAt: (exp + clockToleranceSeconds) * 1_000 };
    },
  };
}

/** Verification is a pure function of the token: whatever jsonwebtoken throws, a SyntaxError included, the token is invalid. */
function decode(token: string, key: KeyObject, options: jwt.VerifyOptions & { complete?: false }): jwt.JwtPayload {
  try {
    const payload = jwt.verify(token, key, options);
    if (typeof payload === 'string') throw new UnauthenticatedError('The token has no claims.');
    return payload;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new TokenExpiredError('The token has expired.');
    if (error instanceof UnauthenticatedError) throw error;
    throw new UnauthenticatedError('The token is not valid.');
  }
}
