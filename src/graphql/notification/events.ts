import { countUnread } from '../../domain/notification/list.js';
import { readPreferences } from '../../domain/notification/preferences.js';
import { notificationRow } from '../../domain/notification/row.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import { parseId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { NotificationPreferences } from './preferences.js';
import { Notification } from './type.js';

export const NotificationEvent = builder
  .interfaceRef<EventOf<KindOf<'NotificationEvent'>>>('NotificationEvent')
  .implement({
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
  .interfaceRef<EventOf<KindOf<'SingleNotificationEvent'>>>('SingleNotificationEvent')
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

implementEvents({ NotificationEvent, SingleNotificationEvent });
implementEvents(
  { NotificationEvent },
  {
    NotificationsRead: (t) => ({
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
    NotificationsRemoved: (t) => ({
      projectId: t.id({ description: 'The id of the project.', resolve: ({ data }) => data.projectId }),
      count: t.int({
        description: 'The number of removed notifications, in all folders.',
        resolve: ({ data }) => data.count,
      }),
    }),
    NotificationPreferencesChanged: (t) => ({
      preferences: t.field({
        type: NotificationPreferences,
        nullable: true,
        description: 'The present preferences. Null when the viewer is no longer a member of the project.',
        extensions: viewerDependent,
        resolve: async ({ data }, _args, { db, prisma, viewer: { userId } }) => {
          if (data.projectId === null) return readPreferences(db, userId, null);
          const projectId = parseId('project', data.projectId, []);
          const member = await prisma.projectMember.findUnique({
            where: { projectId_userId: { projectId, userId } },
            select: { role: true },
          });
          return member && readPreferences(db, userId, projectId);
        },
      }),
    }),
  },
);
