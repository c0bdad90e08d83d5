import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, type PersonalTokenId } from '../../ids.js';

/*
 * The text of a personal access token: `twp_`, the 26 characters of its id, `_`, and its secret, 256 random bits in hex.
 * All of it is one word, so a double click takes it whole, and the beginning tells what it is: programs that look for
 * secrets where they don't belong find it by `twp_[0-9a-z]{26}_[0-9a-f]{64}`.
 *
 * The secret is kept as SHA-256 only. A slow hash makes guessing dear where people choose from few; of 2^256 nobody guesses.
 */

const prefix = 'twp_';
const secretBytes = 32;

/** A personal access token as its holder has it. */
export interface PersonalTokenSecret {
  readonly tokenId: PersonalTokenId;
  readonly secret: Buffer;
}

/** True for what only a personal access token begins with. */
export function looksPersonal(text: string): boolean {
  return text.startsWith(prefix);
}

export function newPersonalSecret(tokenId: PersonalTokenId): PersonalTokenSecret {
  return { tokenId, secret: randomBytes(secretBytes) };
}

export function encodePersonalToken({ tokenId, secret }: PersonalTokenSecret): string {
  return `${prefix}${tokenId.slice('token_'.length)}_${secret.toString('hex')}`;
}

/** @returns undefined when it is malformed */
export function decodePersonalToken(text: string): PersonalTokenSecret | undefined {
  const [, id, secret] = /^twp_([0-9a-z]{26})_([0-9a-f]{64})$/.exec(text) ?? [];
  const tokenId = `token_${id}`;
  if (secret === undefined || !isId('token', tokenId)) return undefined;
  return { tokenId, secret: Buffer.from(secret, 'hex') };
}

/** As the database keeps it. */
export function personalHash({ secret }: PersonalTokenSecret): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares in a time that doesn't tell how much of it is right. */
export function isPersonalSecret(secret: PersonalTokenSecret, hash: string): boolean {
  const [given, kept] = [Buffer.from(personalHash(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
