import { z } from 'zod';
import { InvalidInputError, UnauthenticatedError } from '../../errors.js';
import type { Tx } from '../../store/database.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import type { SessionId, UserId } from '../ids.js';
import { parseInput } from '../input.js';
import { endLiving, sessionsEnded } from './end-session.js';
import { demandStrong, hashPassword, isPassword, passwordRules } from './passwords.js';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const rules = z.object({ currentPassword: z.string(), newPassword: passwordRules });

/**
 * Gives the actor's account another password, which ends all its sessions but one. The account's row is held while
 * passwords are checked: a sign-in by the old one either is ended here or comes too late.
 *
 * @param keep the session to keep, that of the caller
 * @throws InvalidInputError at `input.newPassword`, UnauthenticatedError at `input.currentPassword`
 */
export async function changePassword(
  command: Command,
  input: ChangePasswordInput,
  keep: SessionId | undefined,
): Promise<Outcome<{ userId: UserId }>> {
  const { currentPassword, newPassword } = parseInput(rules, input);
  const { actorId: userId } = command;
  return runCommand(command, async (tx) => {
    const user = await lockUser(tx, userId);
    if (!(await isPassword(user.passwordHash, currentPassword))) {
      throw new UnauthenticatedError('Wrong password.', ['input', 'currentPassword']);
    }
    if (newPassword === currentPassword) {
      throw new InvalidInputError({ path: ['input', 'newPassword'], message: 'Must differ from the present one.' });
    }
    await demandStrong(newPassword, user, ['input', 'newPassword']);
    await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(newPassword) } });
    const ended = await endLiving(tx, userId, keep);
    return { result: { userId }, streamId: 'system', events: sessionsEnded(userId, ended) };
  });
}

async function lockUser(tx: Tx, userId: UserId) {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
  return tx.user.findUniqueOrThrow({ where: { id: userId } });
}
