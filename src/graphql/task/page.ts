import { z } from 'zod';
import type { TaskPage } from '../../domain/task/task-list.js';
import { isKeyValue, type Order, orderName, type Place } from '../../domain/task/task-order.js';
import { InvalidInputError } from '../../errors.js';
import { defaultPageSize } from '../page-size.js';

/** Relay's page arguments. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/**
 * Which page of a list is asked for.
 *
 * @throws InvalidInputError for sizes and cursors that are none, and for cursors of another order
 */
export function toPage({ first, last, after, before }: PageArgs, order: Order): TaskPage {
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Ask for the first or for the last, not for both.' });
  }
  const fromEnd = last != null || (first == null && before != null && after == null);
  const size = first ?? last ?? defaultPageSize;
  if (size < 0) throw new InvalidInputError({ path: [fromEnd ? 'last' : 'first'], message: 'Must not be negative.' });
  return {
    size,
    fromEnd,
    after: after == null ? null : decodePlace(after, order, 'after'),
    before: before == null ? null : decodePlace(before, order, 'before'),
  };
}

/** A task's place in an order, as text that clients hand back. */
export function encodePlace(order: Order, place: Place): string {
  return Buffer.from(JSON.stringify([orderName(order), ...place])).toString('base64url');
}

const cursorRules = z.tuple([z.string()]).rest(z.string().nullable());

function decodePlace(cursor: string, order: Order, name: 'after' | 'before'): Place {
  const { data } = cursorRules.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!data) throw new InvalidInputError({ path: [name], message: 'Not the cursor of a task in a list.' });
  const [orderIs, ...place] = data;
  if (orderIs !== orderName(order)) {
    throw new InvalidInputError({ path: [name], message: 'The cursor belongs to a list in another order.' });
  }
  if (place.length !== order.length || !order.every((key, index) => isKeyValue(key, place[index]))) {
    throw new InvalidInputError({ path: [name], message: 'Not the cursor of a task in a list.' });
  }
  return place;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
