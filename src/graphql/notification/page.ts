import type { NotificationPage, NotificationPosition } from '../../domain/notification/list.js';
import { InvalidInputError } from '../../errors.js';
import { defaultPageSize } from '../page-size.js';
import type { PageArgs } from '../task/page.js';

/** @throws InvalidInputError for sizes and cursors that are none */
export function toPage({ first, last, after, before }: PageArgs): NotificationPage {
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Ask for the first or for the last, not for both.' });
  }
  const fromEnd = last != null || (first == null && before != null && after == null);
  const size = first ?? last ?? defaultPageSize;
  if (size < 0) throw new InvalidInputError({ path: [fromEnd ? 'last' : 'first'], message: 'Must not be negative.' });
  return { size, fromEnd, after: decode(after, 'after'), before: decode(before, 'before') };
}

/** The place of a notification, as text that clients hand back. */
export function encodePosition({ updatedAt, id }: { readonly updatedAt: Date; readonly id: string }): string {
  return Buffer.from(`${updatedAt.toISOString()} ${id}`).toString('base64url');
}

function decode(cursor: string | null | undefined, name: 'after' | 'before'): NotificationPosition | null {
  if (cursor == null) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, updatedAt = '', id = ''] = /^(\S+) (notification_\w+)$/.exec(text) ?? [];
  if (!isInstant(updatedAt)) {
    throw new InvalidInputError({ path: [name], message: 'Not the cursor of a notification.' });
  }
  return { updatedAt, id };
}

/** Whether it is an instant as `encodePosition` writes it: not all that JavaScript reads as a date is one to Postgres. */
function isInstant(text: string): boolean {
  const time = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return time > 0 && new Date(time).toISOString() === text;
}
