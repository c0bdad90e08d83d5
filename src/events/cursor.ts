import { CursorExpiredError, type InputPath, InvalidInputError, LimitExceededError } from '../errors.js';
import type { StreamId } from './event.js';

/** A position in a stream: the client has received all events up to and including `seq`. Its text form is opaque. */
export interface Position {
  readonly epoch: string;
  readonly streamId: StreamId;
  readonly seq: number;
}

/** A position in the stream of a user and in the streams of the user's projects. */
export interface MergedPosition {
  readonly epoch: string;
  /** Identifies the projects that the credential may read; empty for all. A cursor is valid for the same scope only. */
  readonly scope: string;
  readonly userId: string;
  /** The position in each stream, by project number. The user's own stream has the number `ownStreamNumber`. */
  readonly seqs: ReadonlyMap<number, number>;
}

/** The number of the user's own stream in a merged position. Project numbers start at 1. */
export const ownStreamNumber = 0;

/** The most characters in a cursor of one stream. */
const maxCursorLength = 200;
/** The most characters in a merged cursor from a client. */
export const maxMergedCursorLength = 16_384;
/**
 * The most projects in a merged cursor. The number is above `LIMIT_PROJECTS_PER_USER`, because two simultaneous additions may
 * exceed that quota. A cursor of 1,100 projects has at most 13,300 characters, so `Last-Event-ID` fits in the 16 KB limit
 * of Node for request headers.
 */
export const maxMergedProjects = 1_100;
/** The largest number of an event or project: both are 32-bit integers in Postgres. */
export const maxSeq = 2 ** 31 - 1;

/** Encodes a position as opaque text. */
export function encodeCursor({ epoch, streamId, seq }: Position): string {
  return Buffer.from(`${epoch}.${streamId}.${seq}`).toString('base64url');
}

/**
 * Decodes a cursor from a client.
 *
 * @param path the path of the cursor in the arguments, for the error
 * @throws InvalidInputError when the text is not a cursor or belongs to another stream
 */
export function decodeCursor(cursor: string, streamId: StreamId, path: InputPath): Position {
  if (cursor.length > maxCursorLength) throw notACursor(path);
  const [epoch, stream, digits = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('.');
  const seq = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!epoch || !stream || !(seq <= maxSeq) || rest.length > 0) throw notACursor(path);
  if (stream !== streamId) throw otherStream(path);
  return { epoch, streamId, seq };
}

const mergedVersion = 3;
/** Version 2 identified projects by 60 bits of their ids. */
const earlierMergedVersion = 2;
/** A varint of 31 bits. */
const maxVarintBytes = 5;

/**
 * Encodes a position in several streams as opaque text.
 *
 * The bytes: a version; epoch, scope and user id, each after its length; then per stream its number and its position, as
 * varints (LEB128). The numbers ascend and are written as differences from the previous number. The cursor of a user in
 * 1,000 of 100,000 projects with up to 100,000 events each has 4 KB.
 *
 * @throws LimitExceededError when the position has more than `maxMergedProjects` projects
 */
export function encodeMergedCursor({ epoch, scope, userId, seqs }: MergedPosition): string {
  requireMergeable(seqs.size - 1);
  const names = [epoch, scope, userId].map((text) => Buffer.from(text));
  const headerBytes = 1 + names.reduce((sum, { length }) => sum + 1 + length, 0);
  const bytes = Buffer.allocUnsafe(headerBytes + seqs.size * 2 * maxVarintBytes);
  let end = bytes.writeUInt8(mergedVersion);
  for (const name of names) end = bytes.writeUInt8(name.length, end) + name.copy(bytes, end + 1);
  let previous = 0;
  for (const number of Uint32Array.from(seqs.keys()).sort()) {
    end = writeVarint(bytes, number - previous, end);
    end = writeVarint(bytes, seqs.get(number) ?? 0, end);
    previous = number;
  }
  return bytes.toString('base64url', 0, end);
}

/** @throws LimitExceededError when the number of projects exceeds `maxMergedProjects` */
export function requireMergeable(projects: number): void {
  if (projects <= maxMergedProjects) return;
  throw new LimitExceededError(
    `You are a member of ${projects} projects; myEvents follows at most ${maxMergedProjects}. Leave projects, or subscribe to projectEvents of single projects.`,
  );
}

/**
 * Decodes a merged cursor from a client.
 *
 * @throws InvalidInputError when the text is not a merged cursor or belongs to another user
 * @throws CursorExpiredError when an earlier version of the server encoded the cursor
 */
export function decodeMergedCursor(cursor: string, userId: string, path: InputPath): MergedPosition {
  if (cursor.length > maxMergedCursorLength) throw notACursor(path);
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes[0] === earlierMergedVersion) throw new CursorExpiredError('This cursor has an earlier format.');
  if (bytes[0] !== mergedVersion) throw notACursor(path);
  let at = 1;
  const readByte = () => {
    const byte = bytes[at];
    if (byte === undefined) throw notACursor(path);
    at += 1;
    return byte;
  };
  const readName = () => {
    const length = readByte();
    at += length;
    if (at > bytes.length) throw notACursor(path);
    return bytes.toString('utf8', at - length, at);
  };
  const readVarint = () => {
    let value = 0;
    for (let shift = 0; shift < 7 * maxVarintBytes; shift += 7) {
      const byte = readByte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw notACursor(path);
  };
  const [epoch, scope, owner] = [readName(), readName(), readName()];
  const seqs = new Map<number, number>();
  let number = 0;
  while (at < bytes.length) {
    number += readVarint();
    const seq = readVarint();
    if (number > maxSeq || seq > maxSeq || seqs.has(number)) throw notACursor(path);
    seqs.set(number, seq);
  }
  if (!seqs.has(ownStreamNumber)) throw notACursor(path);
  if (owner !== userId) throw otherStream(path);
  return { epoch, scope, userId, seqs };
}

/** Writes 7 bits per byte, the lowest bits first. @returns the offset after the value */
function writeVarint(bytes: Buffer, value: number, offset: number): number {
  let end = offset;
  let left = value;
  for (; left > 127; left >>>= 7) end = bytes.writeUInt8((left & 127) | 128, end);
  return bytes.writeUInt8(left, end);
}

function notACursor(path: InputPath): InvalidInputError {
  return new InvalidInputError({ path, message: 'Not a cursor: pass a cursor that this server returned.' });
}

function otherStream(path: InputPath): InvalidInputError {
  return new InvalidInputError({
    path,
    message: 'This cursor belongs to another stream: pass a cursor of the same field and the same viewer.',
  });
}
