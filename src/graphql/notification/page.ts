import type { NotificationPage, NotificationPosition } from '../../domain/notification/list.js';
import { isId } from '../../ids.js';
import { encodeListCursor, type PageArgs, toListPage } from '../relay/list-page.js';

/** @throws InvalidInputError for invalid sizes and cursors */
export function toNotificationPage(args: PageArgs): NotificationPage {
  return toListPage(args, decodePosition, 'notifications');
}

/** Encodes a notification's sort key as a list cursor. */
export function encodePosition({ updatedAt, id }: { readonly updatedAt: Date; readonly id: string }): string {
  return encodeListCursor(`${updatedAt.toISOString()} ${id}`);
}

function decodePosition(text: string): NotificationPosition | undefined {
  const [updatedAt = '', id = '', ...rest] = text.split(' ');
  return rest.length === 0 && isInstant(updatedAt) && isId('notification', id) ? { updatedAt, id } : undefined;
}

/** Accepts only the format of `encodePosition`: JavaScript parses more texts as dates than Postgres does. */
function isInstant(text: string): boolean {
  const time = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return time > 0 && new Date(time).toISOString() === text;
}
