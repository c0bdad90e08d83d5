import { z } from 'zod';
import { InvalidInputError } from '../../errors.js';
import type { TaskPage } from '../../reads/task-list.js';
import { isKeyValue, type Order, orderName, type SortKey } from '../../reads/task-order.js';
import { encodeListCursor, type PageArgs, toListPage } from '../relay/list-page.js';

/** Reads the page arguments of a task list. @throws InvalidInputError for invalid sizes and for cursors of other lists */
export function toTaskPage(args: PageArgs, order: Order): TaskPage {
  return toListPage(args, (text, argument) => decodeSortKey(text, order, argument), 'tasks');
}

/** Encodes a task's sort key in an order as a cursor. */
export function encodeSortKey(order: Order, sortKey: SortKey): string {
  return encodeListCursor(JSON.stringify([orderName(order), ...sortKey]));
}

const cursorRules = z.tuple([z.string()]).rest(z.string().nullable());

function decodeSortKey(text: string, order: Order, argument: string): SortKey | undefined {
  const { data } = cursorRules.safeParse(parseJson(text));
  if (!data) return undefined;
  const [name, ...sortKey] = data;
  if (name !== orderName(order)) {
    const message = `${argument} must be a cursor from a list with the same orderBy.`;
    throw new InvalidInputError({ path: [argument], message });
  }
  const isValid = sortKey.length === order.length && order.every((key, index) => isKeyValue(key, sortKey[index]));
  return isValid ? sortKey : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
