import { createPersonalToken, type PersonalTokenRef, revokePersonalToken } from '../../domain/user/manage-tokens.js';
import { ConflictError, LimitExceededError } from '../../errors.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { assertKeyCursors } from '../list-page.js';
import { commandInput } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { Project } from '../project/type.js';
import { commonErrors } from '../user-error.js';
import { User } from './type.js';

const TokenScope = builder.enumType('PersonalAccessTokenScope', {
  description: 'What a personal access token is good for.',
  values: {
    READ: { description: 'Queries and subscriptions; every mutation is FORBIDDEN.' },
    WRITE: { description: 'Everything that its owner may do in projects.' },
  },
});

const PersonalAccessToken = builder.prismaObject('PersonalToken', {
  name: 'PersonalAccessToken',
  description:
    'What a program of a person says who it works for by, in place of an access token. Nobody can see it again.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, for `revokePersonalAccessToken`; no secret.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    scope: t.field({
      type: TokenScope,
      select: { write: true },
      description: 'What it is good for.',
      resolve: ({ write }) => (write ? 'WRITE' : 'READ'),
    }),
    projects: t.prismaField({
      type: [Project],
      extensions: listOf(10),
      nullable: true,
      select: { allProjects: true, projectIds: true, userId: true },
      description:
        'The projects that it is for, as far as its owner is still a member; to it all others do not exist. Null for all projects of its owner, now and later.',
      resolve: (query, { allProjects, projectIds, userId }, _args, { db }) =>
        allProjects
          ? null
          : db.project.findMany({
              ...query,
              where: { id: { in: projectIds }, members: { some: { userId } } },
              orderBy: { id: 'asc' },
            }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to within a minute; null when it never was.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it stops working, or did.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, if it was.',
    }),
  }),
});

builder.prismaObjectField(User, 'personalAccessTokens', (t) =>
  t.relatedConnection(
    'personalTokens',
    {
      type: PersonalAccessToken,
      cursor: 'id',
      description:
        'Their personal access tokens, the newest first, those that were revoked among them, until 90 days after they expire. Only they see them, to others it is empty.',
      extensions: accountOnly,
      totalCount: true,
      query: (args, { viewerId }) => {
        assertKeyCursors(args, 'id');
        return { where: { userId: viewerId ?? '' }, orderBy: { id: 'desc' } };
      },
    },
    { name: 'PersonalAccessTokenConnection', description: 'A page of personal access tokens.' },
    { name: 'PersonalAccessTokenEdge', description: 'A personal access token in a page.' },
  ),
);

const PersonalAccessTokenPayload = builder.interfaceRef<PersonalTokenRef>('PersonalAccessTokenPayload').implement({
  description: 'A personal access token as it is after the mutation.',
  fields: (t) => ({
    personalAccessToken: t.prismaField({
      type: PersonalAccessToken,
      description: 'What is known of it.',
      resolve: (query, { tokenId }, _args, { db }) =>
        db.personalToken.findUniqueOrThrow({ ...query, where: { id: tokenId } }),
    }),
  }),
});

const CreatePersonalAccessTokenInput = builder.inputType('CreatePersonalAccessTokenInput', {
  description:
    'A new personal access token. It takes no `idempotencyKey`, as nobody could repeat the token itself: revoke one whose answer was lost.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, one line, 1 to 100 characters.' }),
    scope: t.field({ type: TokenScope, required: true, description: 'What it is good for.' }),
    projectIds: t.idList({
      description: 'The projects that it is for, 1 to 100; left out for all projects of the viewer, now and later.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it stops working: in the future, at most 366 days ahead.',
    }),
  }),
});

const CreatePersonalAccessTokenPayload = builder
  .objectRef<PersonalTokenRef & { readonly token: string }>('CreatePersonalAccessTokenPayload')
  .implement({
    description: 'The token is made.',
    interfaces: [PersonalAccessTokenPayload],
    fields: (t) => ({
      token: t.exposeString('token', {
        description: 'The token itself, `twp_…`: shown this once. Send it wherever an access token goes.',
      }),
    }),
  });

builder.mutationField('createPersonalAccessToken', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      'Makes a personal access token for a program of the viewer. Needs a signed-in session; at most 50 of a person live at the same time.',
    type: CreatePersonalAccessTokenPayload,
    errors: {
      types: [...commonErrors, LimitExceededError],
      union: { name: 'CreatePersonalAccessTokenResult', description: 'The answers of `createPersonalAccessToken`.' },
    },
    args: { input: t.arg({ type: CreatePersonalAccessTokenInput, required: true, description: 'The token.' }) },
    resolve: (_root, { input: { scope, ...input } }, context) =>
      createPersonalToken(context.command('createPersonalAccessToken', {}), { ...input, write: scope === 'WRITE' }),
  }),
);

const RevokePersonalAccessTokenInput = builder.inputType('RevokePersonalAccessTokenInput', {
  description: 'A personal access token that is to work no more.',
  fields: (t) => ({
    tokenId: t.id({ required: true, description: 'Its id, from `me { personalAccessTokens }`.' }),
    ...commandInput(t),
  }),
});

const RevokePersonalAccessTokenPayload = builder
  .objectRef<PersonalTokenRef>('RevokePersonalAccessTokenPayload')
  .implement({
    description: 'The token does not work any more: its sockets are closed, its subscriptions have ended.',
    interfaces: [PersonalAccessTokenPayload],
  });

builder.mutationField('revokePersonalAccessToken', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      'Revokes one of the personal access tokens of the viewer, at once and for good. Needs a signed-in session.',
    type: RevokePersonalAccessTokenPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'RevokePersonalAccessTokenResult', description: 'The answers of `revokePersonalAccessToken`.' },
    },
    args: { input: t.arg({ type: RevokePersonalAccessTokenInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      (await revokePersonalToken(context.command('revokePersonalAccessToken', input), input)).result,
  }),
);
