import { builder, viewerDependent } from '../builder.js';

export const User = builder.prismaNode('User', {
  description: 'A person with an account.',
  id: { field: 'id' },
  // What events know of their actor; more than this is read when it is asked for.
  select: { id: true, name: true },
  fields: (t) => ({
    // Not exposed: the plugin would read it anew for whoever comes out of an event.
    name: t.string({ description: 'What people call them.', resolve: ({ name }) => name }),
    email: t.string({
      nullable: true,
      select: { email: true },
      description: 'The address they sign in with; only they see it.',
      extensions: viewerDependent,
      resolve: (user, _args, { viewerId }) => (user.id === viewerId ? user.email : null),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they signed up.' }),
  }),
});
