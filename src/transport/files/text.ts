import { InvalidInputError } from '../../errors.js';

/** Upper bound for a row in characters: more than the longest task with every character escaped. */
export const maxRowCharacters = 500_000;

/** The bytes are not UTF-8; `withRowNumbers` adds the row. */
export class NotUtf8Error extends Error {}

/**
 * Decodes bytes as UTF-8, without the byte order mark. Yields all text before the first invalid byte.
 *
 * @throws NotUtf8Error at the first invalid byte
 */
export async function* toText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  // Replaces invalid bytes by U+FFFD, to find the position of the first invalid byte.
  const lenient = new TextDecoder('utf-8');
  for await (const chunk of bytes) {
    const text = lenient.decode(chunk, { stream: true });
    if (!accepts(strict, chunk)) {
      yield text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
      throw new NotUtf8Error();
    }
    yield text;
  }
  if (!accepts(strict)) throw new NotUtf8Error();
  return undefined;
}

function accepts(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** Passes rows through, and adds the row number to the error of invalid UTF-8. @throws InvalidInputError */
export async function* withRowNumbers<T extends { readonly row: number }>(
  rows: AsyncIterable<T>,
): AsyncGenerator<T, undefined> {
  let lastRow = 0;
  try {
    for await (const row of rows) {
      lastRow = row.row;
      yield row;
    }
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    throw new InvalidInputError({
      path: ['rows', lastRow + 1],
      message: 'The file must be UTF-8; this row is the first with invalid bytes.',
    });
  }
  return undefined;
}
