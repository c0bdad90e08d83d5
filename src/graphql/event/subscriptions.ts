import { projectStreamKinds } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { followArgs, followProject } from './follow.js';
import { Event } from './type.js';

builder.subscriptionField('projectEvents', (t) =>
  t.field({
    type: Event,
    description:
      'Everything that happens in a project, without holes in `seq`. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, projectStreamKinds),
    resolve: (event) => event,
  }),
);

builder.subscriptionField('myEvents', (t) =>
  t.field({
    type: Event,
    description:
      "Everything that happens in the viewer's projects, following their memberships as they start and end. Events of one project are in order; those of different projects come as they come.",
    extensions: viewerDependent,
    args: {
      after: t.arg({
        type: 'Cursor',
        description:
          'Go on from the cursor of an event of this subscription. Raises CURSOR_EXPIRED when that is not possible.',
      }),
    },
    subscribe: (_root, args, { services, viewer }) => services.streams.openAll(viewer, args.after),
    resolve: (event) => event,
  }),
);
