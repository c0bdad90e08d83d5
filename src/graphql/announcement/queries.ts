import { ForbiddenError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { assertKeyCursors } from '../list-page.js';
import { Announcement } from './type.js';
import { shownAnnouncements, viewerIsOperator } from './visibility.js';

builder.queryField('announcements', (t) =>
  t.prismaConnection(
    {
      type: Announcement,
      cursor: 'id',
      description:
        'What the operators of the server tell everybody at the moment, the newest first. Each comes to the viewer as a notification, too.',
      extensions: viewerDependent,
      args: {
        all: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'Also those that are over, and those that have not begun. Raises FORBIDDEN unless the viewer is an operator who is signed in.',
        }),
      },
      totalCount: async (_connection, args, context) =>
        context.db.announcement.count({ where: await wanted(context, args) }),
      resolve: async (query, _root, args, context) => {
        assertKeyCursors(args, 'id');
        return context.db.announcement.findMany({
          ...query,
          where: await wanted(context, args),
          orderBy: { id: 'desc' },
        });
      },
    },
    { name: 'AnnouncementConnection', description: 'A page of announcements.' },
    { name: 'AnnouncementEdge', description: 'An announcement in a page.' },
  ),
);

/** @throws UnauthenticatedError, ForbiddenError */
async function wanted(context: Context, { all }: { all: boolean }) {
  context.requireViewer();
  if (!all) return shownAnnouncements(context);
  if (await viewerIsOperator(context)) return {};
  throw new ForbiddenError('Only operators of the server may see all announcements.', ['all']);
}
