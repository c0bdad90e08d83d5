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
  /** Finds the key for a token's header. Throws UnavailableError when the keys cannot be read. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** The accepted signature algorithms; all are asymmetric. */
  readonly algorithms: readonly string[];
  /** How long after its `exp` a token is still accepted, because clocks differ. */
  readonly clockToleranceSeconds: number;
  /** The maximum number of cached users; `maxCachedUsers` by default. */
  readonly maxUsers?: number;
}

/** The maximum number of cached users per instance. */
export const maxCachedUsers = 10_000;

/**
 * Verifies tokens of an external provider: JSON Web Tokens (RFC 7519) signed by the provider's keys. Verification pins
 * algorithms, issuer and audience, and requires `exp`, `iat` and `sub`. Issuer and subject together identify a user; the first
 * token of a user creates the account.
 */
export class ProviderTokens {
  readonly #options: ProviderTokensOptions;
  readonly #users: ProviderUsers;
  readonly #known: LRUCache<string, ProviderUser>;

  constructor(options: ProviderTokensOptions) {
    this.#options = options;
    this.#users = new ProviderUsers(options.db, options.issuer);
    this.#known = new LRUCache({ max: options.maxUsers ?? maxCachedUsers });
  }

  /**
   * Verifies a token. The caller then checks sign-outs and deactivation by `Sessions.requireActive`.
   *
   * @throws TokenExpiredError, UnauthenticatedError
   * @throws UnavailableError when the provider's keys cannot be read
   */
  async verify(token: string): Promise<Viewer> {
    const claims = await this.#read(token);
    const { exp, iat } = claims;
    if (!isTime(exp, maxDate) || !isTime(iat, maxStoredTime)) throw invalid();
    // RFC 7519 allows fractions of a second. Rounding down is safe: a sign-out revokes tokens issued until its second.
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
    // OpenID Connect limits `sub` to 255 ASCII characters.
    if (typeof subject !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(subject)) throw invalid();
    const known = this.#known.get(subject);
    const user = await this.#users.ensure({ subject, claims, issuedAt }, known);
    if (user !== known) this.#known.set(subject, user);
    return user.userId;
  }
}

/** The latest time of issue: the database stores seconds since 1970 in 32 bits. */
const maxStoredTime = 2 ** 31 - 1;
/** The last second of the year 9999, the latest expiry in all date formats of the API. */
const maxDate = 253_402_300_799;

function isTime(claim: number | undefined, latest: number): claim is number {
  return claim !== undefined && claim >= 0 && claim <= latest;
}

function invalid(): UnauthenticatedError {
  return new UnauthenticatedError('The token is not valid.');
}
