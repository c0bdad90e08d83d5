import { ForbiddenError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { Announcement } from './type.js';
import { shownAnnouncements, viewerIsOperator } from './visibility.js';

builder.queryField('announcements', (t) =>
  t.prismaConnection(
    {
      type: Announcement,
      cursor: 'id',
      description:
        'The announcements that show now, newest first. The viewer also receives each as a notification of the kind ANNOUNCEMENT.',
      extensions: viewerDependent,
      args: {
        all: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'True: announcements that have ended or not begun are included. Raises FORBIDDEN unless the viewer is an operator, and for personal access tokens.',
        }),
      },
      totalCount: async (_connection, args, context) =>
        context.prisma.announcement.count({ where: await authorizedFilter(context, args) }),
      resolve: async (query, _root, args, context) => {
        assertKeyCursors(args, 'id');
        return context.prisma.announcement.findMany({
          ...query,
          where: await authorizedFilter(context, args),
          orderBy: { id: 'desc' },
        });
      },
    },
    { name: 'AnnouncementConnection', description: 'A page of announcements.' },
    { name: 'AnnouncementEdge', description: 'An announcement in a page.' },
  ),
);

/**
 * The filter of the requested announcements.
 *
 * @throws UnauthenticatedError
 * @throws ForbiddenError at `all` unless the viewer is an operator
 */
async function authorizedFilter(context: Context, { all }: { all: boolean }) {
  context.requireViewer();
  if (!all) return shownAnnouncements(context);
  if (await viewerIsOperator(context)) return {};
  throw new ForbiddenError('Only operators may list all announcements. Omit `all` to list those that show now.', [
    'all',
  ]);
}
