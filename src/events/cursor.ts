import { CursorExpiredError, type InputPath, InvalidInputError, LimitExceededError } from '../errors.js';
import type { StreamId } from './event.js';

/** A place in a stream: everything up to and including `seq` has been seen. Clients hold it as opaque text. */
export interface Position {
  readonly epoch: string;
  readonly streamId: StreamId;
  readonly seq: number;
}

/** A position in the stream of a user and in those of their projects. */
export interface MergedPosition {
  readonly epoch: string;
  /** Names the projects that the credential may see: another credential would miss streams. Empty for all projects. */
  readonly scope: string;
  readonly userId: string;
  /** The position in each stream, by the number of the project; the user's own stream has `ownStreamNumber`. */
  readonly seqs: ReadonlyMap<number, number>;
}

/** The number of the user's own stream in a merged position; projects are numbered from 1. */
export const ownStreamNumber = 0;

/** Characters of a cursor of one stream, at most. */
const maxCursorLength = 200;
/** Characters of a merged cursor that is read, at most. */
export const maxMergedCursorLength = 16_384;
/**
 * Projects of a merged cursor, at most: more than a user may be in (`quotas.projectsOfUser`), because two additions at once
 * may pass that quota. Their cursor has at most 13,300 characters, so that `Last-Event-ID` fits in the 16 KB that
 * Node reads of a request's headers.
 */
export const maxMergedProjects = 1_100;
/** The largest number of an event or a project: both are 32-bit integers in Postgres. */
export const maxSeq = 2 ** 31 - 1;

/** The opaque text of a position. */
export function encodeCursor({ epoch, streamId, seq }: Position): string {
  return Buffer.from(`${epoch}.${streamId}.${seq}`).toString('base64url');
}

/**
 * Reads a cursor that a client hands back.
 *
 * @param path where it stood in the arguments, for the error
 * @throws InvalidInputError when it is not a cursor of ours, or belongs to another stream
 */
export function decodeCursor(cursor: string, streamId: StreamId, path: InputPath): Position {
  if (cursor.length > maxCursorLength) throw notACursor(path);
  const [epoch, stream, digits = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('.');
  const seq = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!epoch || !stream || !(seq <= maxSeq) || rest.length > 0) throw notACursor(path);
  if (stream !== streamId) throw otherStream(path);
  return { epoch, streamId, seq };
}

/*
 * The bytes of a merged cursor: a version; epoch, scope and user id, each behind its length; then for each stream its number
 * and its position, as varints (LEB128). The numbers ascend, and each is written as the difference from the one before.
 * A user in 1,000 of 100,000 projects with up to 100,000 events each has a cursor of 4 KB.
 */
const mergedVersion = 3;
/** Held 60 bits of the id of each project. */
const earlierMergedVersion = 2;
/** A varint of 31 bits. */
const maxVarintBytes = 5;

/**
 * The opaque text of a position in several streams.
 *
 * @throws LimitExceededError when it has more than `maxMergedProjects` projects
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

/** @throws LimitExceededError when so many projects don't fit in a merged cursor */
export function requireMergeable(projects: number): void {
  if (projects <= maxMergedProjects) return;
  throw new LimitExceededError(
    `You are in ${projects} projects; myEvents follows at most ${maxMergedProjects}. Leave some, or follow single projects by projectEvents.`,
  );
}

/**
 * The same as `decodeCursor` for a position in several streams.
 *
 * @throws InvalidInputError when it is not such a cursor, or belongs to another user
 * @throws CursorExpiredError when an earlier version of the server wrote it
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

/** Writes 7 bits a byte, the lowest first. @returns the offset behind it */
function writeVarint(bytes: Buffer, value: number, offset: number): number {
  let end = offset;
  let left = value;
  for (; left > 127; left >>>= 7) end = bytes.writeUInt8((left & 127) | 128, end);
  return bytes.writeUInt8(left, end);
}

function notACursor(path: InputPath): InvalidInputError {
  return new InvalidInputError({ path, message: 'Not a cursor.' });
}

function otherStream(path: InputPath): InvalidInputError {
  return new InvalidInputError({ path, message: 'This cursor belongs to another stream.' });
}
