import { InvalidInputError, LimitExceededError } from '../../errors.js';

/** What a row may take in a file; the longest task, with every character escaped, stays below it. */
export const maxRowCharacters = 500_000;

/** Not UTF-8 from here on; whoever reads the rows knows which row that is. */
export class NotUtf8Error extends Error {}

/**
 * Bytes as text, without a byte order mark. Everything up to the first byte that is wrong is given.
 *
 * @throws LimitExceededError when there are more bytes than the limit, NotUtf8Error
 */
export async function* toText(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string, undefined> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  // Says where the strict one stumbled.
  const lenient = new TextDecoder('utf-8');
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > limit) throw new LimitExceededError(`A file has at most ${limit} bytes.`);
    const text = lenient.decode(piece, { stream: true });
    if (!accepts(strict, piece)) {
      yield text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
      throw new NotUtf8Error();
    }
    yield text;
  }
  if (!accepts(strict)) throw new NotUtf8Error();
  return undefined;
}

function accepts(decoder: TextDecoder, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The same rows, with the row named from which on the bytes are no text. */
export async function* namingRows<T extends { readonly row: number }>(
  rows: AsyncIterable<T>,
): AsyncGenerator<T, undefined> {
  let last = 0;
  try {
    for await (const row of rows) {
      last = row.row;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    throw new InvalidInputError({ path: ['rows', last + 1], message: 'The file is not UTF-8 from this row on.' });
  }
  return undefined;
}
