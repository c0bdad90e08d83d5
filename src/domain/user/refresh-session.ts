import { UnauthenticatedError } from '../../errors.js';
import { storedId, type UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { type Command, runCommand } from '../command.js';
import { sessionsEnded } from './end-session.js';
import type { Grant } from './open-session.js';
import { decodeSecret, encodeSecret, hashesOf, newSecret, type SessionSecret } from './session-secret.js';
import { activeSession } from './sessions.js';

/*
 * Refresh tokens are used once: each refresh replaces the token. Whoever shows one that was replaced shows that two hold
 * the session's tokens, and nobody can tell which of them is the thief; so the session ends, at once and everywhere (RFC
 * 9700, section 4.14.2). One conditional update decides, so of two refreshes at the same moment on any instances one
 * wins, and the other is such a reuse. There is no time of grace: a thief would be the one to use it. The price is that a
 * client must not refresh twice at once, and signs in again when an answer got lost; docs/identity.md says how to avoid it.
 */

/** A token that was replaced before came back: its session has ended. */
export class RefreshReusedError extends UnauthenticatedError {}

/** A session whose refresh token somebody holds, or once held. */
export interface KnownSession {
  readonly userId: UserId;
  readonly secret: SessionSecret;
}

/**
 * Finds the session that a refresh token is, or was, good for. One that was made up finds none, and changes nothing.
 *
 * @throws UnauthenticatedError at `input.refreshToken`
 */
export async function findRefreshed(db: Db, refreshToken: string): Promise<KnownSession> {
  const secret = decodeSecret(refreshToken);
  const session =
    secret &&
    (await db.session.findUnique({
      where: { id: secret.sessionId, familyHash: hashesOf(secret).familyHash, cookie: false },
      select: { userId: true },
    }));
  if (!session) throw new UnauthenticatedError('The refresh token is not good.', ['input', 'refreshToken']);
  return { userId: storedId('user', session.userId), secret };
}

/**
 * Lets a session live on and replaces its refresh token.
 *
 * @param command with the session's user as its actor
 * @throws RefreshReusedError when the token was replaced before, which ends the session
 * @throws UnauthenticatedError when the session has ended
 */
export async function refreshSession(
  command: Command,
  { userId, secret }: KnownSession,
  lifetimeSeconds: number,
): Promise<Grant> {
  const { sessionId } = secret;
  const next = newSecret(sessionId, secret.family);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1_000);
  const { result } = await runCommand(command, async (tx) => {
    const { count: refreshed } = await tx.session.updateMany({
      where: { id: sessionId, secretHash: hashesOf(secret).secretHash, ...activeSession() },
      data: { ...hashesOf(next), lastUsedAt: now, expiresAt },
    });
    if (refreshed === 1) return { result: { outcome: 'refreshed' }, streamId: 'system', events: [] };
    const where = { id: sessionId, ...activeSession() };
    const { count: ended } = await tx.session.updateMany({ where, data: { endedAt: now } });
    if (ended === 0) return { result: { outcome: 'over' }, streamId: 'system', events: [] };
    return { result: { outcome: 'reused' }, streamId: 'system', events: sessionsEnded(userId, [sessionId]) };
  });
  const path = ['input', 'refreshToken'];
  if (result.outcome === 'reused') {
    throw new RefreshReusedError('This refresh token was used before, so the session has ended.', path);
  }
  if (result.outcome === 'over') throw new UnauthenticatedError('The session has ended.', path);
  return { userId, sessionId, secret: encodeSecret(next), sessionExpiresAt: expiresAt };
}
