import { parseId } from '../../domain/ids.js';
import { taskEventKinds } from '../../events/event.js';
import { builder } from '../builder.js';
import { TaskEvent } from './events.js';

builder.subscriptionField('taskChanged', (t) =>
  t.field({
    type: TaskEvent,
    description:
      'What happens to the tasks of a project, comments on them included. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: {
      projectId: t.arg.id({ required: true, description: 'The project.' }),
      after: t.arg({
        type: 'Cursor',
        description:
          'First everything that happened after this cursor, then what happens. Raises CURSOR_EXPIRED when that is not possible.',
      }),
    },
    subscribe: (_root, args, context) =>
      context.services.streams.open({
        streamId: parseId('project', args.projectId, ['projectId']),
        userId: context.viewer.userId,
        kinds: taskEventKinds,
        after: args.after,
      }),
    resolve: (event) => event,
  }),
);
