import { UnauthenticatedError } from '../../errors.js';
import { newId, type SessionId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, runCommand } from '../command.js';
import { sessionsEnded } from './end-session.js';
import { encodeSecret, hashesOf, newSecret } from './session-secret.js';
import { activeSession } from './sessions.js';

/** The maximum number of active sessions per user. A further session ends the least recently used session. */
export const maxSessions = 100;

/** The properties of a new session. */
export interface NewSession {
  /** The stored hash of the verified password. The session opens only when the account still has this hash. */
  readonly passwordHash?: string;
  /** The user agent, for the user's list of sessions. */
  readonly label: string | null;
  /** True when a cookie carries the secret. */
  readonly cookie: boolean;
  readonly lifetimeSeconds: number;
}

/** A session and its secret. The client receives the secret once. */
export interface Grant {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly secret: string;
  readonly sessionExpiresAt: Date;
}

/** The error for every failed sign-in. It does not reveal whether the account exists. */
export function wrongCredentials(): UnauthenticatedError {
  return new UnauthenticatedError('The e-mail address or the password is wrong.', ['input']);
}

/**
 * Opens a session for an authenticated user.
 *
 * @param command a command with the user as actor
 * @throws UnauthenticatedError when the account was deactivated or its password has changed meanwhile
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
    await tx.sql.insertInto('session').values(row).execute();
    return {
      result: { userId, sessionId, secret: encodeSecret(secret), sessionExpiresAt: expiresAt },
      streamId: 'system',
      events: sessionsEnded(userId, surplus),
    };
  });
  return result;
}

/** Locks the account's row: a concurrent change of the password is either visible here or ends the new session. */
async function requirePassword(tx: Tx, userId: UserId, passwordHash: string | undefined): Promise<void> {
  const user = await tx.sql
    .selectFrom('user')
    .select('passwordHash')
    .where('id', '=', userId)
    .where('deactivatedAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!user || (passwordHash !== undefined && user.passwordHash !== passwordHash)) throw wrongCredentials();
}

async function endSurplus(tx: Tx, userId: UserId): Promise<SessionId[]> {
  const now = new Date();
  const surplus = await tx.sql
    .updateTable('session')
    .set({ endedAt: now })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('id')
        .where('userId', '=', userId)
        .where(activeSession(now))
        .orderBy('lastUsedAt', 'desc')
        .orderBy('id', 'desc')
        .offset(maxSessions - 1),
    )
    .returning('id')
    .execute();
  return surplus.map(({ id }) => storedId('session', id));
}
