import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, type PersonalTokenId } from '../../ids.js';

const prefix = 'twp_';
const secretBytes = 32;

/**
 * A personal access token as issued to the user: `twp_`, the 26 characters of the token's id, `_`, and the secret, 256 random
 * bits in hex. The token is a single word, so a double click selects all of it. Secret scanners find tokens by
 * `twp_[0-9a-z]{26}_[0-9a-f]{64}`.
 *
 * The database stores the SHA-256 of the secret only. A slow hash such as argon2 protects low-entropy passwords; 256 random
 * bits cannot be guessed.
 */
export interface PersonalTokenSecret {
  readonly tokenId: PersonalTokenId;
  readonly secret: Buffer;
}

/** True when the text has the prefix of personal access tokens. */
export function looksPersonal(text: string): boolean {
  return text.startsWith(prefix);
}

export function newPersonalSecret(tokenId: PersonalTokenId): PersonalTokenSecret {
  return { tokenId, secret: randomBytes(secretBytes) };
}

export function encodePersonalToken({ tokenId, secret }: PersonalTokenSecret): string {
  return `${prefix}${tokenId.slice('token_'.length)}_${secret.toString('hex')}`;
}

/** @returns undefined for a malformed token */
export function decodePersonalToken(text: string): PersonalTokenSecret | undefined {
  const [, id, secret] = /^twp_([0-9a-z]{26})_([0-9a-f]{64})$/.exec(text) ?? [];
  const tokenId = `token_${id}`;
  if (secret === undefined || !isId('token', tokenId)) return undefined;
  return { tokenId, secret: Buffer.from(secret, 'hex') };
}

/** The hash of the secret, for the database. */
export function personalHash({ secret }: PersonalTokenSecret): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares the secret with a stored hash in constant time. */
export function isPersonalSecret(secret: PersonalTokenSecret, hash: string): boolean {
  const [actual, stored] = [Buffer.from(personalHash(secret)), Buffer.from(hash)];
  return actual.length === stored.length && timingSafeEqual(actual, stored);
}
