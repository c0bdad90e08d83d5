import type { ExpressionBuilder } from 'kysely';
import { UnauthenticatedError } from '../../errors.js';
import type { Feed } from '../../events/feed.js';
import type { Feeds } from '../../events/feeds.js';
import { followStream } from '../../events/follow-stream.js';
import type { EventData } from '../../events/kinds.js';
import type { SessionId, UserId } from '../../ids.js';
import type { RefCounted } from '../../lib/ref-counted.js';
import { SharedLoader } from '../../lib/shared-loader.js';
import type { Logger } from '../../observability/logger.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { statement } from '../../store/statement.js';
import type { Tables } from '../../store/tables.js';
import { revocationMessage, revocationOf, type Viewer } from '../viewer.js';
import type { PersonalTokens } from './personal-tokens.js';
import { readSignOuts } from './provider-users.js';

export interface SessionsOptions {
  readonly db: Db;
  readonly feeds: Feeds;
  readonly logger: Logger;
  readonly personalTokens: PersonalTokens;
  /** The lifetime of a session after the sign-in or the last refresh. */
  readonly lifetimeSeconds: number;
}

/** The revoked credentials of a user. */
export type Revocation = EventData['SessionsEnded'];

/** A listener for revocations, and the viewers whose revocation matters to the listener. */
interface RevocationListener {
  readonly onRevoked: (ended: Revocation) => void;
  readonly viewers: () => Iterable<Viewer>;
}

/**
 * Checks whether credentials are active. A command that ends sessions or revokes tokens appends `SessionsEnded` to the system
 * stream. Every instance follows this stream without gaps, and closes the sockets and streams of the revoked credentials. An
 * instance that was cut off for longer than the retention of events checks every viewer with an open socket or stream again.
 */
export class Sessions implements AsyncDisposable {
  readonly lifetimeSeconds: number;
  readonly #personalTokens: PersonalTokens;
  /** The last sign-out of each user, see `readSignOuts`. */
  readonly #signOuts: SharedLoader<UserId, number>;
  readonly #owners: SharedLoader<SessionId, string | undefined>;
  readonly #feed: RefCounted<Feed>;
  readonly #logger: Logger;
  readonly #listeners = new Set<RevocationListener>();
  readonly #stopping = new AbortController();
  readonly #following: Promise<void>;

  private constructor({ db, logger, personalTokens, lifetimeSeconds }: SessionsOptions, feed: RefCounted<Feed>) {
    this.lifetimeSeconds = lifetimeSeconds;
    this.#logger = logger;
    this.#personalTokens = personalTokens;
    this.#feed = feed;
    this.#signOuts = new SharedLoader((userIds) => readSignOuts(db, userIds));
    this.#owners = new SharedLoader((sessionIds) => ownersOfActive(db, sessionIds));
    this.#following = this.#follow(feed.value);
  }

  static async open(options: SessionsOptions): Promise<Sessions> {
    return new Sessions(options, await options.feeds.acquire('system'));
  }

  /**
   * Checks a viewer's credential. Concurrent checks share a query.
   *
   * @throws UnauthenticatedError when the credential has ended or the account is deactivated
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
   * Calls `onEnded` for each revocation from now on, on any instance; see `isRevokedBy`.
   *
   * @param viewers the present viewers of the listener. After a gap in the system stream each viewer is checked again, and
   *   `onEnded` is called for each viewer whose credential is not active
   * @returns a function that removes the listener
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

  /** Checks the viewers of all listeners. Viewers that connect during the check have just been checked on connect. */
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

/** Every request runs this statement. */
const selectActive = statement((p: { sessionIds: readonly SessionId[]; now: Date }, db) =>
  db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id', 'session.userId'])
    .where('session.id', '=', anyOf(p.sessionIds))
    .where(activeSession(p.now))
    .where('deactivatedAt', 'is', null),
);

/** Reads the owners of active sessions. */
async function ownersOfActive(db: Db, sessionIds: readonly SessionId[]): Promise<(string | undefined)[]> {
  const sessions = await selectActive.all(db.sql, { sessionIds, now: new Date() });
  const owners = new Map<string, string>(sessions.map(({ id, userId }) => [id, userId]));
  return sessionIds.map((id) => owners.get(id));
}

/** The condition for sessions that have neither ended nor expired. */
export function activeSession(now: Date) {
  return (eb: ExpressionBuilder<Tables, 'session'>) =>
    eb.and([eb('session.endedAt', 'is', null), eb('session.expiresAt', '>', now)]);
}

/** Deletes expired sessions. */
export async function pruneSessions(db: Db): Promise<void> {
  await db.sql.deleteFrom('session').where('expiresAt', '<', new Date()).execute();
}
