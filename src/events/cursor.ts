import { type InputPath, InvalidInputError } from '../errors.js';
import type { StreamId } from './event.js';

/** A place in a stream: everything up to and including `seq` has been seen. Clients hold it as opaque text. */
export interface Position {
  readonly epoch: string;
  readonly streamId: StreamId;
  readonly seq: number;
}

/** A place in several streams at once, the user's own among them. */
export interface MergedPosition {
  readonly epoch: string;
  /** Names the projects that the credential may see: another credential would miss streams. Empty for all projects. */
  readonly scope: string;
  readonly seqs: ReadonlyMap<StreamId, number>;
}

/** A merged position that a client handed back. */
export interface DecodedMergedPosition extends Omit<MergedPosition, 'seqs'> {
  /** The position in a stream; undefined when the cursor has none for it. */
  seqOf(streamId: StreamId): number | undefined;
}

/** Characters of a cursor of one stream, at most. */
const maxCursorLength = 200;
/** Characters of a merged cursor, at most: 1,000 streams take 13,400. */
export const maxMergedCursorLength = 16_384;
/** The largest number of an event: streams are numbered by 32-bit integers. */
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
 * The bytes of a merged cursor: a version, epoch and scope with their lengths, then for each stream 8 bytes of its id and its
 * number as a varint (LEB128). The 8 bytes are the last 60 of the id's random bits. So a user in 1,000 projects has a cursor of
 * 13 KB; that two of their projects share those bits is as unlikely as two equal ids.
 */
const mergedVersion = 2;

/** The opaque text of a position in several streams. */
export function encodeMergedCursor({ epoch, scope, seqs }: MergedPosition): string {
  const names = [epoch, scope].map((text) => Buffer.from(text));
  const bytes = Buffer.allocUnsafe(1 + names.reduce((sum, { length }) => sum + 1 + length, 0) + seqs.size * 13);
  let end = bytes.writeUInt8(mergedVersion);
  for (const name of names) end = bytes.writeUInt8(name.length, end) + name.copy(bytes, end + 1);
  for (const [streamId, seq] of seqs) {
    const { high, low } = tailOf(streamId);
    end = bytes.writeUInt32BE(high, end);
    end = bytes.writeUInt32BE(low, end);
    for (let left = seq; ; left >>>= 7) {
      end = bytes.writeUInt8(left > 127 ? (left & 127) | 128 : left, end);
      if (left <= 127) break;
    }
  }
  return bytes.toString('base64url', 0, end);
}

/** The same as `decodeCursor` for a position in several streams. @throws InvalidInputError */
export function decodeMergedCursor(cursor: string, ownStream: StreamId, path: InputPath): DecodedMergedPosition {
  const bytes = Buffer.from(cursor.slice(0, maxMergedCursorLength + 1), 'base64url');
  if (cursor.length > maxMergedCursorLength || bytes[0] !== mergedVersion) throw notACursor(path);
  let at = 1;
  const read = (length: number): number => {
    const start = at;
    at += length;
    if (at > bytes.length) throw notACursor(path);
    return start;
  };
  const readName = () => {
    const length = bytes.readUInt8(read(1));
    return bytes.toString('utf8', read(length), at);
  };
  const readSeq = () => {
    let seq = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.readUInt8(read(1));
      seq += (byte & 127) * 2 ** shift;
      if (seq > maxSeq || shift > 28) throw notACursor(path);
      if (byte < 128) return seq;
    }
  };
  const [epoch, scope] = [readName(), readName()];
  const seqs = new Map<string, number>();
  while (at < bytes.length) {
    const tail = keyOf({ high: bytes.readUInt32BE(read(4)), low: bytes.readUInt32BE(read(4)) });
    seqs.set(tail, readSeq());
  }
  const seqOf = (streamId: StreamId) => seqs.get(keyOf(tailOf(streamId)));
  if (seqOf(ownStream) === undefined) throw otherStream(path);
  return { epoch, scope, seqOf };
}

interface Tail {
  readonly high: number;
  readonly low: number;
}

/** The alphabet of TypeID's suffixes (https://github.com/jetify-com/typeid/tree/main/spec): Crockford's base32. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** The last 12 characters of an id, 5 bits each. */
function tailOf(streamId: StreamId): Tail {
  const end = streamId.length;
  const read = (from: number) => {
    let sum = 0;
    for (let index = from; index < from + 6; index += 1) sum = sum * 32 + digits.indexOf(streamId[index] ?? '');
    return sum;
  };
  return { high: read(end - 12), low: read(end - 6) };
}

function keyOf({ high, low }: Tail): string {
  return `${high}.${low}`;
}

function notACursor(path: InputPath): InvalidInputError {
  return new InvalidInputError({ path, message: 'Not a cursor.' });
}

function otherStream(path: InputPath): InvalidInputError {
  return new InvalidInputError({ path, message: 'This cursor belongs to another stream.' });
}
