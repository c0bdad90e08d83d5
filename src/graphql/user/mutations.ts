import type { UserId } from '../../domain/ids.js';
import { signIn, signUp } from '../../domain/users.js';
import { ConflictError, InvalidInputError, UnauthenticatedError } from '../../errors.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { User } from './type.js';

interface Session {
  readonly userId: UserId;
  readonly accessToken: string;
  readonly expiresAt: Date;
}

const SessionPayload = builder.interfaceRef<Session>('SessionPayload').implement({
  description: 'A signed-in session.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', {
      description: 'Send it as `Authorization: Bearer …`, and on a socket as `connectionParams.authorization`.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the token ends.' }),
    user: t.prismaField({
      type: User,
      description: 'Who signed in.',
      resolve: (query, { userId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

const SignUpPayload = builder.objectRef<Session>('SignUpPayload').implement({
  description: 'The account is made and signed in.',
  interfaces: [SessionPayload],
});

const SignInPayload = builder.objectRef<Session>('SignInPayload').implement({
  description: 'The credentials are right.',
  interfaces: [SessionPayload],
});

const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new account.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address to sign in with; its case does not matter.' }),
    name: t.string({ required: true, description: 'What people call you; at most 100 characters.' }),
    password: t.string({ required: true, description: '10 to 200 characters.' }),
  }),
});

const SignInInput = builder.inputType('SignInInput', {
  description: 'Credentials of an account.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address the account was made with.' }),
    password: t.string({ required: true, description: 'Its password.' }),
  }),
});

builder.mutationField('signUp', (t) =>
  t.field({
    description: 'Makes an account and signs it in. Needs no token.',
    type: SignUpPayload,
    errors: {
      types: [InvalidInputError, ConflictError],
      union: { name: 'SignUpResult', description: 'The answers of `signUp`.' },
    },
    args: { input: t.arg({ type: SignUpInput, required: true, description: 'The account.' }) },
    resolve: async (_root, { input }, context) => session(context, await signUp(context.db, input)),
  }),
);

builder.mutationField('signIn', (t) =>
  t.field({
    description: 'Signs in with address and password. Needs no token.',
    type: SignInPayload,
    errors: { types: [UnauthenticatedError], union: { name: 'SignInResult', description: 'The answers of `signIn`.' } },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'The credentials.' }) },
    resolve: async (_root, { input }, context) => session(context, await signIn(context.db, input)),
  }),
);

function session({ services }: Context, { userId }: { userId: UserId }): Session {
  return { userId, ...services.tokens.issue(userId) };
}
