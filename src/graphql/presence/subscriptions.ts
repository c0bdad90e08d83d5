import { parseId } from '../../ids.js';
import { builder } from '../builder.js';
import { PresenceMessage } from './type.js';

builder.subscriptionField('presence', (t) =>
  t.field({
    type: PresenceMessage,
    description:
      'Makes the viewer present in a project while the subscription is open, and delivers the present users: first a PresenceSnapshot, then a PresenceChanged per change. A user who reconnects within 5 seconds has not left. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
    subscribe: (_root, args, { services, viewer }) =>
      services.presence.follow(parseId('project', args.projectId, ['projectId']), viewer),
    resolve: (message) => message,
  }),
);
