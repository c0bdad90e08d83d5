import { UnauthenticatedError } from '../../errors.js';
import { newId, type SessionId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, runCommand } from '../command.js';
import { sessionsEnded } from './end-session.js';
import { encodeSecret, hashesOf, newSecret } from './session-secret.js';
import { activeSession } from './sessions.js';

/** Sessions that one person may have; with one more, the one that is unused for longest ends. */
export const maxSessions = 100;

/** How a session begins. */
export interface NewSession {
  /** The password that was checked, as it is kept: the session begins only while it is still the account's. */
  readonly passwordHash?: string;
  /** The user agent, for the person's list of sessions. */
  readonly label: string | null;
  /** Whether a cookie will carry its secret. */
  readonly cookie: boolean;
  readonly lifetimeSeconds: number;
}

/** A session with the secret that its holder gets, this once. */
export interface Grant {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly secret: string;
  readonly sessionExpiresAt: Date;
}

/** What whoever may not sign in is told, whatever the reason. */
export function wrongCredentials(): UnauthenticatedError {
  return new UnauthenticatedError('Wrong e-mail address or password.', ['input']);
}

/**
 * Begins a session of somebody who has proved who they are.
 *
 * @param command with that person as its actor
 * @throws UnauthenticatedError when the account was deactivated or its password changed meanwhile
 */
export async function openSession(command: Command, session: NewSession): Promise<Grant> {
  const { actorId: userId } = command;
  const { passwordHash, label, cookie, lifetimeSeconds } = session;
  const { result } = await runCommand(command, async (tx) => {
    await requirePassword(tx, userId, passwordHash);
    const surplus = await endSurplus(tx, userId);
    const sessionId = newId('session');
    const secret = newSecret(sessionId);
    const expiresAt = new Date(Date.now() + lifetimeSeconds * 1_000);
    const row = { id: sessionId, userId, cookie, label: label?.slice(0, 200) ?? null, ...hashesOf(secret), expiresAt };
    await tx.session.create({ data: row });
    return {
      result: { userId, sessionId, secret: encodeSecret(secret), sessionExpiresAt: expiresAt },
      streamId: 'system',
      events: sessionsEnded(userId, surplus),
    };
  });
  return result;
}

/** Holds the account's row, so that a change of password is either seen here or ends this session. */
async function requirePassword(tx: Tx, userId: UserId, passwordHash: string | undefined): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({ where: { id: userId, deactivatedAt: null } });
  if (!user || (passwordHash !== undefined && user.passwordHash !== passwordHash)) throw wrongCredentials();
}

async function endSurplus(tx: Tx, userId: UserId): Promise<SessionId[]> {
  const surplus = await tx.session.findMany({
    where: { userId, ...activeSession() },
    orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
    skip: maxSessions - 1,
    select: { id: true },
  });
  if (surplus.length === 0) return [];
  const ids = surplus.map(({ id }) => storedId('session', id));
  await tx.session.updateMany({ where: { id: { in: ids } }, data: { endedAt: new Date() } });
  return ids;
}
