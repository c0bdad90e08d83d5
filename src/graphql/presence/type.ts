import {
  PresenceChanged as Changed,
  type PresenceMessage as Message,
  maxUsersPerMessage,
  type PresentUser,
  PresenceSnapshot as Snapshot,
} from '../../presence/roster.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { loadUser } from '../prefetch/loaders.js';
import { countedConnection } from '../relay/connection.js';
import { User } from '../user/type.js';

export const OnlineUser = builder.objectRef<PresentUser>('OnlineUser').implement({
  description: 'A user who is present in a project, in one or more tabs.',
  fields: (t) => ({
    user: t.field({
      type: User,
      description: 'The present user.',
      resolve: ({ userId }, _args, context) => loadUser(context, userId),
    }),
    since: t.expose('since', {
      type: 'DateTime',
      description: 'The time since which the user is present. An absence of less than 5 seconds does not change it.',
    }),
  }),
});

export const OnlineUserConnection = countedConnection(OnlineUser, {
  name: 'OnlineUser',
  description: 'A page of present users.',
  edge: 'A present user in a page.',
});

export const PresenceMessage = builder.interfaceRef<Message>('PresenceMessage').implement({
  description: 'A message of the subscription `presence`: a PresenceSnapshot first, then PresenceChanged messages.',
  resolveType: (message) => (message instanceof Snapshot ? 'PresenceSnapshot' : 'PresenceChanged'),
  fields: (t) => ({
    count: t.exposeInt('count', {
      description: `The number of present users. Messages name only the ${maxUsersPerMessage.toLocaleString('en')} who have been present longest.`,
    }),
  }),
});

builder.objectType(Snapshot, {
  name: 'PresenceSnapshot',
  description: 'The present users. Replace your list with `users`.',
  interfaces: [PresenceMessage],
  fields: (t) => ({
    users: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'The present users, longest present first, including the viewer.',
      resolve: ({ present }) => present,
    }),
  }),
});

builder.objectType(Changed, {
  name: 'PresenceChanged',
  description:
    'The changes since the previous message. Changes within 150 ms are combined into one message; several tabs of a user count as one user.',
  interfaces: [PresenceMessage],
  fields: (t) => ({
    joined: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'The users to add to your list.',
      resolve: ({ joined }) => joined,
    }),
    left: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'The users to remove from your list. `since` is the time since which they were present.',
      resolve: ({ left }) => left,
    }),
  }),
});
