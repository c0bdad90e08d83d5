import { builder, viewerDependent } from '../builder.js';
import { longText } from '../cost/declare.js';
import { loadUser } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { viewerIsOperator } from './visibility.js';

export const Announcement = builder.prismaNode('Announcement', {
  description:
    'Something that the operators of the server tell everybody. It shows from `startsAt` until `endsAt`, or until it is withdrawn.',
  id: { field: 'id' },
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What it is about.' }),
    body: t.exposeString('body', { description: 'What it says, in Markdown.', extensions: longText }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'It shows from then on.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', nullable: true, description: 'Until then; null for no end.' }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn, if it was.',
    }),
    version: t.exposeInt('version', { description: 'Grows by one with each change.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was published, to show then or later.',
    }),
    publishedBy: t.field({
      type: User,
      nullable: true,
      select: { publishedById: true },
      description: 'Who published it; null for whoever is no operator.',
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
      'Whether they are an operator of the server, who may publish announcements; only they see it. To a personal access token it is false.',
    extensions: viewerDependent,
    resolve: ({ id }, _args, context) => (id === context.viewerId ? viewerIsOperator(context) : null),
  }),
);
