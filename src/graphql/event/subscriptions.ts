import { projectStreamKinds } from '../../events/kinds.js';
import { builder, viewerDependent } from '../builder.js';
import { followArgs, followProject } from './follow.js';
import { Event } from './type.js';

builder.subscriptionField('projectEvents', (t) =>
  t.field({
    type: Event,
    description:
      'All events of a project, without gaps in `seq`. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: followArgs(t.arg),
    subscribe: (_root, args, context) => followProject(context, args, projectStreamKinds),
    resolve: (event) => event,
  }),
);

builder.subscriptionField('myEvents', (t) =>
  t.field({
    type: Event,
    description:
      'All events of the projects of the viewer. A new membership adds its project to the stream, and the end of a membership removes it. The events of each project are in order; the order between projects is undefined.',
    extensions: viewerDependent,
    args: {
      after: t.arg({
        type: 'Cursor',
        description:
          'A cursor of this subscription, or of the query `myCursor`. Events after it are replayed first, live events follow. Raises CURSOR_EXPIRED when the cursor is no longer valid: load the data again.',
      }),
    },
    subscribe: (_root, args, { services, viewer }) => services.streams.openAll(viewer, args.after),
    resolve: (event) => event,
  }),
);
