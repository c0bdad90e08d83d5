import { InvalidInputError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { maxPageSize } from '../plugins/page-size.js';
import { authorizeProject } from '../project/access.js';
import { Event } from './type.js';

const EventPage = builder
  .objectRef<{ events: readonly StoredEvent[]; cursor: string; hasMore: boolean }>('EventPage')
  .implement({
    description: "Consecutive events of a project's stream, oldest first.",
    fields: (t) => ({
      events: t.field({ type: [Event], description: 'The events.', resolve: ({ events }) => events }),
      cursor: t.expose('cursor', {
        type: 'Cursor',
        description: 'The cursor after the last event: pass it as `after` to read the next page.',
      }),
      hasMore: t.exposeBoolean('hasMore', {
        description: 'Whether the stream had further events when the page was read.',
      }),
    }),
  });

builder.queryField('changes', (t) =>
  t.field({
    type: EventPage,
    description:
      "A project's events in pages, as the subscription `projectEvents` streams them; for jobs and sync engines that poll. Raises NOT_FOUND unless the viewer is a member, and CURSOR_EXPIRED when the cursor is no longer valid.",
    extensions: viewerDependent,
    args: {
      projectId: t.arg.id({ required: true, description: 'The project.' }),
      after: t.arg({
        type: 'Cursor',
        description:
          'A cursor of the stream; the page contains events after it. Omitted: the page starts at the first event.',
      }),
      first: t.arg.int({ defaultValue: maxPageSize, required: true, description: 'The number of events, 1 to 100.' }),
    },
    resolve: async (_root, { projectId: id, after, first }, context) => {
      const projectId = await authorizeProject(context, id, ['projectId']);
      if (first < 1 || first > maxPageSize) {
        throw new InvalidInputError({ path: ['first'], message: `first must be 1 to ${maxPageSize}.` });
      }
      return context.services.streams.page(projectId, after, first);
    },
  }),
);

builder.queryField('myCursor', (t) =>
  t.field({
    type: 'Cursor',
    description:
      'The present cursor of the subscription `myEvents`. Query it in a separate operation before you load data: `myEvents` after this cursor delivers all later events of the projects of the viewer.',
    extensions: viewerDependent,
    resolve: (_root, _args, { services, viewer }) => services.streams.cursorOfAll(viewer),
  }),
);
