import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../../errors.js';
import { type PersonalTokenId, storedId } from '../../ids.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Logger } from '../../observability/logger.js';
import type { Db } from '../../store/database.js';
import type { PersonalToken } from '../../store/prisma/client.js';
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
/** The number of days after its expiry for which a token is listed to its owner. */
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

/** Selects tokens that are neither revoked nor expired. */
export function activeTokens() {
  return { revokedAt: null, expiresAt: { gt: new Date() } };
}

/** Deletes tokens that expired more than `keptDays` ago. */
export async function prunePersonalTokens(db: Db): Promise<void> {
  const expiresAt = { lt: new Date(Date.now() - keptDays * 86_400_000) };
  await db.personalToken.deleteMany({ where: { expiresAt } });
}

async function readTokens(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(CachedToken | undefined)[]> {
  const rows = await db.personalToken.findMany({ where: { id: { in: [...tokenIds] } } });
  const found = new Map(rows.map((row) => [row.id, { secretHash: row.secretHash, viewer: viewerOf(row) }]));
  return tokenIds.map((id) => found.get(id));
}

function viewerOf({ id, userId, write, allProjects, projectIds, expiresAt }: PersonalToken): Viewer {
  const scope: Scope = { write, projectIds: allProjects ? 'all' : new Set(projectIds) };
  const credential = { kind: 'personal', tokenId: storedId('token', id) } as const;
  return { userId: storedId('user', userId), credential, scope, expiresAt: expiresAt.getTime() };
}

async function readActive(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(TokenUse | undefined)[]> {
  const rows = await db.personalToken.findMany({
    where: { id: { in: [...tokenIds] }, ...activeTokens(), user: { deactivatedAt: null } },
    select: { id: true, lastUsedAt: true },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return tokenIds.map((id) => found.get(id));
}

async function writeUse(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<Date[]> {
  const now = new Date();
  const before = { lte: new Date(now.getTime() - useMs) };
  await db.personalToken.updateMany({
    where: { id: { in: [...tokenIds] }, OR: [{ lastUsedAt: null }, { lastUsedAt: before }] },
    data: { lastUsedAt: now },
  });
  return tokenIds.map(() => now);
}
