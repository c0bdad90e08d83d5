import { builder, viewerDependent } from '../builder.js';

export const Session = builder.prismaObject('Session', {
  description: 'A sign-in on one device, until it is ended or unused for too long.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, for `signOut`.' }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'What it was signed in with: the user agent, at most 200 characters. Null when it sent none.',
    }),
    cookie: t.exposeBoolean('cookie', { description: 'Whether a cookie carries it, instead of tokens.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was signed in.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When it was last refreshed; with a cookie, last used, to within an hour.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends, unless it is used before.' }),
    current: t.boolean({
      description: 'Whether it is the one that asks.',
      extensions: viewerDependent,
      resolve: ({ id }, _args, { viewer: { credential } }) =>
        credential.kind === 'session' && credential.sessionId === id,
    }),
  }),
});
