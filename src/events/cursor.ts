import { type InputPath, InvalidInputError } from '../errors.js';
import type { StreamId } from './event.js';

/** A place in a stream: everything up to and including `seq` has been seen. Clients hold it as opaque text. */
export interface Position {
  readonly epoch: string;
  readonly streamId: StreamId;
  readonly seq: number;
}

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
  const match = /^(\w+)\.(\w+)\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, epoch, stream, seq] = match ?? [];
  if (epoch === undefined || seq === undefined) throw new InvalidInputError({ path, message: 'Not a cursor.' });
  if (stream !== streamId) throw new InvalidInputError({ path, message: `This cursor belongs to another stream.` });
  return { epoch, streamId, seq: Number(seq) };
}
