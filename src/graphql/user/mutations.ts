import { deactivateAccount, signOutEverywhere } from '../../domain/end-session.js';
import type { UserId } from '../../domain/ids.js';
import { openSession } from '../../domain/open-session.js';
import { type SignedIn, signIn, signUp } from '../../domain/users.js';
import { ConflictError, InvalidInputError, UnauthenticatedError } from '../../errors.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { commandInput } from '../payload.js';
import { User } from './type.js';

interface Session {
  readonly userId: UserId;
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

const SessionPayload = builder.interfaceRef<Session>('SessionPayload').implement({
  description: 'A signed-in session.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', {
      description: 'Send it as `Authorization: Bearer …`, and on a socket as `connectionParams.authorization`.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the access token ends.' }),
    refreshToken: t.exposeString('refreshToken', {
      description: 'Keep it secret: whoever has it can get access tokens as long as the session lives.',
    }),
    refreshExpiresAt: t.expose('refreshExpiresAt', {
      type: 'DateTime',
      description: 'When the session ends, unless it is refreshed before.',
    }),
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

async function session(context: Context, { userId, passwordHash }: SignedIn): Promise<Session> {
  const { sessions, tokens } = context.services;
  const { lifetimeSeconds } = sessions;
  const begun = { passwordHash, label: null, cookie: false, lifetimeSeconds };
  const grant = await openSession(context.commandAs(userId), begun);
  const { secret: refreshToken, sessionExpiresAt: refreshExpiresAt } = grant;
  return { userId, ...tokens.issue(grant), refreshToken, refreshExpiresAt };
}

const SignOutEverywhereInput = builder.inputType('SignOutEverywhereInput', {
  description: 'Ends every session of the viewer.',
  fields: commandInput,
});

const SignOutEverywherePayload = builder.objectRef<{ userId: UserId }>('SignOutEverywherePayload').implement({
  description: 'No token that was issued before works any more; sockets are closed, subscriptions have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'Whose sessions ended.' }) }),
});

builder.mutationField('signOutEverywhere', (t) =>
  t.field({
    description: 'Signs the viewer out on every device, this one included.',
    type: SignOutEverywherePayload,
    errors: {
      types: [InvalidInputError],
      union: { name: 'SignOutEverywhereResult', description: 'The answers of `signOutEverywhere`.' },
    },
    args: { input: t.arg({ type: SignOutEverywhereInput, required: true, description: 'Nothing has to be said.' }) },
    resolve: async (_root, { input }, context) =>
      (await signOutEverywhere(context.command('signOutEverywhere', input))).result,
  }),
);

const DeactivateAccountInput = builder.inputType('DeactivateAccountInput', {
  description: "Deactivates the viewer's account.",
  fields: (t) => ({
    password: t.string({ required: true, description: 'The password, to be sure.' }),
    ...commandInput(t),
  }),
});

const DeactivateAccountPayload = builder.objectRef<{ userId: UserId }>('DeactivateAccountPayload').implement({
  description: 'The account is deactivated: nobody can sign in with it, and all its sessions have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'Whose account it was.' }) }),
});

builder.mutationField('deactivateAccount', (t) =>
  t.field({
    description: 'Deactivates the account of the viewer. What they made stays; they stay a member in name.',
    type: DeactivateAccountPayload,
    errors: {
      types: [InvalidInputError, UnauthenticatedError],
      union: { name: 'DeactivateAccountResult', description: 'The answers of `deactivateAccount`.' },
    },
    args: { input: t.arg({ type: DeactivateAccountInput, required: true, description: 'The confirmation.' }) },
    resolve: async (_root, { input }, context) => {
      // Without the password: what is kept of the input is a fast hash.
      const { password: _, ...marks } = input;
      return (await deactivateAccount(context.command('deactivateAccount', marks), input)).result;
    },
  }),
);
