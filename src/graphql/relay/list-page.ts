import { InvalidInputError } from '../../errors.js';
import { defaultPageSize } from '../plugins/page-size.js';

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
  /** Whether the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  /** Null when the page starts at the start of the list. */
  readonly after: Position | null;
  /** Null when the page ends at the end of the list. */
  readonly before: Position | null;
}

/** The limit of a list cursor in characters. A title of 200 characters with three other sort keys takes 1,100. */
const maxListCursorLength = 2_048;

/** Encodes a position in a list as an opaque cursor. */
export function encodeListCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/**
 * Decodes a cursor of `encodeListCursor`. The length is checked before decoding.
 *
 * @returns the position; undefined for cursors above the length limit
 */
export function decodeListCursor(cursor: string): string | undefined {
  if (cursor.length > maxListCursorLength) return undefined;
  return Buffer.from(cursor, 'base64url').toString('utf8');
}

/**
 * Reads page arguments.
 *
 * @param decode parses a decoded cursor; returns undefined unless the cursor belongs to this list
 * @param items the plural of the list's items, for the error message
 * @throws InvalidInputError at the argument for invalid sizes and cursors
 */
export function toListPage<Position>(
  { first, last, after, before }: PageArgs,
  decode: (text: string, argument: 'after' | 'before') => Position | undefined,
  items: string,
): ListPage<Position> {
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Give either first or last, not both.' });
  }
  const fromEnd = last != null || (first == null && before != null && after == null);
  const size = first ?? last ?? defaultPageSize;
  if (size < 0) {
    const argument = last == null ? 'first' : 'last';
    throw new InvalidInputError({ path: [argument], message: `${argument} must not be negative.` });
  }
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

/** The cursors of Pothos: by index for lists in memory, by the unique key of the list for rows. */
const keyCursors = {
  /** The end cursor of an empty page is -1. */
  index: /^OffsetConnection:(?:-1|\d{1,9})$/,
  id: /^GPC:S:\w{1,100}$/,
  projectId_userId: /^GPC:T:\["S:\w{1,100}","S:\w{1,100}"\]$/,
  commentId_version: /^GPC:T:\["S:\w{1,100}","N:\d{1,9}"\]$/,
} as const;

/**
 * Checks the cursors of a Pothos list. The Prisma plugin decodes values of any type, and Prisma fails on values of other
 * types than the key's.
 *
 * @throws InvalidInputError at the argument
 */
export function assertKeyCursors({ after, before }: PageArgs, key: keyof typeof keyCursors): void {
  for (const [argument, cursor] of Object.entries({ after, before })) {
    if (cursor == null || keyCursors[key].test(decodeListCursor(cursor) ?? '')) continue;
    throw new InvalidInputError({ path: [argument], message: `${argument} must be a cursor from this list.` });
  }
}
