import { taskChangedKinds } from '../../events/kinds.js';
import { builder } from '../builder.js';
import { followArgs, followProject } from '../event/follow.js';
import { TaskEvent } from './events.js';

builder.subscriptionField('taskChanged', (t) =>
  t.field({
    type: TaskEvent,
    description:
      'Events of the tasks of a project, including their comments. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, taskChangedKinds),
    resolve: (event) => event,
  }),
);
