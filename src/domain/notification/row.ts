import type { NotificationSnapshot } from '../../events/snapshots.js';
import type { Notification } from '../../store/prisma/client.js';
import { toDay } from '../snapshots.js';

/** The snapshot of a notification for events. */
export function notificationSnapshot(row: Notification): NotificationSnapshot {
  const { id, kind, projectId, taskId, commentId, announcementId, role, actorIds, count, version } = row;
  return {
    ...{ id, kind, projectId, taskId, commentId, announcementId, role, actorIds, count, version },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    dueDate: row.dueDate && toDay(row.dueDate),
    readAt: row.readAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
  };
}

/** The fields of a notification that clients receive. */
export type ShownNotification = Omit<Notification, 'userId' | 'subject' | 'open'>;

/** The row for the snapshot of an event. */
export function notificationRow(snapshot: NotificationSnapshot): ShownNotification {
  const { createdAt, updatedAt, readAt, archivedAt, snoozedUntil, dueDate } = snapshot;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...snapshot,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    readAt: instant(readAt),
    archivedAt: instant(archivedAt),
    snoozedUntil: instant(snoozedUntil),
    dueDate: instant(dueDate),
  };
}
