import { UnauthenticatedError } from '../../errors.js';
import { type SessionId, storedId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { statement } from '../../store/statement.js';
import { fullScope } from '../scope.js';
import type { Viewer } from '../viewer.js';
import { decodeSecret, hashesOf } from './session-secret.js';
import { activeSession } from './sessions.js';

/** The viewer of a cookie. */
export interface CookieViewer {
  readonly viewer: Viewer;
  /** True when the response must set the cookie again with the new expiry. */
  readonly prolonged: boolean;
}

/** A session is prolonged when its last use is older than this many milliseconds, or than a tenth of its lifetime. */
const prolongAfterMs = 3_600_000;

/** Every request with a cookie runs this statement. */
const findSession = statement((p: { id: SessionId; familyHash: string; secretHash: string; now: Date }, db) =>
  db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['session.id', 'session.userId', 'session.lastUsedAt', 'session.expiresAt'])
    .where('session.id', '=', p.id)
    .where('familyHash', '=', p.familyHash)
    .where('secretHash', '=', p.secretHash)
    .where('cookie', '=', true)
    .where(activeSession(p.now))
    .where('deactivatedAt', 'is', null),
);

/**
 * Authenticates a cookie. Use prolongs the session, with at most one write per hour. Unlike a refresh token, the secret is not
 * rotated: a browser sends many requests at once, and scripts cannot read the cookie.
 *
 * @param prolongs true when the response can set the cookie again; otherwise the session is not prolonged
 * @throws UnauthenticatedError when the session does not exist or has ended
 */
export async function readCookie(
  db: Db,
  cookie: string,
  { lifetimeSeconds, prolongs }: { readonly lifetimeSeconds: number; readonly prolongs: boolean },
): Promise<CookieViewer> {
  const secret = decodeSecret(cookie);
  const session =
    secret && (await findSession.first(db.sql, { id: secret.sessionId, ...hashesOf(secret), now: new Date() }));
  if (!session) throw new UnauthenticatedError('The session has ended: sign in again.');
  const now = Date.now();
  const lifetimeMs = lifetimeSeconds * 1_000;
  const prolonged = prolongs && now - session.lastUsedAt.getTime() > Math.min(prolongAfterMs, lifetimeMs / 10);
  const expiresAt = prolonged ? new Date(now + lifetimeMs) : session.expiresAt;
  if (prolonged) {
    const lastUsedAt = new Date(now);
    await db.sql
      .updateTable('session')
      .set({ lastUsedAt, expiresAt })
      .where('id', '=', session.id)
      .where(activeSession(lastUsedAt))
      .execute();
  }
  const credential = { kind: 'session', sessionId: storedId('session', session.id) } as const;
  const viewer = { userId: storedId('user', session.userId), credential, scope: fullScope };
  return { viewer: { ...viewer, expiresAt: expiresAt.getTime() }, prolonged };
}
