import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../../errors.js';
import { newId } from '../../ids.js';

/** The cost of one argon2id hash. */
export interface PasswordCost {
  /** The memory in KiB. */
  readonly memoryCost: number;
  /** The number of passes. */
  readonly timeCost: number;
}

/** OWASP's first recommendation: 19 MiB, 2 passes, 1 lane. */
const recommendedCost: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

const minLength = 10;

/** The minimum length of a password without the parts from the owner's name and address. */
const minOwnLength = 6;

/**
 * Normalizes a password before hashing, by the profile OpaqueString (RFC 8265, section 4.2): non-ASCII spaces become U+0020,
 * and characters are composed (NFC). A password is then the same on all keyboards and systems.
 */
export function normalPassword(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize();
}

/** Hashes and verifies passwords with argon2id. */
export class PasswordHasher {
  readonly #cost: PasswordCost;
  #decoy: Promise<string> | undefined;

  constructor(cost: PasswordCost = recommendedCost) {
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    return hash(password, { ...this.#cost, parallelism: 1 });
  }

  /**
   * Verifies a password: first in normalized form, then as typed, because earlier versions hashed passwords unchanged.
   * Without a stored hash the method verifies a decoy hash, so that the time does not reveal whether an account exists.
   *
   * @param passwordHash the stored hash; absent for a missing account or an account without a password
   * @returns false without a stored hash
   */
  async verify(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    this.#decoy ??= this.hash(newId('user'));
    const storedHash = passwordHash ?? (await this.#decoy);
    const normal = normalPassword(password);
    const matches = (await verify(storedHash, normal)) || (normal !== password && (await verify(storedHash, password)));
    return matches && passwordHash != null;
  }
}

/** The rules for every new password. The output is normalized by `normalPassword`. */
export const passwordRules = z
  .string()
  .overwrite(normalPassword)
  .min(minLength, `must be ${minLength}–200 characters.`)
  .max(200, `must be ${minLength}–200 characters.`)
  .refine((password) => new Set(password).size > 3, 'must have at least 4 different characters.');

/**
 * Rejects passwords that attackers try first: common passwords, and passwords made of the owner's name or address.
 *
 * @throws InvalidInputError at `path`
 */
export async function requireStrongPassword(
  password: string,
  owner: { readonly email: string | null; readonly name: string },
  path: InputPath,
): Promise<void> {
  const field = path.at(-1);
  if ((await commonPasswords()).has(password.toLowerCase())) {
    throw new InvalidInputError({ path, message: `${field} must not be a common password: choose a rarer one.` });
  }
  if (isPersonal(password, owner)) {
    throw new InvalidInputError({ path, message: `${field} must not be made of your name or address.` });
  }
}

function isPersonal(password: string, { email, name }: { email: string | null; name: string }): boolean {
  let rest = password.toLowerCase();
  const address = email?.toLowerCase() ?? '';
  const [local = '', domain = ''] = address.split('@');
  const parts = [address, local, domain, name.toLowerCase(), ...name.toLowerCase().split(/\s+/)];
  for (const part of parts) if (part.length > 2) rest = rest.replaceAll(part, '');
  return rest.length < minOwnLength;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** Loads zxcvbn's list of common passwords on the first use, without passwords that are too short anyway. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter(({ length }) => length >= minLength)),
  );
  return common;
}
