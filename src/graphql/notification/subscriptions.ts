import { notificationEventKinds } from '../../events/event.js';
import { builder, viewerDependent } from '../builder.js';
import { NotificationEvent } from './events.js';

builder.subscriptionField('notifications', (t) =>
  t.field({
    type: NotificationEvent,
    description:
      "What happens to the viewer's notifications, by others or on another device of theirs. `myEvents` has it among everything else.",
    extensions: viewerDependent,
    args: {
      after: t.arg({
        type: 'Cursor',
        description:
          'First everything that happened after this cursor, of an event or of the query `notifications`, then what happens. Raises CURSOR_EXPIRED when that is not possible.',
      }),
    },
    subscribe: (_root, { after }, { services, viewer }) =>
      services.streams.open({ streamId: viewer.userId, reader: viewer, kinds: notificationEventKinds, after }),
    resolve: (event) => event,
  }),
);
