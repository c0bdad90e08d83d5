import { NotFoundError } from '../../errors.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { authorizeProject } from '../project/access.js';
import { User } from '../user/type.js';
import { SavedView } from './type.js';

const SavedViewEvent = builder.interfaceRef<EventOf<KindOf<'SavedViewEvent'>>>('SavedViewEvent').implement({
  description:
    "An event of a saved view. When the view is shared, or was before the change, the event is in the project's stream; else in the owner's own stream, which `myEvents` carries.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({
      description: 'The id of the project whose tasks the view shows.',
      resolve: ({ data }) => data.view.projectId,
    }),
    viewId: t.id({ description: 'The id of the view.', resolve: ({ data }) => data.view.id }),
    viewName: t.string({ description: 'The name right after the change.', resolve: ({ data }) => data.view.name }),
    viewVersion: t.int({
      description: 'The version right after the change.',
      resolve: ({ data }) => data.view.version,
    }),
    shared: t.boolean({
      description:
        'Whether the view was shared right after the change. When false, remove the view unless the viewer is its owner.',
      resolve: ({ data }) => data.view.shared,
    }),
    owner: t.prismaField({
      type: User,
      description: 'The owner.',
      resolve: (query, { data }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: data.view.ownerId } }),
    }),
    view: t.prismaField({
      type: SavedView,
      nullable: true,
      description: 'The view in its present form. Null when it is deleted or the viewer may no longer see it.',
      resolve: async (query, { data: { view }, streamId }, _args, context) => {
        const inOwnStream = streamId === view.ownerId;
        if (inOwnStream && !(await stillMember(context, view.projectId))) return null;
        const where = inOwnStream ? { id: view.id } : { id: view.id, shared: true };
        return context.prisma.savedView.findUnique({ ...query, where });
      },
    }),
  }),
});

/** Membership is checked again: a user's own stream outlives memberships, and a view gives access to the project's tasks. */
async function stillMember(context: Context, projectId: string): Promise<boolean> {
  try {
    await authorizeProject(context, projectId, []);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

implementEvents({ SavedViewEvent });
