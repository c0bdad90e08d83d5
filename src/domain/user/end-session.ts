import { NotFoundError, UnauthenticatedError } from '../../errors.js';
import { type SessionId, storedId, type UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, type CommandEvent, type Outcome, runCommand } from '../command.js';
import { revokeAllTokens } from './manage-tokens.js';
import type { PasswordHasher } from './passwords.js';
import { activeSession } from './sessions.js';

/**
 * Ends one session of the actor.
 *
 * @throws NotFoundError at `input.sessionId` when the session belongs to another user or has ended
 */
export async function signOut(command: Command, sessionId: SessionId): Promise<Outcome<{ sessionId: SessionId }>> {
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const now = new Date();
    const ended = await tx.sql
      .updateTable('session')
      .set({ endedAt: now })
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .where(activeSession(now))
      .returning('id')
      .executeTakeFirst();
    if (!ended)
      throw new NotFoundError('sessionId must be the id of one of your active sessions.', ['input', 'sessionId']);
    return { result: { sessionId }, streamId: 'system', events: sessionsEnded(userId, [sessionId]) };
  });
}

/**
 * Ends the sessions of the actor. Without `keep`, all provider tokens issued until now are revoked too.
 *
 * @param keep the session that stays active
 * @param tokens true to revoke the actor's personal access tokens too
 */
export async function signOutEverywhere(
  command: Command,
  { keep, tokens }: { readonly keep: SessionId | undefined; readonly tokens: boolean },
): Promise<Outcome<{ userId: UserId }>> {
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const [issuedUntil, sessionIds, tokenIds] = await Promise.all([
      keep === undefined ? endProviderTokens(tx, userId) : undefined,
      endActiveSessions(tx, userId, keep),
      tokens ? revokeAllTokens(tx, userId) : [],
    ]);
    const data = { userId, sessionIds, tokenIds, ...(issuedUntil !== undefined && { issuedUntil }) };
    const unchanged = issuedUntil === undefined && sessionIds.length + tokenIds.length === 0;
    return {
      result: { userId },
      streamId: 'system',
      events: unchanged ? [] : [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data }],
    };
  });
}

/**
 * Revokes the provider tokens of a user that were issued until now. Tokens carry the time of issue in whole seconds, so all
 * tokens of the current second are revoked too.
 *
 * @returns the current second, in seconds since 1970
 */
async function endProviderTokens(tx: Tx, userId: UserId): Promise<number> {
  const now = new Date();
  await tx.sql.updateTable('user').set({ signedOutAt: now }).where('id', '=', userId).execute();
  return Math.floor(now.getTime() / 1_000);
}

/**
 * Deactivates the actor's account and revokes all its credentials.
 *
 * @throws UnauthenticatedError at `input.password` when the password is wrong
 */
export async function deactivateAccount(
  command: Command,
  passwords: PasswordHasher,
  { password }: { readonly password?: string | null | undefined },
): Promise<Outcome<{ userId: UserId }>> {
  const { actorId: userId } = command;
  const user = await command.db.sql
    .selectFrom('user')
    .select('passwordHash')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (user.passwordHash !== null && !(await passwords.verify(user.passwordHash, password ?? ''))) {
    throw new UnauthenticatedError('password is wrong.', ['input', 'password']);
  }
  return runCommand(command, async (tx) => {
    await Promise.all([
      tx.sql.updateTable('user').set({ deactivatedAt: new Date() }).where('id', '=', userId).execute(),
      endActiveSessions(tx, userId, undefined),
    ]);
    return {
      result: { userId },
      streamId: 'system',
      events: [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId } }],
    };
  });
}

/**
 * Ends all active sessions of a user.
 *
 * @param keep the session that stays active
 * @returns the ids of the ended sessions
 */
export async function endActiveSessions(tx: Tx, userId: UserId, keep: SessionId | undefined): Promise<SessionId[]> {
  const now = new Date();
  const ended = await tx.sql
    .updateTable('session')
    .set({ endedAt: now })
    .where('userId', '=', userId)
    .where(activeSession(now))
    .$if(keep !== undefined, (update) => update.where('id', '!=', keep ?? ''))
    .returning('id')
    .execute();
  return ended.map(({ id }) => storedId('session', id));
}

/** Creates the event for ended sessions; empty when no session has ended. */
export function sessionsEnded(userId: UserId, sessionIds: string[]): CommandEvent[] {
  if (sessionIds.length === 0) return [];
  return [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId, sessionIds } }];
}
