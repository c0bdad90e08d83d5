import { UnauthenticatedError } from '../../errors.js';
import type { EventData } from '../../events/event.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
import type { SessionId, UserId } from '../../ids.js';
import { Batcher } from '../../lib/batcher.js';
import type { RefCounted } from '../../lib/ref-counted.js';
import type { Logger } from '../../observability/logger.js';
import type { Db, RawReader } from '../../store/database.js';
import { Prisma } from '../../store/prisma/client.js';
import { revocationMessage, revocationOf, type Viewer } from '../viewer.js';
import type { PersonalTokens } from './personal-tokens.js';
import { readSignOuts } from './provider-users.js';

/*
 * Tokens speak for a user as long as the session that they name lives. Whatever ends sessions says so in the system's
 * stream: every instance follows that one stream, gapless like any other, and closes what the sessions have open. An instance that
 * was cut off for longer than events are kept asks anew about everybody who has something open.
 */

export interface SessionsOptions {
  readonly rawReader: RawReader;
  readonly feeds: Feeds;
  readonly logger: Logger;
  readonly personalTokens: PersonalTokens;
  /** How long a session lives after it was signed in or last refreshed. */
  readonly lifetimeSeconds: number;
}

/** What has ended, of whom. */
export type Revocation = EventData['SessionsEnded'];

/** Somebody who is told what has ended, and those for whom they want to know it. */
interface RevocationListener {
  readonly onRevoked: (ended: Revocation) => void;
  readonly viewers: () => Iterable<Viewer>;
}

/** Which credentials are still good. */
export class Sessions implements AsyncDisposable {
  readonly lifetimeSeconds: number;
  readonly #personalTokens: PersonalTokens;
  /** Since when tokens of an outside provider count; never for an account that is not active. */
  readonly #signOuts: Batcher<UserId, number>;
  readonly #owners: Batcher<SessionId, string | undefined>;
  readonly #feed: RefCounted<Feed>;
  readonly #logger: Logger;
  readonly #listeners = new Set<RevocationListener>();
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor(
    { rawReader, logger, personalTokens, lifetimeSeconds }: SessionsOptions,
    lease: RefCounted<Feed>,
  ) {
    this.lifetimeSeconds = lifetimeSeconds;
    this.#logger = logger;
    this.#personalTokens = personalTokens;
    this.#feed = lease;
    this.#signOuts = new Batcher((userIds) => readSignOuts(rawReader, userIds));
    this.#owners = new Batcher((sessionIds) => ownersOfActive(rawReader, sessionIds));
    this.#following = this.#follow(lease.value);
  }

  static async open(options: SessionsOptions): Promise<Sessions> {
    return new Sessions(options, await options.feeds.acquire('system'));
  }

  /**
   * Checks that a viewer's credential is still good: each kind answers in its own way. Those who ask at the same time
   * share a query.
   *
   * @throws UnauthenticatedError when it is not, or the account is deactivated
   */
  async requireActive(viewer: Viewer): Promise<void> {
    if (!(await this.#isActive(viewer))) throw new UnauthenticatedError(revocationMessage(viewer));
  }

  async #isActive({ userId, credential }: Viewer): Promise<boolean> {
    switch (credential.kind) {
      case 'session':
        return (await this.#owners.load(credential.sessionId)) === userId;
      case 'personal':
        return this.#personalTokens.isActive(credential.tokenId);
      case 'provider':
        return (await this.#signOuts.load(userId)) < credential.issuedAt;
      default:
        return credential satisfies never;
    }
  }

  /**
   * Calls `onEnded` with whatever ends from now on, on whatever instance (see `isEnded`). The result takes that back.
   *
   * @param viewers those for whom it listens at the moment. When something may have ended that nobody will hear of any more,
   *   each of them is checked again, and `onEnded` is called for those whose credential is not good
   */
  onRevoked(onEnded: (ended: Revocation) => void, viewers: () => Iterable<Viewer>): () => void {
    const listener: RevocationListener = { onRevoked: onEnded, viewers };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #follow(feed: Feed): Promise<void> {
    return followStream(feed, this.#stopping.signal, {
      onEvent: (event) => {
        if (event.kind === 'SessionsEnded') for (const { onRevoked } of [...this.#listeners]) onRevoked(event.data);
      },
      onGap: () => this.#checkAll(),
      logger: this.#logger,
    });
  }

  /** Checks everybody for whom somebody listens. Those who come meanwhile have been checked when they came. */
  async #checkAll(): Promise<void> {
    const checks = [...this.#listeners].flatMap(({ onRevoked, viewers }) =>
      [...viewers()].map(async (viewer) => {
        if (!(await this.#isActive(viewer))) onRevoked(revocationOf(viewer));
      }),
    );
    await Promise.all(checks);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#feed.release();
    await this.#following;
  }
}

/** Whose each session is, where it lives (as `living` says). Every request asks this. */
async function ownersOfActive(reads: RawReader, sessionIds: readonly SessionId[]): Promise<(string | undefined)[]> {
  const statement = Prisma.sql`
    SELECT json_agg(json_build_object('id', s.id, 'userId', s.user_id))
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.id = ANY(${[...sessionIds]}::text[]) AND s.ended_at IS NULL
      AND s.expires_at > ${new Date().toISOString()}::timestamptz AND u.deactivated_at IS NULL`;
  const sessions = await reads.json<{ id: string; userId: string }[] | null>(statement, { prepare: true });
  const owners = new Map(sessions?.map(({ id, userId }) => [id, userId]));
  return sessionIds.map((id) => owners.get(id));
}

/** Sessions that were not ended and are not too long unused. */
export function activeSession() {
  return { endedAt: null, expiresAt: { gt: new Date() } };
}

/** Forgets sessions that would have expired by now. */
export async function pruneSessions(db: Db): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
