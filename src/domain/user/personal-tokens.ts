import type { ExpressionBuilder } from 'kysely';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../../errors.js';
import { type PersonalTokenId, storedId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Logger } from '../../observability/logger.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { PersonalToken } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import type { Tables } from '../../store/tables.js';
import type { Scope } from '../scope.js';
import type { Viewer } from '../viewer.js';
import { decodePersonalToken, isPersonalSecret } from './personal-token-secret.js';
import { TokenExpiredError } from './tokens.js';

export interface PersonalTokensOptions {
  readonly db: Db;
  readonly logger: Logger;
}

/** The immutable properties of a token. */
interface CachedToken {
  readonly secretHash: string;
  readonly viewer: Viewer;
}

interface TokenUse {
  readonly lastUsedAt: Date | null;
}

/** The maximum number of cached tokens per instance. */
const maxCached = 10_000;
/** The minimum time between two writes of a token's last use. */
const useMs = 60_000;
/** The number of days for which an expired token stays listed. */
const keptDays = 90;

/**
 * Verifies personal access tokens. Owner, scope and expiry of a token never change, so these are cached. Each use of a token
 * queries whether the token is still active; concurrent uses share a query.
 */
export class PersonalTokens implements AsyncDisposable {
  readonly #logger: Logger;
  readonly #cache = new LRUCache<PersonalTokenId, CachedToken>({ max: maxCached });
  readonly #read: SharedLoader<PersonalTokenId, CachedToken | undefined>;
  readonly #active: SharedLoader<PersonalTokenId, TokenUse | undefined>;
  readonly #use: SharedLoader<PersonalTokenId, Date>;
  /** Pending writes of last uses, at most one per token. */
  readonly #using = new Map<PersonalTokenId, Promise<unknown>>();

  constructor({ db, logger }: PersonalTokensOptions) {
    this.#logger = logger;
    this.#read = new SharedLoader((tokenIds) => readTokens(db, tokenIds));
    this.#active = new SharedLoader((tokenIds) => readActive(db, tokenIds));
    this.#use = new SharedLoader((tokenIds) => writeUse(db, tokenIds));
  }

  /**
   * Verifies a token. The caller then checks revocation by `isActive`.
   *
   * @returns the token's viewer, with the token's scope
   * @throws TokenExpiredError, UnauthenticatedError
   */
  async verify(text: string): Promise<Viewer> {
    const secret = decodePersonalToken(text);
    const known = secret && (await this.#find(secret.tokenId));
    if (!known || !isPersonalSecret(secret, known.secretHash))
      throw new UnauthenticatedError('The token is not valid.');
    if (known.viewer.expiresAt <= Date.now()) throw new TokenExpiredError('The token has expired.');
    return known.viewer;
  }

  /** True when the token is neither revoked nor expired and the owner's account is active. Records the use. */
  async isActive(tokenId: PersonalTokenId): Promise<boolean> {
    const token = await this.#active.load(tokenId);
    if (!token) return false;
    if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) >= useMs) this.#noteUse(tokenId);
    return true;
  }

  async #find(tokenId: PersonalTokenId): Promise<CachedToken | undefined> {
    const cached = this.#cache.get(tokenId);
    if (cached) return cached;
    const known = await this.#read.load(tokenId);
    if (known) this.#cache.set(tokenId, known);
    return known;
  }

  /** Writes the last use in the background. A failed write is logged and not retried. */
  #noteUse(tokenId: PersonalTokenId): void {
    if (this.#using.has(tokenId)) return;
    const writing = this.#use
      .load(tokenId)
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'writing the last use of a token failed'))
      .finally(() => this.#using.delete(tokenId));
    this.#using.set(tokenId, writing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#using.values());
  }
}

/** The condition for tokens that are neither revoked nor expired. */
export function activeTokens(now: Date) {
  return (eb: ExpressionBuilder<Tables, 'personalToken'>) =>
    eb.and([eb('personalToken.revokedAt', 'is', null), eb('personalToken.expiresAt', '>', now)]);
}

/** Deletes tokens `keptDays` after their expiry. */
export async function prunePersonalTokens(db: Db): Promise<void> {
  const before = new Date(Date.now() - keptDays * 86_400_000);
  await db.sql.deleteFrom('personalToken').where('expiresAt', '<', before).execute();
}

const selectTokens = statement((p: { tokenIds: readonly PersonalTokenId[] }, db) =>
  db.selectFrom('personalToken').selectAll().where('id', '=', anyOf(p.tokenIds)),
);

async function readTokens(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(CachedToken | undefined)[]> {
  const rows = await selectTokens.all(db.sql, { tokenIds });
  const found = new Map<string, CachedToken>(
    rows.map((row) => [row.id, { secretHash: row.secretHash, viewer: viewerOf(row) }]),
  );
  return tokenIds.map((id) => found.get(id));
}

function viewerOf({ id, userId, write, allProjects, projectIds, expiresAt }: PersonalToken): Viewer {
  const scope: Scope = { write, projectIds: allProjects ? 'all' : new Set(projectIds) };
  const credential = { kind: 'personal', tokenId: storedId('token', id) } as const;
  return { userId: storedId('user', userId), credential, scope, expiresAt: expiresAt.getTime() };
}

/** Every use of a token runs this statement. */
const selectActive = statement((p: { tokenIds: readonly PersonalTokenId[]; now: Date }, db) =>
  db
    .selectFrom('personalToken')
    .innerJoin('user', 'user.id', 'personalToken.userId')
    .select(['personalToken.id', 'personalToken.lastUsedAt'])
    .where('personalToken.id', '=', anyOf(p.tokenIds))
    .where(activeTokens(p.now))
    .where('deactivatedAt', 'is', null),
);

async function readActive(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(TokenUse | undefined)[]> {
  const rows = await selectActive.all(db.sql, { tokenIds, now: new Date() });
  const found = new Map<string, TokenUse>(rows.map((row) => [row.id, row]));
  return tokenIds.map((id) => found.get(id));
}

async function writeUse(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<Date[]> {
  const now = new Date();
  const before = new Date(now.getTime() - useMs);
  await db.sql
    .updateTable('personalToken')
    .set({ lastUsedAt: now })
    .where('id', '=', anyOf(tokenIds))
    .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<=', before)]))
    .execute();
  return tokenIds.map(() => now);
}
