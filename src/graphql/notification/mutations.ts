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
import { ConflictError, ForbiddenError, InvalidInputError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Notification } from './type.js';

const InboxPayload = builder.interfaceRef<Payload<object>>('InboxPayload').implement({
  description: "The viewer's inbox after the mutation.",
  interfaces: [MutationPayload],
  fields: (t) => ({
    unreadCount: t.int({
      description: "How many unread notifications lie in the viewer's inbox.",
      extensions: viewerDependent,
      resolve: (_payload, _args, { db, viewer }) => countUnread(db, viewer),
    }),
  }),
});

const NotificationPayload = builder.interfaceRef<Payload<NotificationRef>>('NotificationPayload').implement({
  description: 'A notification as it is after the mutation.',
  interfaces: [MutationPayload, InboxPayload],
  fields: (t) => ({
    notification: t.prismaField({
      type: Notification,
      description: 'The notification.',
      extensions: viewerDependent,
      resolve: (query, { notificationId: id }, _args, { db, viewer: { userId } }) =>
        db.notification.findUniqueOrThrow({ ...query, where: { id, userId } }),
    }),
  }),
});

const interfaces = [MutationPayload, InboxPayload, NotificationPayload];

interface OneInput {
  readonly notificationId: string;
}

/** A mutation that does one thing to one notification. */
function oneNotification(
  name: `${string}Notification${string}`,
  words: { readonly does: string; readonly done: string },
  run: (command: Command, input: OneInput) => Promise<Outcome<NotificationRef>>,
) {
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const input = builder.inputType(`${typeName}Input`, {
    description: 'A notification of the viewer.',
    fields: (t) => ({
      notificationId: t.id({ required: true, description: 'The notification.' }),
      ...commandInput(t),
    }),
  });
  const type = builder
    .objectRef<Payload<NotificationRef>>(`${typeName}Payload`)
    .implement({ description: words.done, interfaces });
  builder.mutationField(name, (t) =>
    t.field({
      description: `${words.does} When it is so already there is no event.`,
      type,
      errors: {
        types: [...commonErrors, ConflictError],
        union: { name: `${typeName}Result`, description: `The answers of \`${name}\`.` },
      },
      args: { input: t.arg({ type: input, required: true, description: 'Which.' }) },
      resolve: async (_root, args, context) =>
        toPayload(context, await run(context.command(name, args.input), args.input)),
    }),
  );
}

oneNotification(
  'markNotificationRead',
  { does: 'Marks a notification of the viewer as read.', done: 'It is read.' },
  markRead,
);
oneNotification(
  'markNotificationUnread',
  {
    does: 'Marks a notification of the viewer as unread. What happens later makes another notification all the same.',
    done: 'It is unread.',
  },
  markUnread,
);
oneNotification(
  'archiveNotification',
  { does: 'Puts a notification of the viewer into the archive, also one that is snoozed.', done: 'It is archived.' },
  archiveNotification,
);
oneNotification(
  'unarchiveNotification',
  { does: 'Brings a notification of the viewer back from the archive.', done: 'It is not archived.' },
  unarchiveNotification,
);

const SnoozeNotificationInput = builder.inputType('SnoozeNotificationInput', {
  description: 'Until when to hide a notification.',
  fields: (t) => ({
    notificationId: t.id({ required: true, description: 'The notification.' }),
    until: t.field({
      type: 'DateTime',
      description: 'When it comes back: in the future, at most 365 days ahead. Null or left out: now, as it was.',
    }),
    ...commandInput(t),
  }),
});

builder.mutationField('snoozeNotification', (t) =>
  t.field({
    description:
      'Hides a notification of the viewer until a time, when it comes back unread and on top; one that is archived leaves the archive for it. When it is so already there is no event.',
    type: builder
      .objectRef<Payload<NotificationRef>>('SnoozeNotificationPayload')
      .implement({ description: 'It is hidden, or back.', interfaces }),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'SnoozeNotificationResult', description: 'The answers of `snoozeNotification`.' },
    },
    args: { input: t.arg({ type: SnoozeNotificationInput, required: true, description: 'Which, until when.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await snoozeNotification(context.command('snoozeNotification', input), input)),
  }),
);

const MarkAllNotificationsReadInput = builder.inputType('MarkAllNotificationsReadInput', {
  description: 'Up to when the viewer has read their inbox.',
  fields: (t) => ({
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'The `updatedAt` of the newest one that they have seen: what came after it stays unread.',
    }),
    ...commandInput(t),
  }),
});

builder.mutationField('markAllNotificationsRead', (t) =>
  t.field({
    description:
      "Marks everything in the viewer's inbox as read that is not newer than a time; what is snoozed or archived stays as it is. When there is nothing there is no event.",
    type: builder.objectRef<Payload<{ readonly count: number }>>('MarkAllNotificationsReadPayload').implement({
      description: 'They are read.',
      interfaces: [MutationPayload, InboxPayload],
      fields: (t) => ({ count: t.exposeInt('count', { description: 'How many were unread.' }) }),
    }),
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError],
      union: { name: 'MarkAllNotificationsReadResult', description: 'The answers of `markAllNotificationsRead`.' },
    },
    args: { input: t.arg({ type: MarkAllNotificationsReadInput, required: true, description: 'Up to when.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await markAllRead(context.command('markAllNotificationsRead', input), input)),
  }),
);
