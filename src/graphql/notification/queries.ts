import {
  countNotifications,
  countUnread,
  type NotificationFilter,
  notificationFolders,
  readNotifications,
} from '../../domain/notification/list.js';
import { encodeCursor } from '../../events/cursor.js';
import { parseId } from '../../ids.js';
import type { Notification as NotificationRow } from '../../store/prisma/client.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import type { PageArgs } from '../list-page.js';
import { totalCount } from '../relay/total-count.js';
import { encodePosition, toNotificationPage } from './page.js';
import { Notification, NotificationKind } from './type.js';

const NotificationFolder = builder.enumType('NotificationFolder', {
  description: 'Where a notification lies; each is in exactly one place.',
  values: {
    INBOX: { description: 'Neither snoozed nor archived.' },
    SNOOZED: { description: 'Hidden until its time.' },
    ARCHIVE: { description: 'Archived.' },
  } satisfies Record<(typeof notificationFolders)[number], { description: string }>,
});

const NotificationFilterInput = builder.inputType('NotificationFilter', {
  description: 'Which notifications. Everything that is given must be true of one.',
  fields: (t) => ({
    folder: t.field({
      type: NotificationFolder,
      required: true,
      defaultValue: 'INBOX',
      description: 'Those that lie there.',
    }),
    unread: t.boolean({ description: 'True: only unread ones; false: only read ones.' }),
    kinds: t.field({ type: [NotificationKind], description: 'Those of one of these kinds.' }),
    projectId: t.id({ description: 'Those that are about this project.' }),
  }),
});

const NotificationEdge = builder.edgeObject({
  type: Notification,
  name: 'NotificationEdge',
  description: 'A notification in a page.',
});

const NotificationConnection = builder.connectionObject(
  {
    type: Notification,
    name: 'NotificationConnection',
    description: 'A page of notifications.',
    fields: (t) => ({
      totalCount: t.int(totalCount),
      unreadCount: t.int({
        description: "How many unread ones lie in the viewer's inbox, whatever the filter.",
        extensions: viewerDependent,
        resolve: (_page, _args, { db, viewer }) => countUnread(db, viewer),
      }),
      cursor: t.field({
        type: 'Cursor',
        description:
          'Read before the notifications: the subscription `notifications` `after` it goes on from exactly what you loaded.',
        resolve: (page) => cursorOf(page),
      }),
    }),
  },
  NotificationEdge,
);

builder.queryField('notifications', (t) =>
  t.connection(
    {
      type: Notification,
      description:
        'What the viewer is told of, the newest first. Kept for 180 days; what is about a project goes when they are no member any more.',
      extensions: viewerDependent,
      args: {
        filter: t.arg({ type: NotificationFilterInput, description: 'Which; those in the inbox without it.' }),
      },
      resolve: (_root, { filter, ...page }, context) => notificationConnection(context, filter ?? {}, page),
    },
    NotificationConnection,
    NotificationEdge,
  ),
);

/** A page as the connection type reads it. */
async function notificationConnection(
  context: Context,
  input: Partial<typeof NotificationFilterInput.$inferInput>,
  args: PageArgs,
) {
  const { db, viewer, services } = context;
  const { userId } = viewer;
  const filter = toFilter(input);
  const page = toNotificationPage(args);
  // How far the stream is comes before what is in it.
  const seq = (await services.log.heads([userId])).get(userId) ?? 0;
  const found: NotificationRow[] = page.size === 0 ? [] : await readNotifications(db, viewer, filter, page);
  const shown = found.slice(0, page.size);
  if (page.fromEnd) shown.reverse();
  const edges = shown.map((node) => ({ cursor: encodePosition(node), node }));
  const more = found.length > page.size;
  return {
    edges,
    pageInfo: {
      hasNextPage: page.fromEnd ? page.before !== null : more,
      hasPreviousPage: page.fromEnd ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => countNotifications(db, viewer, filter),
    streamCursor: encodeCursor({ epoch: services.log.epoch, streamId: userId, seq }),
  };
}

function cursorOf(page: object): string {
  if ('streamCursor' in page && typeof page.streamCursor === 'string') return page.streamCursor;
  throw new TypeError('No head was read before the notifications');
}

/** @throws InvalidInputError */
function toFilter(input: Partial<typeof NotificationFilterInput.$inferInput>): NotificationFilter {
  const { folder = notificationFolders[0], unread, kinds, projectId } = input;
  return {
    folder,
    unread: unread ?? undefined,
    kinds: kinds ?? undefined,
    projectId: projectId == null ? undefined : parseId('project', projectId, ['filter', 'projectId']),
  };
}
