import { z } from 'zod';
import { ConflictError } from '../../errors.js';
import { newId, storedId, type UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { isUniqueViolation } from '../../store/outage.js';
import { statement } from '../../store/statement.js';
import { emailRules, line, normalEmail, parseInput } from '../input.js';
import { wrongCredentials } from './open-session.js';
import { type PasswordHasher, passwordRules, requireStrongPassword } from './passwords.js';

/** The services of accounts. */
export interface AccountServices {
  readonly db: Db;
  readonly passwords: PasswordHasher;
}

export interface SignUpInput {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/** A user after authentication by password. */
export interface SignedIn {
  readonly userId: UserId;
  /** The stored hash of the verified password. */
  readonly passwordHash: string;
}

const emailPath = ['input', 'email'];
const signUpRules = z.object({ email: emailRules, name: line(100), password: passwordRules });

/**
 * Creates an account.
 *
 * @throws InvalidInputError, and ConflictError at `input.email` when the address has an account
 */
export async function signUp({ db, passwords }: AccountServices, input: SignUpInput): Promise<SignedIn> {
  const { email, name, password } = parseInput(signUpRules, input);
  await requireStrongPassword(password, { email, name }, ['input', 'password']);
  const userId = newId('user');
  const passwordHash = await passwords.hash(password);
  try {
    await db.sql.insertInto('user').values({ id: userId, email, name, passwordHash }).execute();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new ConflictError('email must be new: an account with this address exists. Sign in instead.', emailPath);
    }
    throw error;
  }
  return { userId, passwordHash };
}

const findByEmail = statement((p: { email: string }, db) =>
  db.selectFrom('user').select(['id', 'passwordHash', 'deactivatedAt']).where('email', '=', p.email),
);

/**
 * Checks an address and a password. An unknown address takes as long as a wrong password.
 *
 * @throws UnauthenticatedError for an unknown address and for a wrong password alike
 */
export async function signIn({ db, passwords }: AccountServices, input: SignInInput): Promise<SignedIn> {
  const user = await findByEmail.first(db.sql, { email: normalEmail(input.email) });
  const matches = await passwords.verify(user?.passwordHash, input.password);
  if (!user?.passwordHash || user.deactivatedAt || !matches) throw wrongCredentials();
  return { userId: storedId('user', user.id), passwordHash: user.passwordHash };
}
