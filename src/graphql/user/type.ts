import { builder, viewerDependent } from '../builder.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { Session } from './session.js';

export const User = builder.prismaNode('User', {
  description: 'A user with an account.',
  id: { field: 'id' },
  // The fields that events carry of their actor; further fields are read when selected.
  select: { id: true, name: true },
  fields: (t) => ({
    // Not exposed: the plugin would read the name of an event's actor again.
    name: t.string({ description: 'The display name.', resolve: ({ name }) => name }),
    email: t.string({
      nullable: true,
      select: { email: true },
      description: 'The e-mail address for signing in. Null unless the user is the viewer.',
      extensions: viewerDependent,
      resolve: (user, _args, { viewerId }) => (user.id === viewerId ? user.email : null),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time of the sign-up.' }),
    sessions: t.relatedConnection(
      'sessions',
      {
        type: Session,
        cursor: 'id',
        description:
          'The active sessions of the user, newest first. Empty unless the user is the viewer. FORBIDDEN for personal access tokens.',
        extensions: accountOnly,
        totalCount: true,
        query: (args, { viewerId }) => {
          assertKeyCursors(args, 'id');
          const active = { endedAt: null, expiresAt: { gt: new Date() } };
          return { where: { ...active, userId: viewerId ?? '' }, orderBy: { id: 'desc' } };
        },
      },
      { name: 'SessionConnection', description: 'A page of sessions.' },
      { name: 'SessionEdge', description: 'A session in a page.' },
    ),
  }),
});
