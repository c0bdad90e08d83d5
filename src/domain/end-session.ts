import { NotFoundError, UnauthenticatedError } from '../errors.js';
import type { Tx } from '../store/database.js';
import { type Command, type CommandEvent, type Outcome, runCommand } from './command.js';
import { type SessionId, storedId, type UserId } from './ids.js';
import { isPassword } from './passwords.js';
import { living } from './sessions.js';

/**
 * Ends one session of the actor.
 *
 * @throws NotFoundError at `input.sessionId` when it is somebody else's or doesn't live
 */
export async function signOut(command: Command, sessionId: SessionId): Promise<Outcome<{ sessionId: SessionId }>> {
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const where = { id: sessionId, userId, ...living() };
    const { count } = await tx.session.updateMany({ where, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError('You have no such session.', ['input', 'sessionId']);
    return { result: { sessionId }, streamId: 'system', events: sessionsEnded(userId, [sessionId]) };
  });
}

/**
 * Ends the sessions of the actor.
 *
 * @param keep a session to keep
 */
export async function signOutEverywhere(
  command: Command,
  keep: SessionId | undefined,
): Promise<Outcome<{ userId: UserId }>> {
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const ended = await endLiving(tx, userId, keep);
    return { result: { userId }, streamId: 'system', events: sessionsEnded(userId, ended) };
  });
}

/**
 * Deactivates the actor's account, which ends everything that speaks for it.
 *
 * @throws UnauthenticatedError at `input.password` when the password is wrong
 */
export async function deactivateAccount(
  command: Command,
  { password }: { readonly password: string },
): Promise<Outcome<{ userId: UserId }>> {
  const { actorId: userId } = command;
  const user = await command.db.user.findUniqueOrThrow({ where: { id: userId } });
  if (!(await isPassword(user.passwordHash, password))) {
    throw new UnauthenticatedError('Wrong password.', ['input', 'password']);
  }
  return runCommand(command, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { deactivatedAt: new Date() } });
    await endLiving(tx, userId, undefined);
    return {
      result: { userId },
      streamId: 'system',
      events: [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId } }],
    };
  });
}

/**
 * Ends all sessions of a person that still live.
 *
 * @param keep one to leave alone
 * @returns which those were
 */
export async function endLiving(tx: Tx, userId: UserId, keep: SessionId | undefined): Promise<SessionId[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { userId, ...living(), ...(keep !== undefined && { id: { not: keep } }) },
    data: { endedAt: new Date() },
    select: { id: true },
  });
  return ended.map(({ id }) => storedId('session', id));
}

/** What is said when those sessions have ended: nothing, when there are none. */
export function sessionsEnded(userId: UserId, sessionIds: string[]): CommandEvent[] {
  if (sessionIds.length === 0) return [];
  return [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId, sessionIds } }];
}
