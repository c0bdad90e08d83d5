import type { ProjectId, UserId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { type Notification, type NotificationKind, Prisma } from '../../store/prisma/client.js';
import type { Reader } from '../scope.js';
import { notificationColumns } from './row.js';

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
export function pageSql(reader: Reader, filter: NotificationFilter, page: NotificationPage): Prisma.Sql {
  const { size, fromEnd, after, before } = page;
  const direction = Prisma.raw(fromEnd ? 'ASC' : 'DESC');
  // The index serves the row comparison in both directions. The list is in descending order.
  const behind = after
    ? Prisma.sql`AND (n.updated_at, n.id) < (${after.updatedAt}::timestamptz, ${after.id})`
    : Prisma.empty;
  const ahead = before
    ? Prisma.sql`AND (n.updated_at, n.id) > (${before.updatedAt}::timestamptz, ${before.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT ${notificationColumns} FROM notification n WHERE ${conditionSql(reader, filter)} ${behind} ${ahead}
    ORDER BY n.updated_at ${direction}, n.id ${direction} LIMIT ${size + 1}`;
}

/** Builds the statement that counts a list. */
export function countSql(reader: Reader, filter: NotificationFilter): Prisma.Sql {
  return Prisma.sql`SELECT count(*)::int AS count FROM notification n WHERE ${conditionSql(reader, filter)}`;
}

/** Reads a page and one more row, in the direction of the count. */
export function readNotifications(
  db: Db,
  reader: Reader,
  filter: NotificationFilter,
  page: NotificationPage,
): Promise<Notification[]> {
  return db.$queryRaw<Notification[]>(pageSql(reader, filter, page));
}

export async function countNotifications(db: Db, reader: Reader, filter: NotificationFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(countSql(reader, filter));
  return row?.count ?? 0;
}

/** Counts the unread notifications in the reader's inbox. */
export function countUnread(db: Db, reader: Reader): Promise<number> {
  return countNotifications(db, reader, { folder: 'INBOX', unread: true });
}

/** The conditions are those of the partial indexes. */
const folderSql: Record<NotificationFolder, Prisma.Sql> = {
  INBOX: Prisma.sql`n.archived_at IS NULL AND n.snoozed_until IS NULL`,
  SNOOZED: Prisma.sql`n.snoozed_until IS NOT NULL`,
  ARCHIVE: Prisma.sql`n.archived_at IS NOT NULL`,
};

/** Hides an ended announcement at once, also before the workers remove its notifications. */
const isShown = Prisma.sql`(n.announcement_id IS NULL OR EXISTS (
  SELECT FROM announcement a
  WHERE a.id = n.announcement_id AND a.withdrawn_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > clock_timestamp())))`;

/**
 * The end of a membership deletes the notifications of the project (removal.ts), so only the scope of the credential is
 * checked here.
 */
function conditionSql({ userId, scope }: Reader, { folder, unread, kinds, projectId }: NotificationFilter): Prisma.Sql {
  const conditions = [Prisma.sql`n.user_id = ${userId}`, folderSql[folder], isShown];
  if (unread !== undefined) conditions.push(unread ? Prisma.sql`n.read_at IS NULL` : Prisma.sql`n.read_at IS NOT NULL`);
  if (kinds) conditions.push(Prisma.sql`n.kind = ANY(${[...kinds]}::notification_kind[])`);
  if (projectId) conditions.push(Prisma.sql`n.project_id = ${projectId}`);
  if (scope.projectIds !== 'all') conditions.push(Prisma.sql`n.project_id = ANY(${[...scope.projectIds]}::text[])`);
  return Prisma.join(conditions, ' AND ');
}

/** The notifications within the reader's scope, as a Prisma condition. */
export function ownedBy({ userId, scope: { projectIds } }: Reader): { userId: UserId; projectId?: { in: string[] } } {
  return projectIds === 'all' ? { userId } : { userId, projectId: { in: [...projectIds] } };
}
