import { projectEventKinds } from '../../events/event.js';
import { builder } from '../builder.js';
import { followArgs, followProject } from '../event/follow.js';
import { ProjectEvent } from './events.js';

builder.subscriptionField('projectChanged', (t) =>
  t.field({
    type: ProjectEvent,
    description:
      'What happens to a project itself, its members and its labels. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, projectEventKinds),
    resolve: (event) => event,
  }),
);
