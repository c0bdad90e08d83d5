import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { fullScope } from '../scope.js';
import type { Viewer } from '../viewer.js';
import { type ProviderUser, ProviderUsers } from './provider-users.js';
import { TokenExpiredError } from './tokens.js';

export interface ProviderTokensOptions {
  readonly db: Db;
  /** Finds the key that a token says it was signed by. Throws UnavailableError when that can't be told now. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Those that tokens may be signed by; none with a shared secret. */
  readonly algorithms: readonly string[];
  /** How long after its `exp` a token is still accepted, for clocks that differ. */
  readonly clockToleranceSeconds: number;
}

/** People who are remembered on this instance. */
const maxKnown = 10_000;

/**
 * Tokens of an outside provider: JSON Web Tokens (RFC 7519) that it signed with a key of its own. Verification pins
 * algorithms, issuer and audience, and demands an expiry, a time of issue, and a subject. Issuer and subject together
 * name a person; who is named for the first time gets an account.
 */
export class ProviderTokens {
  readonly #options: ProviderTokensOptions;
  readonly #users: ProviderUsers;
  readonly #known = new LRUCache<string, ProviderUser>({ max: maxKnown });

  constructor(options: ProviderTokensOptions) {
    this.#options = options;
    this.#users = new ProviderUsers(options.db, options.issuer);
  }

  /**
   * Who a token speaks for. Whether they have signed out everywhere since, or were deactivated, is asked of `Sessions` next.
   *
   * @throws TokenExpiredError, UnauthenticatedError
   * @throws UnavailableError when the provider's keys are needed and can't be read
   */
  async verify(token: string): Promise<Viewer> {
    const claims = await this.#read(token);
    const { exp, iat } = claims;
    if (!isTime(exp, maxDate) || !isTime(iat, maxStoredTime)) throw invalid();
    // RFC 7519 allows fractions of a second. Earlier is the safe side: signing out everywhere refuses what was issued until then.
    const issuedAt = Math.floor(iat);
    const userId = await this.#userOf(claims, issuedAt);
    const credential = { kind: 'provider', issuedAt } as const;
    return { userId, credential, scope: fullScope, expiresAt: (exp + this.#options.clockToleranceSeconds) * 1_000 };
  }

  async #read(token: string): Promise<JWTPayload> {
    const { keys, issuer, audience, algorithms, clockToleranceSeconds: clockTolerance } = this.#options;
    try {
      const requiredClaims = ['exp', 'iat', 'sub'];
      const options = { issuer, audience, algorithms: [...algorithms], requiredClaims, clockTolerance };
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenExpiredError('The token has expired.');
      if (error instanceof errors.JOSEError) throw invalid();
      throw error;
    }
  }

  async #userOf(claims: JWTPayload, issuedAt: number): Promise<UserId> {
    const { sub: subject } = claims;
    // At most 255 ASCII characters, says OpenID Connect.
    if (typeof subject !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(subject)) throw invalid();
    const known = this.#known.get(subject);
    const seen = await this.#users.ensure({ subject, claims, issuedAt }, known);
    if (seen !== known) this.#known.set(subject, seen);
    return seen.userId;
  }
}

/** The latest time of issue: the database stores seconds since 1970 in 32 bits. */
const maxStoredTime = 2 ** 31 - 1;
/** The last second of the year 9999, which everything that shows an expiry can write. */
const maxDate = 253_402_300_799;

function isTime(claim: number | undefined, latest: number): claim is number {
  return claim !== undefined && claim >= 0 && claim <= latest;
}

function invalid(): UnauthenticatedError {
  return new UnauthenticatedError('The token is not valid.');
}
