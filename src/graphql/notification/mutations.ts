import type { Command, Outcome } from '../../domain/command.js';
import {
  archiveNotification,
  markAllRead,
  markRead,
  markUnread,
  type NotificationRef,
  snoozeNotification,
  unarchiveNotification,
} from '../../domain/notification/inbox.js';
import { countUnread } from '../../domain/notification/list.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { Notification } from './type.js';

const InboxPayload = builder.interfaceRef<Payload<object>>('InboxPayload').implement({
  description: "The viewer's inbox after the mutation.",
  interfaces: [MutationPayload],
  fields: (t) => ({
    unreadCount: t.int({
      description: "The number of unread notifications in the viewer's inbox.",
      extensions: viewerDependent,
      resolve: (_payload, _args, { db, viewer }) => countUnread(db, viewer),
    }),
  }),
});

const NotificationPayload = builder.interfaceRef<Payload<NotificationRef>>('NotificationPayload').implement({
  description: 'The notification after the mutation.',
  interfaces: [MutationPayload, InboxPayload],
  fields: (t) => ({
    notification: t.prismaField({
      type: Notification,
      description: 'The notification.',
      extensions: viewerDependent,
      resolve: (query, { notificationId: id }, _args, { prisma, viewer: { userId } }) =>
        prisma.notification.findUniqueOrThrow({ ...query, where: { id, userId } }),
    }),
  }),
});

const interfaces = [MutationPayload, InboxPayload, NotificationPayload];

interface SingleNotificationInput {
  readonly notificationId: string;
}

/** Declares a mutation of one notification, with its input, payload and result types. */
function notificationMutation(
  name: `${string}Notification${string}`,
  descriptions: { readonly field: string; readonly payload: string },
  run: (command: Command, input: SingleNotificationInput) => Promise<Outcome<NotificationRef>>,
) {
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const type = builder
    .objectRef<Payload<NotificationRef>>(`${typeName}Payload`)
    .implement({ description: descriptions.payload, interfaces });
  builder.mutationField(name, (t) =>
    t.fieldWithInput({
      description: `${descriptions.field} Without a change there is no event. NOT_FOUND unless the notification belongs to the viewer.`,
      type,
      errors: { types: [NotFoundError, ConflictError] },
      typeOptions: { description: 'A notification of the viewer to change.' },
      input: {
        notificationId: t.input.id({ required: true, description: 'The notification.' }),
        ...commandInput(t.input),
      },
      resolve: async (_root, { input }, context) => toPayload(context, await run(context.command(name, input), input)),
    }),
  );
}

notificationMutation(
  'markNotificationRead',
  { field: 'Marks a notification of the viewer as read.', payload: 'The notification is read.' },
  markRead,
);
notificationMutation(
  'markNotificationUnread',
  {
    field:
      'Marks a notification of the viewer as unread. Later events still make a new notification instead of joining this one.',
    payload: 'The notification is unread.',
  },
  markUnread,
);
notificationMutation(
  'archiveNotification',
  { field: 'Archives a notification of the viewer; a snooze ends.', payload: 'The notification is archived.' },
  archiveNotification,
);
notificationMutation(
  'unarchiveNotification',
  {
    field: 'Moves a notification of the viewer from the archive to the inbox.',
    payload: 'The notification is not archived.',
  },
  unarchiveNotification,
);

builder.mutationField('snoozeNotification', (t) =>
  t.fieldWithInput({
    description:
      'Hides a notification of the viewer until a time; then it returns to the inbox, unread and on top. An archived notification leaves the archive. Without a change there is no event. NOT_FOUND unless the notification belongs to the viewer.',
    type: builder
      .objectRef<Payload<NotificationRef>>('SnoozeNotificationPayload')
      .implement({ description: 'The notification is snoozed, or its snooze has ended.', interfaces }),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A notification to hide until a time.' },
    input: {
      notificationId: t.input.id({ required: true, description: 'The notification.' }),
      until: t.input.field({
        type: 'DateTime',
        description:
          'The end of the snooze: in the future, at most 365 days ahead. Null or omitted: the snooze ends at once, and the notification is otherwise unchanged.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await snoozeNotification(context.command('snoozeNotification', input), input)),
  }),
);

builder.mutationField('markAllNotificationsRead', (t) =>
  t.fieldWithInput({
    description:
      "Marks all notifications in the viewer's inbox up to a time as read; snoozed and archived ones do not change. Without unread ones there is no event. FORBIDDEN for credentials with chosen projects.",
    type: builder.objectRef<Payload<{ readonly count: number }>>('MarkAllNotificationsReadPayload').implement({
      description: 'The notifications are read.',
      interfaces: [MutationPayload, InboxPayload],
      fields: (t) => ({ count: t.exposeInt('count', { description: 'The number of notifications marked as read.' }) }),
    }),
    errors: { types: [ConflictError] },
    typeOptions: { description: 'The part of the inbox that the viewer has read.' },
    input: {
      until: t.input.field({
        type: 'DateTime',
        required: true,
        description: 'The `updatedAt` of the newest notification on the screen. Later ones stay unread.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await markAllRead(context.command('markAllNotificationsRead', input), input)),
  }),
);
