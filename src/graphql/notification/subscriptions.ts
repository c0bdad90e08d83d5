import { kindsOf } from '../../events/kinds.js';
import { builder, viewerDependent } from '../builder.js';
import { NotificationEvent } from './events.js';

builder.subscriptionField('notifications', (t) =>
  t.field({
    type: NotificationEvent,
    description:
      "Events of the viewer's notifications, including changes on the viewer's other devices. `myEvents` carries the same events among others.",
    extensions: viewerDependent,
    args: {
      after: t.arg({
        type: 'Cursor',
        description:
          'A cursor of an event or of the query `notifications`. Events after it are replayed first, live events follow. Raises CURSOR_EXPIRED when the cursor is no longer valid: load the data again.',
      }),
    },
    subscribe: (_root, { after }, { services, viewer }) =>
      services.streams.open({ streamId: viewer.userId, reader: viewer, kinds: kindsOf('NotificationEvent'), after }),
    resolve: (event) => event,
  }),
);
