import { activeSession } from '../../domain/user/sessions.js';
import { builder, viewerDependent } from '../builder.js';
import { assertKeyCursors } from '../list-page.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { Session } from './session.js';

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
    sessions: t.relatedConnection(
      'sessions',
      {
        type: Session,
        cursor: 'id',
        description: 'Where they are signed in, the newest first; only they see it, to others it is empty.',
        extensions: accountOnly,
        totalCount: true,
        query: (args, { viewerId }) => {
          assertKeyCursors(args, 'id');
          return { where: { ...activeSession(), userId: viewerId ?? '' }, orderBy: { id: 'desc' } };
        },
      },
      { name: 'SessionConnection', description: 'A page of sessions.' },
      { name: 'SessionEdge', description: 'A session in a page.' },
    ),
  }),
});
