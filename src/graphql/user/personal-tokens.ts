import { createPersonalToken, type PersonalTokenRef, revokePersonalToken } from '../../domain/user/manage-tokens.js';
import { ConflictError, LimitExceededError, NotFoundError } from '../../errors.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { commandInput } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { Project } from '../project/type.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { User } from './type.js';

const TokenScope = builder.enumType('PersonalAccessTokenScope', {
  description: 'The operations that a personal access token allows.',
  values: {
    READ: { description: 'Queries and subscriptions. Every mutation is FORBIDDEN.' },
    WRITE: { description: 'Every operation in projects that the owner may do.' },
  },
});

const PersonalAccessToken = builder.prismaObject('PersonalToken', {
  name: 'PersonalAccessToken',
  description:
    'A credential for a program of a user, accepted in place of an access token. The secret itself is shown only at creation.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, for `revokePersonalAccessToken`. The id is not secret.' }),
    name: t.exposeString('name', { description: 'The name that the owner chose.' }),
    scope: t.field({
      type: TokenScope,
      select: { write: true },
      description: 'The allowed operations.',
      resolve: ({ write }) => (write ? 'WRITE' : 'READ'),
    }),
    projects: t.prismaField({
      type: [Project],
      extensions: listOf(10),
      nullable: true,
      select: { allProjects: true, projectIds: true, userId: true },
      description:
        'The projects of the token in which the owner is still a member; other projects are NOT_FOUND to it. Null: all present and future projects of the owner.',
      resolve: (query, { allProjects, projectIds, userId }, _args, { prisma }) =>
        allProjects
          ? null
          : prisma.project.findMany({
              ...query,
              where: { id: { in: projectIds }, members: { some: { userId } } },
              orderBy: { id: 'asc' },
            }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time of creation.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the last use, to within a minute; null when the token was never used.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'The time of expiry.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of revocation; null unless the token was revoked.',
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
        'The personal access tokens of the user, newest first, including revoked ones, until 90 days after their expiry. Empty unless the user is the viewer. FORBIDDEN for personal access tokens.',
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
  description: 'The personal access token after the mutation.',
  fields: (t) => ({
    personalAccessToken: t.prismaField({
      type: PersonalAccessToken,
      description: 'The token without its secret.',
      resolve: (query, { tokenId }, _args, { prisma }) =>
        prisma.personalToken.findUniqueOrThrow({ ...query, where: { id: tokenId } }),
    }),
  }),
});

const CreatePersonalAccessTokenPayload = builder
  .objectRef<PersonalTokenRef & { readonly token: string }>('CreatePersonalAccessTokenPayload')
  .implement({
    description: 'The token is created.',
    interfaces: [PersonalAccessTokenPayload],
    fields: (t) => ({
      token: t.exposeString('token', {
        description: 'The secret, `twp_…`, shown only here. Send it in place of an access token.',
      }),
    }),
  });

builder.mutationField('createPersonalAccessToken', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Creates a personal access token for a program of the viewer. FORBIDDEN for personal access tokens. LIMIT_EXCEEDED when the user has 50 active tokens.',
    type: CreatePersonalAccessTokenPayload,
    errors: { types: [NotFoundError, LimitExceededError] },
    typeOptions: {
      description:
        'A new personal access token. There is no `idempotencyKey`, because the secret is not stored and cannot be returned again. Revoke a token whose response was lost.',
    },
    input: {
      name: t.input.string({ required: true, description: 'The purpose of the token: one line, 1 to 100 characters.' }),
      scope: t.input.field({ type: TokenScope, required: true, description: 'The allowed operations.' }),
      projectIds: t.input.idList({
        description: 'The projects of the token, 1 to 100. Omitted: all present and future projects of the viewer.',
      }),
      expiresAt: t.input.field({
        type: 'DateTime',
        required: true,
        description: 'The time of expiry: in the future, at most 366 days ahead.',
      }),
    },
    resolve: (_root, { input: { scope, ...input } }, context) =>
      createPersonalToken(context.command('createPersonalAccessToken', {}), { ...input, write: scope === 'WRITE' }),
  }),
);

const RevokePersonalAccessTokenPayload = builder
  .objectRef<PersonalTokenRef>('RevokePersonalAccessTokenPayload')
  .implement({
    description: 'The token is revoked. Its sockets are closed and its subscriptions have ended.',
    interfaces: [PersonalAccessTokenPayload],
  });

builder.mutationField('revokePersonalAccessToken', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Revokes a personal access token of the viewer, at once and permanently. FORBIDDEN for personal access tokens.',
    type: RevokePersonalAccessTokenPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A personal access token to revoke.' },
    input: {
      tokenId: t.input.id({ required: true, description: 'The id of the token, from `me { personalAccessTokens }`.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      (await revokePersonalToken(context.command('revokePersonalAccessToken', input), input)).result,
  }),
);
