import { type InputPath, InvalidInputError } from '../errors.js';
import type { StreamId } from './event.js';

/** A place in a stream: everything up to and including `seq` has been seen. Clients hold it as opaque text. */
export interface Position {
  readonly epoch: string;
  readonly streamId: StreamId;
  readonly seq: number;
}

/** A place in several streams at once, the person's own among them. */
export interface MergedPosition {
  readonly epoch: string;
  /** Of what credentials it is: one that may see other projects would miss what it says nothing of. Empty for those that may see all. */
  readonly scope: string;
  readonly seqs: ReadonlyMap<StreamId, number>;
}

/** The opaque text of a position. */
export function encodeCursor({ epoch, streamId, seq }: Position): string {
  return Buffer.from(`${epoch}.${streamId}.${seq}`).toString('base64url');
}

/** The opaque text of a position in several streams. */
export function encodeMergedCursor({ epoch, scope, seqs }: MergedPosition): string {
  const places = [...seqs].map(([streamId, seq]) => `${streamId}:${seq}`);
  return Buffer.from(`${epoch}.${places.join(',')}${scope && `.${scope}`}`).toString('base64url');
}

/**
 * Reads a cursor that a client hands back.
 *
 * @param path where it stood in the arguments, for the error
 * @throws InvalidInputError when it is not a cursor of ours, or belongs to another stream
 */
export function decodeCursor(cursor: string, streamId: StreamId, path: InputPath): Position {
  const [, epoch, stream, seq] = /^(\w+)\.(\w+)\.(\d{1,10})$/.exec(decode(cursor)) ?? [];
  if (epoch === undefined || seq === undefined) throw new InvalidInputError({ path, message: 'Not a cursor.' });
  if (stream !== streamId) throw new InvalidInputError({ path, message: 'This cursor belongs to another stream.' });
  return { epoch, streamId, seq: Number(seq) };
}

/** The same for a position in several streams. @throws InvalidInputError */
export function decodeMergedCursor(cursor: string, ownStream: StreamId, path: InputPath): MergedPosition {
  const [, epoch, places, scope = ''] = /^(\w+)\.((?:\w+:\d{1,10},?)+)(?:\.(\w+))?$/.exec(decode(cursor)) ?? [];
  if (epoch === undefined || places === undefined) throw new InvalidInputError({ path, message: 'Not a cursor.' });
  const seqs = new Map<StreamId, number>();
  for (const place of places.split(',')) {
    const [streamId = '', seq] = place.split(':');
    if (isStreamId(streamId)) seqs.set(streamId, Number(seq));
  }
  if (!seqs.has(ownStream)) throw new InvalidInputError({ path, message: 'This cursor belongs to another stream.' });
  return { epoch, scope, seqs };
}

function decode(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8');
}

function isStreamId(text: string): text is StreamId {
  return /^(project_|user_)/.test(text) || text === 'system';
}
