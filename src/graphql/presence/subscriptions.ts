import { parseId } from '../../ids.js';
import { builder } from '../builder.js';
import { PresenceMessage } from './type.js';

builder.subscriptionField('presence', (t) =>
  t.field({
    type: PresenceMessage,
    description:
      'Makes the viewer present in a project for as long as it lasts, and tells who else is: first everybody, then who comes and who leaves. Whoever is back within some seconds did not leave. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
    subscribe: (_root, args, { services, viewer }) =>
      services.presence.follow(parseId('project', args.projectId, ['projectId']), viewer),
    resolve: (message) => message,
  }),
);
