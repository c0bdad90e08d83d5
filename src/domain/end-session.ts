import { verify } from '@node-rs/argon2';
import { UnauthenticatedError } from '../errors.js';
import type { Tx } from '../store/database.js';
import { type Command, type CommandEvent, type Outcome, runCommand } from './command.js';
import { type SessionId, storedId, type UserId } from './ids.js';
import { living } from './sessions.js';

/** Ends every session of the actor. */
export async function signOutEverywhere(command: Command): Promise<Outcome<{ userId: UserId }>> {
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const sessionIds = await endLiving(tx, userId);
    return { result: { userId }, streamId: 'system', events: sessionsEnded(userId, sessionIds) };
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
  if (!(await verify(user.passwordHash, password))) {
    throw new UnauthenticatedError('Wrong password.', ['input', 'password']);
  }
  return runCommand(command, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { deactivatedAt: new Date() } });
    await endLiving(tx, userId);
    return {
      result: { userId },
      streamId: 'system',
      events: [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId } }],
    };
  });
}

/** Ends all sessions of a person that still live. @returns which those were */
async function endLiving(tx: Tx, userId: UserId): Promise<SessionId[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { userId, ...living() },
    data: { endedAt: new Date() },
    select: { id: true },
  });
  return ended.map(({ id }) => storedId('session', id));
}

/** What is said when those sessions have ended: nothing, when there are none. */
function sessionsEnded(userId: UserId, sessionIds: string[]): CommandEvent[] {
  if (sessionIds.length === 0) return [];
  return [{ streamId: 'system', kind: 'SessionsEnded', entityId: userId, data: { userId, sessionIds } }];
}
