import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../../errors.js';
import { type PersonalTokenId, storedId } from '../../ids.js';
import { Batcher } from '../../lib/batcher.js';
import type { Logger } from '../../observability/logger.js';
import type { Db } from '../../store/database.js';
import type { PersonalToken } from '../../store/prisma/client.js';
import type { Scope } from '../scope.js';
import type { Viewer } from '../viewer.js';
import { decodePersonalToken, isPersonalSecret } from './personal-token-secret.js';
import { TokenExpiredError } from './tokens.js';

/*
 * Which personal access tokens are good, and for what. Nothing about a token changes but its use and its end, so what it
 * is for is read once and remembered; each time that somebody comes with it one query asks whether it still lives, the same
 * for all who come at the same moment.
 */

export interface PersonalTokensOptions {
  readonly db: Db;
  readonly logger: Logger;
}

/** What never changes about a token. */
interface Known {
  readonly secretHash: string;
  readonly viewer: Viewer;
}

interface Use {
  readonly lastUsedAt: Date | null;
}

/** Tokens that are remembered on this instance. */
const maxKnown = 10_000;
/** The time of the last use is written once a minute at most. */
const useMs = 60_000;
/** How long a token is shown to its owner after it expired, or would have. */
const keptDays = 90;

export class PersonalTokens implements AsyncDisposable {
  readonly #logger: Logger;
  readonly #known = new LRUCache<PersonalTokenId, Known>({ max: maxKnown });
  readonly #read: Batcher<PersonalTokenId, Known | undefined>;
  readonly #active: Batcher<PersonalTokenId, Use | undefined>;
  readonly #use: Batcher<PersonalTokenId, Date>;
  /** Uses that are being written; one of a token at a time. */
  readonly #using = new Map<PersonalTokenId, Promise<unknown>>();

  constructor({ db, logger }: PersonalTokensOptions) {
    this.#logger = logger;
    this.#read = new Batcher((tokenIds) => readKnown(db, tokenIds));
    this.#active = new Batcher((tokenIds) => readActive(db, tokenIds));
    this.#use = new Batcher((tokenIds) => writeUse(db, tokenIds));
  }

  /**
   * Who a token speaks for, and how far it goes. Whether it still lives is asked of `isLiving` next.
   *
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

  /** Whether a token is neither revoked nor expired, and its owner's account active. Takes note of its use. */
  async isActive(tokenId: PersonalTokenId): Promise<boolean> {
    const token = await this.#active.load(tokenId);
    if (!token) return false;
    if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) >= useMs) this.#noteUse(tokenId);
    return true;
  }

  async #find(tokenId: PersonalTokenId): Promise<Known | undefined> {
    const remembered = this.#known.get(tokenId);
    if (remembered) return remembered;
    const known = await this.#read.load(tokenId);
    if (known) this.#known.set(tokenId, known);
    return known;
  }

  /** Nobody waits for it, and nothing depends on it. */
  #noteUse(tokenId: PersonalTokenId): void {
    if (this.#using.has(tokenId)) return;
    const writing = this.#use
      .load(tokenId)
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'use of a token not written'))
      .finally(() => this.#using.delete(tokenId));
    this.#using.set(tokenId, writing);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#using.values());
  }
}

/** Tokens that were neither revoked nor have expired. */
export function activeTokens() {
  return { revokedAt: null, expiresAt: { gt: new Date() } };
}

/** Forgets tokens that would have expired long ago. */
export async function prunePersonalTokens(db: Db): Promise<void> {
  const long = { lt: new Date(Date.now() - keptDays * 86_400_000) };
  await db.personalToken.deleteMany({ where: { expiresAt: long } });
}

async function readKnown(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(Known | undefined)[]> {
  const rows = await db.personalToken.findMany({ where: { id: { in: [...tokenIds] } } });
  const found = new Map(rows.map((row) => [row.id, { secretHash: row.secretHash, viewer: viewerOf(row) }]));
  return tokenIds.map((id) => found.get(id));
}

function viewerOf({ id, userId, write, allProjects, projectIds, expiresAt }: PersonalToken): Viewer {
  const scope: Scope = { write, projectIds: allProjects ? 'all' : new Set(projectIds) };
  const credential = { kind: 'personal', tokenId: storedId('token', id) } as const;
  return { userId: storedId('user', userId), credential, scope, expiresAt: expiresAt.getTime() };
}

async function readActive(db: Db, tokenIds: readonly PersonalTokenId[]): Promise<(Use | undefined)[]> {
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
