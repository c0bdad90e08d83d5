import { NotFoundError } from '../../errors.js';
import type { EventOf, SavedViewEventKind } from '../../events/event.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { Event } from '../event/type.js';
import { authorizeProject } from '../project/access.js';
import { User } from '../user/type.js';
import { SavedView } from './type.js';

const SavedViewEvent = builder.interfaceRef<EventOf<SavedViewEventKind>>('SavedViewEvent').implement({
  description:
    "Something happened to a saved view. It stands in the project's events when the view is shared, or was until now, and else in its owner's own, which `myEvents` has.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The project whose tasks it shows.', resolve: ({ data }) => data.view.projectId }),
    viewId: t.id({ description: 'The view.', resolve: ({ data }) => data.view.id }),
    viewName: t.string({ description: 'What it was called right after.', resolve: ({ data }) => data.view.name }),
    viewVersion: t.int({ description: 'Its version right after.', resolve: ({ data }) => data.view.version }),
    shared: t.boolean({
      description: 'Whether all members saw it right after. When they do not any more, all but the owner drop it.',
      resolve: ({ data }) => data.view.shared,
    }),
    owner: t.prismaField({
      type: User,
      description: 'Who keeps it.',
      resolve: (query, { data }, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: data.view.ownerId } }),
    }),
    view: t.prismaField({
      type: SavedView,
      nullable: true,
      description: 'The view as of now; null when it is deleted, or not to be seen any more.',
      resolve: async (query, { data: { view }, streamId }, _args, context) => {
        const own = streamId === view.ownerId;
        if (own && !(await stillMember(context, view.projectId))) return null;
        const where = own ? { id: view.id } : { id: view.id, shared: true };
        return context.db.savedView.findUnique({ ...query, where });
      },
    }),
  }),
});

/** A person's own stream outlives their memberships, and a view leads to the tasks of its project. */
async function stillMember(context: Context, projectId: string): Promise<boolean> {
  try {
    await authorizeProject(context, projectId, []);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

const kinds: Record<SavedViewEventKind, string> = {
  SavedViewCreated: 'Somebody keeps a new view.',
  SavedViewUpdated: 'A view changed, or began or ceased to be shared.',
  SavedViewDeleted: 'A view was deleted.',
};

for (const [kind, description] of Object.entries(kinds)) {
  builder.objectRef<EventOf<SavedViewEventKind>>(kind).implement({ description, interfaces: [Event, SavedViewEvent] });
}
