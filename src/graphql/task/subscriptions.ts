import { taskEventKinds } from '../../events/event.js';
import { builder } from '../builder.js';
import { followArgs, followProject } from '../event/follow.js';
import { TaskEvent } from './events.js';

builder.subscriptionField('taskChanged', (t) =>
  t.field({
    type: TaskEvent,
    description:
      'What happens to the tasks of a project, comments on them included. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, taskEventKinds),
    resolve: (event) => event,
  }),
);
