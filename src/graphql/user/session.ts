import { builder, viewerDependent } from '../builder.js';

export const Session = builder.prismaObject('Session', {
  description: 'A session on one device. It lasts until it is ended or unused for too long.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, for `signOut`.' }),
    label: t.exposeString('label', {
      nullable: true,
      description: 'The user agent that signed in, at most 200 characters. Null when the client sent none.',
    }),
    cookie: t.exposeBoolean('cookie', { description: 'Whether a cookie carries the session instead of tokens.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time of the sign-in.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'The time of the last refresh; for a cookie the last use, to within an hour.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'The time at which the session ends, unless it is used before.',
    }),
    current: t.boolean({
      description: 'Whether this is the session of the request.',
      extensions: viewerDependent,
      resolve: ({ id }, _args, { viewer: { credential } }) =>
        credential.kind === 'session' && credential.sessionId === id,
    }),
  }),
});
