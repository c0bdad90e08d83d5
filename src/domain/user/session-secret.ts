import { createHash, randomBytes } from 'node:crypto';
import { isId, type SessionId } from '../../ids.js';

const familyBytes = 16;
const rotatingBytes = 32;

/**
 * The secret of a session, in a refresh token or a cookie: the session's id and two random parts. The family part (16 bytes)
 * stays for the lifetime of the session; each refresh replaces the rotating part (32 bytes). A correct family with a wrong
 * rotating part is a replaced secret. A wrong family is a forgery, and the answer reveals and changes nothing.
 *
 * The database stores the SHA-256 of both parts. A slow hash such as argon2 protects low-entropy passwords; 128 and 256 random
 * bits cannot be guessed.
 */
export interface SessionSecret {
  readonly sessionId: SessionId;
  readonly family: Buffer;
  readonly rotating: Buffer;
}

/** Creates the first secret of a session, or the next secret of a family. */
export function newSecret(sessionId: SessionId, family: Buffer = randomBytes(familyBytes)): SessionSecret {
  return { sessionId, family, rotating: randomBytes(rotatingBytes) };
}

/** The hashes of the secret, for the database. */
export function hashesOf({ family, rotating }: SessionSecret): { familyHash: string; secretHash: string } {
  return { familyHash: sha256(family), secretHash: sha256(rotating) };
}

/** Encodes a secret as the session's id, a dot, and 64 characters of base64url. */
export function encodeSecret({ sessionId, family, rotating }: SessionSecret): string {
  return `${sessionId}.${Buffer.concat([family, rotating]).toString('base64url')}`;
}

/** @returns undefined for a malformed secret */
export function decodeSecret(text: string): SessionSecret | undefined {
  const [, sessionId = '', random = ''] = /^(session_\w{26})\.([\w-]{64})$/.exec(text) ?? [];
  if (!isId('session', sessionId)) return undefined;
  const bytes = Buffer.from(random, 'base64url');
  return { sessionId, family: bytes.subarray(0, familyBytes), rotating: bytes.subarray(familyBytes) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
