import {
  countNotifications,
  countUnread,
  type NotificationFilter,
  type NotificationPosition,
  notificationFolders,
  readNotifications,
} from '../../domain/notification/list.js';
import { encodeCursor } from '../../events/cursor.js';
import { isId, parseId } from '../../ids.js';
import type { Notification as NotificationRow } from '../../store/prisma/client.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { ConnectionPage, totalCount } from '../relay/connection.js';
import { encodeListCursor, type PageArgs, toListPage } from '../relay/list-page.js';
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
        resolve: (page) => {
          if (page instanceof NotificationPage) return page.streamCursor;
          throw new TypeError('The page is not a page of notifications');
        },
      }),
    }),
  },
  { name: 'NotificationEdge', description: 'A notification in a page.' },
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
  const page = toListPage(args, decodePosition, 'notifications');
  // The head is read first: an event between the two reads is then replayed, not missed.
  const seq = (await services.log.heads([userId])).get(userId) ?? 0;
  const rows: NotificationRow[] = page.size === 0 ? [] : await readNotifications(db, viewer, filter, page);
  return new NotificationPage(
    encodeCursor({ epoch: services.log.epoch, streamId: userId, seq }),
    page,
    rows.map((node) => ({ node, cursor: encodePosition(node) })),
    () => countNotifications(db, viewer, filter),
  );
}

class NotificationPage extends ConnectionPage<NotificationRow> {
  readonly streamCursor: string;

  constructor(streamCursor: string, ...page: ConstructorParameters<typeof ConnectionPage<NotificationRow>>) {
    super(...page);
    this.streamCursor = streamCursor;
  }
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

/** Encodes a notification's sort key as a list cursor. */
export function encodePosition({ updatedAt, id }: { readonly updatedAt: Date; readonly id: string }): string {
  return encodeListCursor(`${updatedAt.toISOString()} ${id}`);
}

function decodePosition(text: string): NotificationPosition | undefined {
  const [updatedAt = '', id = '', ...rest] = text.split(' ');
  return rest.length === 0 && isInstant(updatedAt) && isId('notification', id) ? { updatedAt, id } : undefined;
}

/** Accepts only the format of `encodePosition`: JavaScript parses more texts as dates than Postgres does. */
function isInstant(text: string): boolean {
  const time = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  return time > 0 && new Date(time).toISOString() === text;
}
