import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { ConflictError } from '../errors.js';
import type { Db } from '../store/database.js';
import { isPrismaError } from './command.js';
import { newId, storedId, type UserId } from './ids.js';
import { line, parseInput } from './input.js';
import { wrongCredentials } from './open-session.js';

export interface SignUpInput {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/** Somebody who has proved who they are by their password, as it is kept. */
export interface SignedIn {
  readonly userId: UserId;
  readonly passwordHash: string;
}

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Must have at most 254 characters.')
  .pipe(z.email('Must be an e-mail address.'));
const signUpRules = z.object({
  email,
  name: line(100),
  password: z.string().min(10, 'Must have at least 10 characters.').max(200, 'Must have at most 200 characters.'),
});

/** argon2id with the parameters that OWASP recommends first (19 MiB, 2 passes, 1 lane). */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Makes an account.
 *
 * @throws InvalidInputError, and ConflictError at `input.email` when the address has an account
 */
export async function signUp(db: Db, input: SignUpInput): Promise<SignedIn> {
  const { email, name, password } = parseInput(signUpRules, input);
  const userId = newId('user');
  const passwordHash = await hash(password, argon2id);
  try {
    await db.user.create({ data: { id: userId, email, name, passwordHash } });
  } catch (error) {
    if (isPrismaError(error, 'P2002')) throw new ConflictError('This address has an account.', ['input', 'email']);
    throw error;
  }
  return { userId, passwordHash };
}

let decoy: Promise<string> | undefined;

/**
 * Checks an address and a password. Takes as long for an unknown address as for a wrong password.
 *
 * @throws UnauthenticatedError when they don't belong together, without saying which is wrong
 */
export async function signIn(db: Db, input: SignInInput): Promise<SignedIn> {
  const user = await db.user.findUnique({ where: { email: input.email.trim().toLowerCase() } });
  decoy ??= hash(newId('user'), argon2id);
  const matches = await verify(user?.passwordHash ?? (await decoy), input.password);
  if (!user || user.deactivatedAt || !matches) throw wrongCredentials();
  return { userId: storedId('user', user.id), passwordHash: user.passwordHash };
}
