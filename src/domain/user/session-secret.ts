import { createHash, randomBytes } from 'node:crypto';
import { isId, type SessionId } from '../../ids.js';

/*
 * What a session's holder proves it by: a refresh token or the content of a cookie. It is the session's id and two random
 * parts: one that stays for the session's life (16 bytes), and one that each refresh replaces (32 bytes). Who has the first
 * right and the second wrong holds a secret that was good once; who has the first wrong made it up, and learns and changes
 * nothing.
 *
 * Both are kept as SHA-256. A slow hash such as argon2 makes guessing passwords dear, as people choose them from
 * few; of 2^128 and 2^256 random ones nobody guesses any, at whatever speed.
 */

const familyBytes = 16;
const rotatingBytes = 32;

/** A session's secret as its holder has it. */
export interface SessionSecret {
  readonly sessionId: SessionId;
  readonly family: Buffer;
  readonly rotating: Buffer;
}

/** A new secret: of a session with its first, or with the next in the same family. */
export function newSecret(sessionId: SessionId, family: Buffer = randomBytes(familyBytes)): SessionSecret {
  return { sessionId, family, rotating: randomBytes(rotatingBytes) };
}

/** As the database keeps it. */
export function hashesOf({ family, rotating }: SessionSecret): { familyHash: string; secretHash: string } {
  return { familyHash: sha256(family), secretHash: sha256(rotating) };
}

/** `session_…` and 64 characters of base64url, with a dot between. */
export function encodeSecret({ sessionId, family, rotating }: SessionSecret): string {
  return `${sessionId}.${Buffer.concat([family, rotating]).toString('base64url')}`;
}

/** @returns undefined when it is malformed */
export function decodeSecret(text: string): SessionSecret | undefined {
  const [, sessionId = '', random = ''] = /^(session_\w{26})\.([\w-]{64})$/.exec(text) ?? [];
  if (!isId('session', sessionId)) return undefined;
  const bytes = Buffer.from(random, 'base64url');
  return { sessionId, family: bytes.subarray(0, familyBytes), rotating: bytes.subarray(familyBytes) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
