import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { type InputPath, InvalidInputError } from '../../errors.js';
import { newId } from '../../ids.js';

/** argon2id with the parameters that OWASP recommends first (19 MiB, 2 passes, 1 lane). */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const minLength = 10;

/** What of a password has to be left without its owner's name and address. */
const minOwnLength = 6;

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

/**
 * A password as it is hashed, by the profile OpaqueString (RFC 8265, section 4.2): other spaces become U+0020, and characters
 * are composed (NFC). So a password is the same on every keyboard and system.
 */
export function normalPassword(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize();
}

let decoy: Promise<string> | undefined;

/**
 * Checks a password: as `normalPassword` writes it, then as it was typed, as earlier versions hashed it. Takes as long where
 * there is none to compare it with.
 *
 * @param passwordHash as it is kept; absent where there is no account or no password, which none fits
 */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newId('user'));
  const kept = passwordHash ?? (await decoy);
  const normal = normalPassword(password);
  const fits = (await verify(kept, normal)) || (normal !== password && (await verify(kept, password)));
  return fits && passwordHash != null;
}

/** The rules of a new password; it is read as `normalPassword` writes it. */
export const passwordRules = z
  .string()
  .overwrite(normalPassword)
  .min(minLength, `Must have at least ${minLength} characters.`)
  .max(200, 'Must have at most 200 characters.')
  .refine((password) => new Set(password).size > 3, 'Must have at least 4 different characters.');

/**
 * Refuses what others guess first: common passwords, and those with little to them but their owner's name and address.
 *
 * @throws InvalidInputError
 */
export async function requireStrongPassword(
  password: string,
  owner: { readonly email: string | null; readonly name: string },
  path: InputPath,
): Promise<void> {
  if ((await commonPasswords()).has(password.toLowerCase())) {
    throw new InvalidInputError({ path, message: 'Must not be a common password.' });
  }
  if (isPersonal(password, owner)) {
    throw new InvalidInputError({ path, message: 'Must not be made of your name or address.' });
  }
}

function isPersonal(password: string, { email, name }: { email: string | null; name: string }): boolean {
  let left = password.toLowerCase();
  const address = email?.toLowerCase() ?? '';
  const [local = '', domain = ''] = address.split('@');
  const parts = [address, local, domain, name.toLowerCase(), ...name.toLowerCase().split(/\s+/)];
  for (const part of parts) if (part.length > 2) left = left.replaceAll(part, '');
  return left.length < minOwnLength;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** The passwords of zxcvbn's list that are long enough to matter here; read when first needed. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter(({ length }) => length >= minLength)),
  );
  return common;
}
