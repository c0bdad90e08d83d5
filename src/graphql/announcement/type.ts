import { builder, viewerDependent } from '../builder.js';
import { longText } from '../cost/declare.js';
import { loadUser } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { viewerIsOperator } from './visibility.js';

export const Announcement = builder.prismaNode('Announcement', {
  description:
    'A message from the operators of the server to all users. It shows from `startsAt` until `endsAt`, or until it is withdrawn.',
  id: { field: 'id' },
  fields: (t) => ({
    title: t.exposeString('title', { description: 'The title: one line of at most 200 characters.' }),
    body: t.exposeString('body', { description: 'The text, in Markdown.', extensions: longText }),
    startsAt: t.expose('startsAt', {
      type: 'DateTime',
      description: 'The time at which the announcement begins to show.',
    }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the announcement ends. Null: it shows until it is withdrawn.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the withdrawal; null unless the announcement was withdrawn.',
    }),
    version: t.exposeInt('version', { description: 'The version; each change increments it by one.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The time of publication. The announcement may begin later, at `startsAt`.',
    }),
    publishedBy: t.field({
      type: User,
      nullable: true,
      select: { publishedById: true },
      description: 'The operator who published the announcement. Only operators see it; null for other viewers.',
      extensions: viewerDependent,
      resolve: async ({ publishedById }, _args, context) =>
        (await viewerIsOperator(context)) ? loadUser(context, publishedById) : null,
    }),
  }),
});

builder.prismaObjectField(User, 'isOperator', (t) =>
  t.boolean({
    nullable: true,
    description:
      'Whether the user is an operator, who may publish announcements. Null unless the user is the viewer; false for personal access tokens.',
    extensions: viewerDependent,
    resolve: ({ id }, _args, context) => (id === context.viewerId ? viewerIsOperator(context) : null),
  }),
);
