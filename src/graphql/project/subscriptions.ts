import { kindsOf } from '../../events/kinds.js';
import { builder } from '../builder.js';
import { followArgs, followProject } from '../event/follow.js';
import { ProjectEvent } from './events.js';

builder.subscriptionField('projectChanged', (t) =>
  t.field({
    type: ProjectEvent,
    description:
      'Events of a project, its members and its labels; `taskChanged` has the events of tasks. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, kindsOf('ProjectEvent')),
    resolve: (event) => event,
  }),
);
