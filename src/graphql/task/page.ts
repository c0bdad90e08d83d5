import { z } from 'zod';
import type { TaskPage } from '../../domain/task/task-list.js';
import { isKeyValue, type Order, orderName, type Place } from '../../domain/task/task-order.js';
import { InvalidInputError } from '../../errors.js';
import { encodeListCursor, type PageArgs, toListPage } from '../list-page.js';

/** @throws InvalidInputError for invalid sizes and cursors, and for cursors of another order */
export function toPage(args: PageArgs, order: Order): TaskPage {
  return toListPage(args, (text, argument) => decodePlace(text, order, argument), 'tasks');
}

/** A task's place in an order, as text that clients hand back. */
export function encodePlace(order: Order, place: Place): string {
  return encodeListCursor(JSON.stringify([orderName(order), ...place]));
}

const cursorRules = z.tuple([z.string()]).rest(z.string().nullable());

function decodePlace(text: string, order: Order, argument: string): Place | undefined {
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
