import { UnauthenticatedError } from '../../errors.js';
import { storedId, type UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { type Command, runCommand } from '../command.js';
import { sessionsEnded } from './end-session.js';
import type { Grant } from './open-session.js';
import { decodeSecret, encodeSecret, hashesOf, newSecret, type SessionSecret } from './session-secret.js';
import { activeSession } from './sessions.js';

/** A replaced refresh token was used again, which ended the session. */
export class RefreshReusedError extends UnauthenticatedError {}

/** The session of a current or replaced refresh token. */
export interface KnownSession {
  readonly userId: UserId;
  readonly secret: SessionSecret;
}

/**
 * Finds the session of a current or replaced refresh token. A forged token finds no session and changes nothing.
 *
 * @throws UnauthenticatedError at `input.refreshToken`
 */
export async function findRefreshed(db: Db, refreshToken: string): Promise<KnownSession> {
  const secret = decodeSecret(refreshToken);
  const session =
    secret &&
    (await db.sql
      .selectFrom('session')
      .select('userId')
      .where('id', '=', secret.sessionId)
      .where('familyHash', '=', hashesOf(secret).familyHash)
      .where('cookie', '=', false)
      .executeTakeFirst());
  if (!session) throw new UnauthenticatedError('refreshToken is not valid: sign in again.', ['input', 'refreshToken']);
  return { userId: storedId('user', session.userId), secret };
}

/**
 * Prolongs a session and replaces its refresh token. Each refresh token is valid once. The reuse of a replaced token proves
 * that two parties hold the session's tokens, and the server cannot know which one is the attacker, so the session ends on
 * all instances (RFC 9700, section 4.14.2).
 *
 * One conditional update decides: of two concurrent refreshes on any instances one succeeds, and the other counts as reuse.
 * A grace period would help an attacker. In exchange, a client must not refresh concurrently, and has to sign in again when a
 * response is lost; docs/identity.md explains how to avoid both.
 *
 * @param command a command with the session's user as actor
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
    const session = tx.sql.updateTable('session').where('id', '=', sessionId).where(activeSession(now)).returning('id');
    const refreshed = await session
      .set({ ...hashesOf(next), lastUsedAt: now, expiresAt })
      .where('secretHash', '=', hashesOf(secret).secretHash)
      .executeTakeFirst();
    if (refreshed) return { result: { outcome: 'refreshed' }, streamId: 'system', events: [] };
    const ended = await session.set({ endedAt: now }).executeTakeFirst();
    if (!ended) return { result: { outcome: 'ended' }, streamId: 'system', events: [] };
    return { result: { outcome: 'reused' }, streamId: 'system', events: sessionsEnded(userId, [sessionId]) };
  });
  const path = ['input', 'refreshToken'];
  if (result.outcome === 'reused') {
    throw new RefreshReusedError('refreshToken was used before, which ended the session: sign in again.', path);
  }
  if (result.outcome === 'ended') throw new UnauthenticatedError('The session has ended: sign in again.', path);
  return { userId, sessionId, secret: encodeSecret(next), sessionExpiresAt: expiresAt };
}
