import { z } from 'zod';
import { InvalidInputError } from '../../errors.js';
import type { TaskPage } from '../../reads/task-list.js';
import { isKeyValue, type Order, orderName, type SortKey } from '../../reads/task-order.js';
import { encodeListCursor, type PageArgs, toListPage } from '../list-page.js';

/** @throws InvalidInputError for invalid sizes and cursors, and for cursors of another order */
export function toTaskPage(args: PageArgs, order: Order): TaskPage {
  return toListPage(args, (text, argument) => decodeSortKey(text, order, argument), 'tasks');
}

/** A task's place in an order, as text that clients hand back. */
export function encodeSortKey(order: Order, place: SortKey): string {
  return encodeListCursor(JSON.stringify([orderName(order), ...place]));
}

const cursorRules = z.tuple([z.string()]).rest(z.string().nullable());

function decodeSortKey(text: string, order: Order, argument: string): SortKey | undefined {
  const { data } = cursorRules.safeParse(parseJson(text));
  if (!data) return undefined;
  const [name, ...place] = data;
  if (name !== orderName(order)) {
    throw new InvalidInputError({ path: [argument], message: 'The cursor belongs to a list in another order.' });
  }
  const fits = place.length === order.length && order.every((key, index) => isKeyValue(key, place[index]));
  return fits ? place : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
