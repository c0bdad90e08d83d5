import { countUnread } from '../../domain/notification/list.js';
import { notificationRow } from '../../domain/notification/row.js';
import type { EventOf, NotificationEventKind, SingleNotificationEventKind } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { Event } from '../event/type.js';
import { Notification } from './type.js';

export const NotificationEvent = builder.interfaceRef<EventOf<NotificationEventKind>>('NotificationEvent').implement({
  description: "An event of the viewer's notifications, in the viewer's own stream.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    unreadCount: t.int({
      description: "The number of unread notifications in the viewer's inbox, counted when the event is delivered.",
      extensions: viewerDependent,
      resolve: (_event, _args, { db, viewer }) => countUnread(db, viewer),
    }),
  }),
});

const SingleNotificationEvent = builder
  .interfaceRef<EventOf<SingleNotificationEventKind>>('SingleNotificationEvent')
  .implement({
    description: "An event of one of the viewer's notifications.",
    interfaces: [Event, NotificationEvent],
    resolveType: (event) => event.kind,
    fields: (t) => ({
      notification: t.field({
        type: Notification,
        description:
          'The notification. Its own fields have the values right after the change; its project, task and comment are read now, and null when the viewer may not see them.',
        resolve: ({ data }) => notificationRow(data.notification),
      }),
    }),
  });

const singleKinds: Record<SingleNotificationEventKind, string> = {
  NotificationAdded: 'A new notification is in the inbox.',
  NotificationUpdated: 'An unread notification was grouped with a further one of the same kind about the same task.',
  NotificationRead: 'The viewer marked a notification as read.',
  NotificationUnread: 'The viewer marked a notification as unread.',
  NotificationArchived: 'The viewer archived a notification; a snooze of the notification has ended.',
  NotificationUnarchived: 'The viewer moved a notification from the archive to the inbox.',
  NotificationSnoozed: 'The viewer snoozed a notification, which has left the inbox or the archive.',
  NotificationSnoozeEnded:
    'A snooze ended and the notification is in the inbox. At the end of its time the notification is unread and on top; when the viewer ended the snooze it is unchanged.',
  NotificationWithdrawn: 'An announcement ended or was withdrawn. Its notification is removed from every folder.',
};

for (const [kind, description] of Object.entries(singleKinds)) {
  builder
    .objectRef<EventOf<SingleNotificationEventKind>>(kind)
    .implement({ description, interfaces: [Event, NotificationEvent, SingleNotificationEvent] });
}

builder.objectRef<EventOf<'NotificationsRead'>>('NotificationsRead').implement({
  description:
    'The viewer marked the unread notifications in the inbox as read whose `updatedAt` is not after `until`.',
  interfaces: [Event, NotificationEvent],
  fields: (t) => ({
    until: t.field({
      type: 'DateTime',
      description: 'The newest `updatedAt` that was marked as read.',
      resolve: ({ data }) => data.until,
    }),
    readAt: t.field({
      type: 'DateTime',
      description: 'The new `readAt` of the notifications.',
      resolve: ({ data }) => data.readAt,
    }),
    count: t.int({ description: 'The number of notifications marked as read.', resolve: ({ data }) => data.count }),
  }),
});

builder.objectRef<EventOf<'NotificationsRemoved'>>('NotificationsRemoved').implement({
  description: 'The membership of the viewer in a project ended. All notifications about the project are removed.',
  interfaces: [Event, NotificationEvent],
  fields: (t) => ({
    projectId: t.id({ description: 'The id of the project.', resolve: ({ data }) => data.projectId }),
    count: t.int({
      description: 'The number of removed notifications, in all folders.',
      resolve: ({ data }) => data.count,
    }),
  }),
});
