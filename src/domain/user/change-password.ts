import { z } from 'zod';
import { InvalidInputError, UnauthenticatedError } from '../../errors.js';
import type { SessionId, UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { User } from '../../store/prisma/client.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { endActiveSessions, sessionsEnded } from './end-session.js';
import { hashPassword, isPassword, normalPassword, passwordRules, requireStrongPassword } from './passwords.js';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const rules = z.object({ currentPassword: z.string(), newPassword: passwordRules });

/**
 * Gives the actor's account another password, which ends all its sessions but one. Passwords are checked and
 * hashed first, which takes long; then the account's row is held, and its password must still be the one that was checked. A
 * sign-in by the old one either is ended here or comes too late.
 *
 * @param keep the session to keep, that of the caller
 * @throws InvalidInputError at `input.newPassword`, UnauthenticatedError at `input.currentPassword`
 */
export async function changePassword(
  command: Command,
  input: ChangePasswordInput,
  keep: SessionId | undefined,
): Promise<Outcome<{ userId: UserId }>> {
  const passwords = parseInput(rules, input);
  const { actorId: userId } = command;
  const user = await command.db.user.findUniqueOrThrow({ where: { id: userId } });
  // A refusal waits for the command: one that is repeated is answered as before, though its present password is none now.
  const [hashed] = await Promise.allSettled([hashNext(user, passwords)]);
  return runCommand(command, async (tx) => {
    if (hashed.status === 'rejected') throw hashed.reason;
    const { passwordHash } = await lockUser(tx, userId);
    if (passwordHash !== user.passwordHash) throw wrongPassword();
    await tx.user.update({ where: { id: userId }, data: { passwordHash: hashed.value } });
    const ended = await endActiveSessions(tx, userId, keep);
    return { result: { userId }, streamId: 'system', events: sessionsEnded(userId, ended) };
  });
}

/** The hash of the new password, if everything about the two is right. */
async function hashNext(user: User, { currentPassword, newPassword }: ChangePasswordInput): Promise<string> {
  if (!(await isPassword(user.passwordHash, currentPassword))) throw wrongPassword();
  if (newPassword === normalPassword(currentPassword)) {
    throw new InvalidInputError({ path: ['input', 'newPassword'], message: 'Must differ from the present one.' });
  }
  await requireStrongPassword(newPassword, user, ['input', 'newPassword']);
  return hashPassword(newPassword);
}

function wrongPassword(): UnauthenticatedError {
  return new UnauthenticatedError('Wrong password.', ['input', 'currentPassword']);
}

async function lockUser(tx: Tx, userId: UserId) {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId} FOR NO KEY UPDATE`;
  return tx.user.findUniqueOrThrow({ where: { id: userId } });
}
