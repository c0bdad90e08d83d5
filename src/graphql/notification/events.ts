import { countUnread } from '../../domain/notification/list.js';
import { notificationRow } from '../../domain/notification/row.js';
import type { EventOf, NotificationEventKind, SingleNotificationEventKind } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { Event } from '../event/type.js';
import { Notification } from './type.js';

export const NotificationEvent = builder.interfaceRef<EventOf<NotificationEventKind>>('NotificationEvent').implement({
  description: "Something happened to the viewer's notifications. It stands in their own stream.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    unreadCount: t.int({
      description: "How many unread ones lie in the viewer's inbox, as of now.",
      extensions: viewerDependent,
      resolve: (_event, _args, { db, viewer }) => countUnread(db, viewer),
    }),
  }),
});

const SingleNotificationEvent = builder
  .interfaceRef<EventOf<SingleNotificationEventKind>>('SingleNotificationEvent')
  .implement({
    description: "Something happened to one of the viewer's notifications.",
    interfaces: [Event, NotificationEvent],
    resolveType: (event) => event.kind,
    fields: (t) => ({
      notification: t.field({
        type: Notification,
        description:
          'The notification. Its own fields are as they were right after; what it is about is as of now, if the viewer may see it.',
        resolve: ({ data }) => notificationRow(data.notification),
      }),
    }),
  });

const singleKinds: Record<SingleNotificationEventKind, string> = {
  NotificationAdded: 'The viewer is told of something.',
  NotificationUpdated: 'More of the same joined a notification that is unread.',
  NotificationRead: 'The viewer marked a notification as read.',
  NotificationUnread: 'The viewer marked a notification as unread.',
  NotificationArchived: 'The viewer archived a notification, which ends its being snoozed, too.',
  NotificationUnarchived: 'The viewer brought a notification back from the archive.',
  NotificationSnoozed: 'The viewer put a notification off; it is out of the archive.',
  NotificationSnoozeEnded:
    'A notification is back in the inbox: by itself, unread and on top, or as it was because the viewer took it back.',
  NotificationWithdrawn:
    'What was announced has ended or was taken back: the notification of it is gone, wherever it lay.',
};

for (const [kind, description] of Object.entries(singleKinds)) {
  builder
    .objectRef<EventOf<SingleNotificationEventKind>>(kind)
    .implement({ description, interfaces: [Event, NotificationEvent, SingleNotificationEvent] });
}

builder.objectRef<EventOf<'NotificationsRead'>>('NotificationsRead').implement({
  description: 'The viewer marked everything unread in their inbox as read whose `updatedAt` was not after `until`.',
  interfaces: [Event, NotificationEvent],
  fields: (t) => ({
    until: t.field({ type: 'DateTime', description: 'Up to when.', resolve: ({ data }) => data.until }),
    readAt: t.field({ type: 'DateTime', description: 'Their `readAt` now.', resolve: ({ data }) => data.readAt }),
    count: t.int({ description: 'How many there were.', resolve: ({ data }) => data.count }),
  }),
});

builder.objectRef<EventOf<'NotificationsRemoved'>>('NotificationsRemoved').implement({
  description: 'The viewer is no member of a project any more: all their notifications about it are gone.',
  interfaces: [Event, NotificationEvent],
  fields: (t) => ({
    projectId: t.id({ description: 'The project.', resolve: ({ data }) => data.projectId }),
    count: t.int({ description: 'How many there were, wherever they lay.', resolve: ({ data }) => data.count }),
  }),
});
