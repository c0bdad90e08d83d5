import { InvalidInputError } from '../errors.js';
import { defaultPageSize } from './plugins/page-size.js';

/** Relay's page arguments. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** The requested page of a list. */
export interface ListPage<Position> {
  readonly size: number;
  /** Whether the size counts from the end of the list. */
  readonly fromEnd: boolean;
  /** Null when the page begins, or ends, where the list does. */
  readonly after: Position | null;
  readonly before: Position | null;
}

/** Characters of a list cursor, at most: a title of 200 characters with three other sort keys takes 1,100. */
const maxListCursorLength = 2_048;

/** The opaque text of a position in a list. */
export function encodeListCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/**
 * The text that `encodeListCursor` was given. The length is checked before anything is decoded.
 *
 * @returns undefined for text that is no list cursor
 */
export function decodeListCursor(cursor: string): string | undefined {
  if (cursor.length > maxListCursorLength) return undefined;
  return Buffer.from(cursor, 'base64url').toString('utf8');
}

/**
 * Reads page arguments.
 *
 * @param decode the position that a decoded cursor holds; undefined when it holds none of this list
 * @param items what the list has, for the error
 * @throws InvalidInputError at the argument, for invalid sizes and cursors
 */
export function toListPage<Position>(
  { first, last, after, before }: PageArgs,
  decode: (text: string, argument: 'after' | 'before') => Position | undefined,
  items: string,
): ListPage<Position> {
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Ask for the first or for the last, not for both.' });
  }
  const fromEnd = last != null || (first == null && before != null && after == null);
  const size = first ?? last ?? defaultPageSize;
  if (size < 0) throw new InvalidInputError({ path: [fromEnd ? 'last' : 'first'], message: 'Must not be negative.' });
  const read = (cursor: string | null | undefined, argument: 'after' | 'before') => {
    if (cursor == null) return null;
    const text = decodeListCursor(cursor);
    const position = text === undefined ? undefined : decode(text, argument);
    if (position !== undefined) return position;
    throw new InvalidInputError({
      path: [argument],
      message: `${argument} must be a cursor from this list of ${items}.`,
    });
  };
  return { size, fromEnd, after: read(after, 'after'), before: read(before, 'before') };
}

/** Cursors as Pothos writes them: of lists in memory by index, of rows by the unique key that a list is read by. */
const keyCursors = {
  /** An empty page ends at -1. */
  index: /^OffsetConnection:(?:-1|\d{1,9})$/,
  id: /^GPC:S:\w{1,100}$/,
  projectId_userId: /^GPC:T:\["S:\w{1,100}","S:\w{1,100}"\]$/,
  commentId_version: /^GPC:T:\["S:\w{1,100}","N:\d{1,9}"\]$/,
} as const;

/**
 * Checks the cursors of a list that Pothos reads. Its Prisma plugin decodes values of any type, and Prisma fails on those
 * that the key can't have.
 *
 * @throws InvalidInputError at the argument
 */
export function assertKeyCursors({ after, before }: PageArgs, key: keyof typeof keyCursors): void {
  for (const [argument, cursor] of Object.entries({ after, before })) {
    if (cursor == null || keyCursors[key].test(decodeListCursor(cursor) ?? '')) continue;
    throw new InvalidInputError({ path: [argument], message: `${argument} must be a cursor from this list.` });
  }
}
