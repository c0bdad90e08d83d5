import { z } from 'zod';
import { InvalidInputError, UnauthenticatedError } from '../../errors.js';
import type { SessionId, UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { parseInput } from '../input.js';
import { endActiveSessions, sessionsEnded } from './end-session.js';
import { normalPassword, type PasswordHasher, passwordRules, requireStrongPassword } from './passwords.js';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

interface PasswordOwner {
  readonly passwordHash: string | null;
  readonly email: string | null;
  readonly name: string;
}

const rules = z.object({ currentPassword: z.string(), newPassword: passwordRules });

/**
 * Changes the actor's password and ends all sessions except `keep`. Passwords are verified and hashed before the transaction,
 * because hashing is slow. The transaction locks the account's row and checks that the password has not changed meanwhile. A
 * concurrent sign-in with the old password either has a session, which ends here, or fails.
 *
 * @param keep the session of the request
 * @throws InvalidInputError at `input.newPassword`, UnauthenticatedError at `input.currentPassword`
 */
export async function changePassword(
  command: Command,
  hasher: PasswordHasher,
  input: ChangePasswordInput,
  keep: SessionId | undefined,
): Promise<Outcome<{ userId: UserId }>> {
  const passwords = parseInput(rules, input);
  const { actorId: userId } = command;
  const user = await command.db.sql
    .selectFrom('user')
    .select(['passwordHash', 'email', 'name'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  // A rejection is thrown inside the command: a retry with the same idempotency key returns the stored outcome, although
  // the old password is no longer valid.
  const [hashed] = await Promise.allSettled([hashNext(hasher, user, passwords)]);
  return runCommand(command, async (tx) => {
    if (hashed.status === 'rejected') throw hashed.reason;
    const { passwordHash } = await lockUser(tx, userId);
    if (passwordHash !== user.passwordHash) throw wrongPassword();
    const [, ended] = await Promise.all([
      tx.sql.updateTable('user').set({ passwordHash: hashed.value }).where('id', '=', userId).execute(),
      endActiveSessions(tx, userId, keep),
    ]);
    return { result: { userId }, streamId: 'system', events: sessionsEnded(userId, ended) };
  });
}

/** Checks both passwords. @returns the hash of the new password */
async function hashNext(
  hasher: PasswordHasher,
  user: PasswordOwner,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<string> {
  if (!(await hasher.verify(user.passwordHash, currentPassword))) throw wrongPassword();
  if (newPassword === normalPassword(currentPassword)) {
    throw new InvalidInputError({
      path: ['input', 'newPassword'],
      message: 'newPassword must differ from currentPassword.',
    });
  }
  await requireStrongPassword(newPassword, user, ['input', 'newPassword']);
  return hasher.hash(newPassword);
}

function wrongPassword(): UnauthenticatedError {
  return new UnauthenticatedError('currentPassword is wrong.', ['input', 'currentPassword']);
}

function lockUser(tx: Tx, userId: UserId): Promise<Pick<PasswordOwner, 'passwordHash'>> {
  return tx.sql
    .selectFrom('user')
    .select('passwordHash')
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}
