import { UnauthenticatedError } from '../../errors.js';
import { storedId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { fullScope } from '../scope.js';
import type { Viewer } from '../viewer.js';
import { decodeSecret, hashesOf } from './session-secret.js';
import { activeSession } from './sessions.js';

/** A viewer by cookie, and whether the browser must be told that the cookie lives longer now. */
export interface CookieViewer {
  readonly viewer: Viewer;
  readonly prolonged: boolean;
}

/** A cookie's session is prolonged when it was last so long ago, in milliseconds, or a tenth of its life. */
const prolongAfterMs = 3_600_000;

/**
 * Whom a cookie speaks for. Its session lives on with its use, which is written down once an hour at most. Unlike a refresh
 * token the secret stays the same: a browser sends many requests at once, and no script can read it.
 *
 * @param prolongs whether the browser can be told that the cookie lives longer; else the session is left as it is
 * @throws UnauthenticatedError when there is no such session any more
 */
export async function readCookie(
  db: Db,
  cookie: string,
  { lifetimeSeconds, prolongs }: { readonly lifetimeSeconds: number; readonly prolongs: boolean },
): Promise<CookieViewer> {
  const secret = decodeSecret(cookie);
  const session =
    secret &&
    (await db.session.findUnique({
      where: {
        id: secret.sessionId,
        ...hashesOf(secret),
        cookie: true,
        ...activeSession(),
        user: { deactivatedAt: null },
      },
    }));
  if (!session) throw new UnauthenticatedError('The session has ended.');
  const now = Date.now();
  const lifetimeMs = lifetimeSeconds * 1_000;
  const prolonged = prolongs && now - session.lastUsedAt.getTime() > Math.min(prolongAfterMs, lifetimeMs / 10);
  const expiresAt = prolonged ? new Date(now + lifetimeMs) : session.expiresAt;
  if (prolonged) {
    const where = { id: session.id, ...activeSession() };
    await db.session.updateMany({ where, data: { lastUsedAt: new Date(now), expiresAt } });
  }
  const credential = { kind: 'session', sessionId: storedId('session', session.id) } as const;
  const viewer = { userId: storedId('user', session.userId), credential, scope: fullScope };
  return { viewer: { ...viewer, expiresAt: expiresAt.getTime() }, prolonged };
}
