import { InvalidInputError } from '../../errors.js';
import { maxSeq } from '../../events/cursor.js';
import type { StoredEvent } from '../../events/event.js';
import type { HistoryRange } from '../../events/history.js';
import { defaultPageSize, maxPageSize } from '../plugins/page-size.js';
import { decodeListCursor, encodeListCursor, type PageArgs } from '../relay/list-page.js';

export type HistoryOrder = 'NEWEST_FIRST' | 'OLDEST_FIRST';

/**
 * The range of a history that a page covers, plus one event to determine whether the list continues.
 *
 * @throws InvalidInputError for sizes out of range, contradictory sizes and invalid cursors
 */
export function toRange({ first, last, after, before }: PageArgs, order: HistoryOrder): HistoryRange {
  requireSize(first, 'first');
  requireSize(last, 'last');
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Give either first or last, not both.' });
  }
  const newestFirst = order === 'NEWEST_FIRST';
  const afterSeq = decodeSeq(after, 'after');
  const beforeSeq = decodeSeq(before, 'before');
  return {
    above: newestFirst ? beforeSeq : afterSeq,
    below: newestFirst ? afterSeq : beforeSeq,
    limit: (first ?? last ?? defaultPageSize) + 1,
    // A page from the end is read in the opposite order.
    newestFirst: newestFirst === (last == null),
  };
}

/** Converts the events of a range (see `toRange`) to a Relay connection. */
export function toConnection(rangeEvents: readonly StoredEvent[], args: PageArgs, totalCount: () => Promise<number>) {
  const backward = args.last != null;
  const size = args.first ?? args.last ?? defaultPageSize;
  const page = rangeEvents.slice(0, size);
  const more = rangeEvents.length > size;
  const events = backward ? page.reverse() : page;
  const edges = events.map((event) => ({ cursor: encodeSeq(event.seq), node: event }));
  return {
    totalCount,
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: backward ? args.before != null : more,
      hasPreviousPage: backward ? more : args.after != null,
    },
  };
}

function requireSize(size: number | null | undefined, name: string): void {
  if (size == null || (size >= 0 && size <= maxPageSize)) return;
  throw new InvalidInputError({ path: [name], message: `${name} must be 0 to ${maxPageSize}.` });
}

function encodeSeq(seq: number): string {
  return encodeListCursor(`history:${seq}`);
}

function decodeSeq(cursor: string | null | undefined, name: 'after' | 'before'): number | undefined {
  if (cursor == null) return undefined;
  const [, digits] = /^history:(\d{1,10})$/.exec(decodeListCursor(cursor) ?? '') ?? [];
  const seq = Number(digits);
  if (seq <= maxSeq) return seq;
  throw new InvalidInputError({ path: [name], message: `${name} must be a cursor from this history.` });
}
