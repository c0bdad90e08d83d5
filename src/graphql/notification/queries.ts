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
import type { PageArgs } from '../relay/list-page.js';
import { totalCount } from '../relay/total-count.js';
import { encodePosition, toNotificationPage } from './page.js';
import { Notification, NotificationKind } from './type.js';

const NotificationFolder = builder.enumType('NotificationFolder', {
  description: 'The folder of a notification; each notification is in exactly one.',
  values: {
    INBOX: { description: 'Notifications that are neither snoozed nor archived.' },
    SNOOZED: { description: 'Notifications hidden until `snoozedUntil`.' },
    ARCHIVE: { description: 'Archived notifications.' },
  } satisfies Record<(typeof notificationFolders)[number], { description: string }>,
});

const NotificationFilterInput = builder.inputType('NotificationFilter', {
  description: 'A filter of notifications. A notification must match all given fields.',
  fields: (t) => ({
    folder: t.field({
      type: NotificationFolder,
      required: true,
      defaultValue: 'INBOX',
      description: 'The folder of the notifications.',
    }),
    unread: t.boolean({ description: 'True: only unread notifications. False: only read ones.' }),
    kinds: t.field({ type: [NotificationKind], description: 'The kinds; a notification must have one of them.' }),
    projectId: t.id({ description: 'The project that the notifications are about.' }),
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
        description: "The number of unread notifications in the viewer's inbox, independent of the filter.",
        extensions: viewerDependent,
        resolve: (_page, _args, { db, viewer }) => countUnread(db, viewer),
      }),
      cursor: t.field({
        type: 'Cursor',
        description:
          "The position in the viewer's own stream, read before the notifications. Subscribe to `notifications(after:)` with it: no event is missing.",
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
        'The notifications of the viewer, newest first. They are kept for 180 days; those about a project are removed when the membership ends.',
      extensions: viewerDependent,
      args: {
        filter: t.arg({ type: NotificationFilterInput, description: 'The filter. Omitted: the inbox.' }),
      },
      resolve: (_root, { filter, ...page }, context) => notificationConnection(context, filter ?? {}, page),
    },
    NotificationConnection,
    NotificationEdge,
  ),
);

/** Returns a page of the viewer's notifications for the connection type. @throws InvalidInputError */
async function notificationConnection(
  context: Context,
  input: Partial<typeof NotificationFilterInput.$inferInput>,
  args: PageArgs,
) {
  const { db, viewer, services } = context;
  const { userId } = viewer;
  const filter = toFilter(input);
  const page = toNotificationPage(args);
  // The head is read first: an event between the two reads is then replayed, not missed.
  const seq = (await services.log.heads([userId])).get(userId) ?? 0;
  const rows: NotificationRow[] = page.size === 0 ? [] : await readNotifications(db, viewer, filter, page);
  const pageRows = rows.slice(0, page.size);
  if (page.fromEnd) pageRows.reverse();
  const edges = pageRows.map((node) => ({ cursor: encodePosition(node), node }));
  const more = rows.length > page.size;
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
  throw new TypeError('A page of notifications has no streamCursor');
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
