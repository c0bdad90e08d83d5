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
import { totalCount } from '../relay/total-count.js';
import { User } from '../user/type.js';

export const OnlineUser = builder.objectRef<PresentUser>('OnlineUser').implement({
  description: 'Somebody who is present in a project, by one tab or by many.',
  fields: (t) => ({
    user: t.field({
      type: User,
      description: 'Who it is.',
      resolve: ({ userId }, _args, context) => loadUser(context, userId),
    }),
    since: t.expose('since', {
      type: 'DateTime',
      description:
        'Since when they are present without a break; one that is shorter than the grace of some seconds does not count as one.',
    }),
  }),
});

const OnlineUserEdge = builder.edgeObject({
  type: OnlineUser,
  name: 'OnlineUserEdge',
  description: 'Somebody who is present, in a page.',
});

export const OnlineUserConnection = builder.connectionObject(
  {
    type: OnlineUser,
    name: 'OnlineUserConnection',
    description: 'A page of people who are present.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  OnlineUserEdge,
);

export const PresenceMessage = builder.interfaceRef<Message>('PresenceMessage').implement({
  description:
    'What a subscription to presence tells: first a PresenceSnapshot, then a PresenceChanged after the other.',
  resolveType: (message) => (message instanceof Snapshot ? 'PresenceSnapshot' : 'PresenceChanged'),
  fields: (t) => ({
    count: t.exposeInt('count', {
      description: `How many people are present now. Only the ${maxUsersPerMessage.toLocaleString('en')} who are longest are named.`,
    }),
  }),
});

builder.objectType(Snapshot, {
  name: 'PresenceSnapshot',
  description: 'Who is present: replace what you have by it.',
  interfaces: [PresenceMessage],
  fields: (t) => ({
    users: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'Everybody, longest first; the viewer is among them.',
      resolve: ({ present }) => present,
    }),
  }),
});

builder.objectType(Changed, {
  name: 'PresenceChanged',
  description: 'Who came and who left since the message before. People, not tabs; one message for all within a moment.',
  interfaces: [PresenceMessage],
  fields: (t) => ({
    joined: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'People to add.',
      resolve: ({ joined }) => joined,
    }),
    left: t.field({
      type: [OnlineUser],
      extensions: listOf(20),
      description: 'People to take away, with the time since when they were present.',
      resolve: ({ left }) => left,
    }),
  }),
});
