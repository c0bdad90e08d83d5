import { type RawBuilder, sql as raw, type SqlBool } from 'kysely';
import type { ProjectId, UserId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { Notification, NotificationKind } from '../../store/prisma/client.js';
import type { Sql } from '../../store/tables.js';
import type { Reader, Scope } from '../scope.js';

/** Each notification is in exactly one folder. */
export const notificationFolders = ['INBOX', 'SNOOZED', 'ARCHIVE'] as const;
export type NotificationFolder = (typeof notificationFolders)[number];

export interface NotificationFilter {
  readonly folder: NotificationFolder;
  readonly unread?: boolean | undefined;
  readonly kinds?: readonly NotificationKind[] | undefined;
  readonly projectId?: ProjectId | undefined;
}

/** A position in the list. */
export interface NotificationPosition {
  /** ISO 8601. */
  readonly updatedAt: string;
  readonly id: string;
}

export interface NotificationPage {
  readonly size: number;
  /** True when the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  readonly after: NotificationPosition | null;
  readonly before: NotificationPosition | null;
}

/** Builds the statement that reads a page and one more row, in the direction of the count; newest first from the start. */
export function pageQuery(sql: Sql, reader: Reader, filter: NotificationFilter, page: NotificationPage) {
  const { size, fromEnd, after, before } = page;
  const direction = fromEnd ? 'asc' : 'desc';
  // The index serves the row comparison in both directions. The list is in descending order.
  const position = ({ updatedAt, id }: NotificationPosition) => raw`(${updatedAt}::timestamptz, ${id})`;
  return filtered(sql, reader, filter)
    .selectAll('n')
    .$if(after !== null, (query) => query.where(raw<SqlBool>`(n.updated_at, n.id) < ${after && position(after)}`))
    .$if(before !== null, (query) => query.where(raw<SqlBool>`(n.updated_at, n.id) > ${before && position(before)}`))
    .orderBy('n.updatedAt', direction)
    .orderBy('n.id', direction)
    .limit(size + 1);
}

/** Builds the statement that counts a list. */
export function countQuery(sql: Sql, reader: Reader, filter: NotificationFilter) {
  return filtered(sql, reader, filter).select(raw<number>`count(*)::int`.as('count'));
}

/** Reads a page and one more row, in the direction of the count. */
export function readNotifications(
  { sql }: Tx,
  reader: Reader,
  filter: NotificationFilter,
  page: NotificationPage,
): Promise<Notification[]> {
  return pageQuery(sql, reader, filter, page).execute();
}

export async function countNotifications({ sql }: Tx, reader: Reader, filter: NotificationFilter): Promise<number> {
  return (await countQuery(sql, reader, filter).executeTakeFirstOrThrow()).count;
}

/** Counts the unread notifications in the reader's inbox. */
export function countUnread(db: Tx, reader: Reader): Promise<number> {
  return countNotifications(db, reader, { folder: 'INBOX', unread: true });
}

/** The conditions are those of the partial indexes. */
const folders: Record<NotificationFolder, RawBuilder<SqlBool>> = {
  INBOX: raw`n.archived_at IS NULL AND n.snoozed_until IS NULL`,
  SNOOZED: raw`n.snoozed_until IS NOT NULL`,
  ARCHIVE: raw`n.archived_at IS NOT NULL`,
};

/** Hides an ended announcement at once, also before the workers remove its notifications. */
const isShown = raw<SqlBool>`(n.announcement_id IS NULL OR EXISTS (
  SELECT FROM announcement a
  WHERE a.id = n.announcement_id AND a.withdrawn_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > clock_timestamp())))`;

/**
 * The end of a membership deletes the notifications of the project (removal.ts), so only the scope of the credential is
 * checked here.
 */
function filtered(sql: Sql, { userId, scope }: Reader, { folder, unread, kinds, projectId }: NotificationFilter) {
  let query = sql.selectFrom('notification as n').where('n.userId', '=', userId).where(folders[folder]).where(isShown);
  if (unread !== undefined) query = query.where('n.readAt', unread ? 'is' : 'is not', null);
  if (kinds) query = query.where(raw<SqlBool>`n.kind = ANY(${[...kinds]}::notification_kind[])`);
  if (projectId) query = query.where('n.projectId', '=', projectId);
  if (scope.projectIds !== 'all') query = query.where('n.projectId', '=', anyOf([...scope.projectIds]));
  return query;
}

/** True when a notification is within the scope of a credential. */
export function isInScope({ projectIds }: Scope, { projectId }: { readonly projectId: string | null }): boolean {
  return projectIds === 'all' || (projectId !== null && projectIds.has(projectId));
}

/** The notifications within the reader's scope, as a Prisma condition. */
export function ownedBy({ userId, scope: { projectIds } }: Reader): { userId: UserId; projectId?: { in: string[] } } {
  return projectIds === 'all' ? { userId } : { userId, projectId: { in: [...projectIds] } };
}
