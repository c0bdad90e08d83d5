import { InvalidInputError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { maxPageSize } from '../plugins/page-size.js';
import { authorizeProject } from '../project/access.js';
import { Event } from './type.js';

const EventPage = builder
  .objectRef<{ events: readonly StoredEvent[]; cursor: string; hasMore: boolean }>('EventPage')
  .implement({
    description: "A run of a project's events, oldest first.",
    fields: (t) => ({
      events: t.field({ type: [Event], description: 'The events.', resolve: ({ events }) => events }),
      cursor: t.expose('cursor', { type: 'Cursor', description: 'Right behind the last of them: go on from here.' }),
      hasMore: t.exposeBoolean('hasMore', { description: 'Whether there were more when this was read.' }),
    }),
  });

builder.queryField('changes', (t) =>
  t.field({
    type: EventPage,
    description:
      "A project's events over plain HTTP: what `projectEvents` streams, for jobs and sync engines. Raises CURSOR_EXPIRED like it.",
    extensions: viewerDependent,
    args: {
      projectId: t.arg.id({ required: true, description: 'The project.' }),
      after: t.arg({ type: 'Cursor', description: 'Only what happened after this; from the beginning without it.' }),
      first: t.arg.int({ defaultValue: maxPageSize, required: true, description: 'How many, 1 to 100.' }),
    },
    resolve: async (_root, { projectId: id, after, first }, context) => {
      const projectId = await authorizeProject(context, id, ['projectId']);
      if (first < 1 || first > maxPageSize) {
        throw new InvalidInputError({ path: ['first'], message: `Must be 1 to ${maxPageSize}.` });
      }
      return context.services.streams.page(projectId, after, first);
    },
  }),
);

builder.queryField('myCursor', (t) =>
  t.field({
    type: 'Cursor',
    description:
      'For `myEvents(after)`: what happens in any of the projects of the viewer from now on comes after it. Ask for it in an operation of its own, before you load data.',
    extensions: viewerDependent,
    resolve: (_root, _args, { services, viewer }) => services.streams.cursorOfAll(viewer),
  }),
);
