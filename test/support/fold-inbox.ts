import { isDeepStrictEqual } from 'node:util';
import { notificationSnapshot } from '../../src/domain/notification/row.js';
import type { StoredEvent } from '../../src/events/event.js';
import type { NotificationSnapshot } from '../../src/events/snapshots.js';
import type { PrismaClient } from '../../src/store/database.js';

/*
 * Builds a user's notifications and preferences from the events of the user's stream alone, and reads the same state from
 * the tables. Folding throws when an event contradicts the previous state.
 */

export interface InboxState {
  readonly notifications: Map<string, NotificationSnapshot>;
  /** `${projectId} ${kind}`, each `*` or null where unset → enabled. */
  readonly preferences: Map<string, boolean>;
}

/** The state after all events of a user, from the first event on. Throws at the first contradiction. */
export function foldInbox(events: readonly StoredEvent[]): InboxState {
  const state: InboxState = { notifications: new Map(), preferences: new Map() };
  for (const event of events) {
    try {
      apply(state, event);
    } catch (error) {
      throw new Error(`${event.kind} number ${event.seq}: ${String(error)}`);
    }
  }
  return state;
}

function apply({ notifications, preferences }: InboxState, event: StoredEvent): void {
  switch (event.kind) {
    case 'NotificationAdded':
    case 'NotificationUpdated':
    case 'NotificationRead':
    case 'NotificationUnread':
    case 'NotificationArchived':
    case 'NotificationUnarchived':
    case 'NotificationSnoozed':
    case 'NotificationSnoozeEnded': {
      const { notification } = event.data;
      const known = notifications.get(notification.id);
      same('known', known !== undefined, event.kind !== 'NotificationAdded');
      same('version', notification.version, (known?.version ?? 0) + 1);
      if (event.kind === 'NotificationUpdated') same('unread', [known?.readAt, known?.archivedAt], [null, null]);
      notifications.set(notification.id, notification);
      break;
    }
    case 'NotificationsRead': {
      const { until, readAt, count } = event.data;
      const read = [...notifications.values()].filter(
        (notification) => isShown(notification) && notification.updatedAt <= until,
      );
      same('count', read.length, count);
      for (const notification of read) {
        notifications.set(notification.id, { ...notification, readAt, version: notification.version + 1 });
      }
      break;
    }
    case 'NotificationWithdrawn': {
      same('withdrawn', event.data.notification, notifications.get(event.data.notification.id));
      notifications.delete(event.data.notification.id);
      break;
    }
    case 'NotificationsRemoved': {
      const { projectId, count } = event.data;
      const removed = [...notifications.values()].filter((notification) => notification.projectId === projectId);
      same('count', removed.length, count);
      for (const { id } of removed) notifications.delete(id);
      break;
    }
    case 'NotificationPreferencesChanged':
      for (const { kind, enabled } of event.data.settings) {
        const key = `${event.data.projectId ?? '*'} ${kind ?? '*'}`;
        if (enabled === null) preferences.delete(key);
        else preferences.set(key, enabled);
      }
      break;
    case 'MembershipEnded':
      for (const key of preferences.keys()) if (key.startsWith(event.data.projectId)) preferences.delete(key);
      break;
    default:
  }
}

/** True for an unread notification in the inbox. */
export function isShown({
  readAt,
  archivedAt,
  snoozedUntil,
}: Pick<NotificationSnapshot, 'readAt' | 'archivedAt' | 'snoozedUntil'>): boolean {
  return readAt === null && archivedAt === null && snoozedUntil === null;
}

/** The state of the tables. */
export async function readInboxState(prisma: PrismaClient, userId: string): Promise<InboxState> {
  const rows = await prisma.notification.findMany({ where: { userId } });
  const settings = await prisma.notificationPreference.findMany({ where: { userId } });
  return {
    notifications: new Map(rows.map((row) => [row.id, notificationSnapshot(row)])),
    preferences: new Map(settings.map(({ projectId, kind, enabled }) => [`${projectId} ${kind}`, enabled])),
  };
}

function same(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}
