import { normalEmail } from '../../domain/input.js';
import { findRefreshed, RefreshReusedError, refreshSession } from '../../domain/user/refresh-session.js';
import { signIn, signUp } from '../../domain/user/users.js';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  TooManyAttemptsError,
  UnauthenticatedError,
} from '../../errors.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { ownSignIn } from '../plugins/credential-requirements.js';
import { attemptPassword, requireAttemptOf } from './attempt.js';
import { beginSession, requireCookie, SessionPayload, type SessionTokens, toTokens } from './session-payload.js';

const SignUpPayload = builder.objectRef<SessionTokens>('SignUpPayload').implement({
  description: 'The account is made and signed in.',
  interfaces: [SessionPayload],
});

const SignInPayload = builder.objectRef<SessionTokens>('SignInPayload').implement({
  description: 'The credentials are right.',
  interfaces: [SessionPayload],
});

const RefreshSessionPayload = builder.objectRef<SessionTokens>('RefreshSessionPayload').implement({
  description: 'The session lives on, with new tokens. The old refresh token must not be used again.',
  interfaces: [SessionPayload],
});

const cookieDescription =
  'True: the answer sets an HttpOnly cookie that carries the session, for pages of our own origin or of an allowed one. Only over HTTP.';

const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A new account.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address to sign in with; its case does not matter.' }),
    name: t.string({ required: true, description: 'What people call you; at most 100 characters.' }),
    password: t.string({
      required: true,
      description: '10 to 200 characters, neither a common password nor made of your name or address.',
    }),
    cookie: t.boolean({ defaultValue: false, description: cookieDescription }),
  }),
});

const SignInInput = builder.inputType('SignInInput', {
  description: 'Credentials of an account.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address the account was made with.' }),
    password: t.string({ required: true, description: 'Its password.' }),
    cookie: t.boolean({ defaultValue: false, description: cookieDescription }),
  }),
});

const RefreshSessionInput = builder.inputType('RefreshSessionInput', {
  description: 'A session that is to live on.',
  fields: (t) => ({
    refreshToken: t.string({ required: true, description: 'The newest refresh token of the session.' }),
  }),
});

builder.mutationField('signUp', (t) =>
  t.field({
    extensions: ownSignIn,
    description: 'Makes an account and signs it in. Needs no token.',
    type: SignUpPayload,
    errors: {
      types: [InvalidInputError, ConflictError, ForbiddenError, TooManyAttemptsError],
      union: { name: 'SignUpResult', description: 'The answers of `signUp`.' },
    },
    args: { input: t.arg({ type: SignUpInput, required: true, description: 'The account.' }) },
    resolve: async (_root, { input }, context) => {
      const cookie = input.cookie ?? false;
      if (cookie) requireCookie(context);
      await requireAttemptOf(context, 'signUps');
      return beginSession(context, await signUp(context.db, input), cookie);
    },
  }),
);

builder.mutationField('signIn', (t) =>
  t.field({
    extensions: ownSignIn,
    description: 'Signs in with address and password. Needs no token.',
    type: SignInPayload,
    errors: {
      types: [InvalidInputError, UnauthenticatedError, ForbiddenError, TooManyAttemptsError],
      union: { name: 'SignInResult', description: 'The answers of `signIn`.' },
    },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'The credentials.' }) },
    resolve: async (_root, { input }, context) => {
      const cookie = input.cookie ?? false;
      if (cookie) requireCookie(context);
      const signedIn = await attemptPassword(context, normalEmail(input.email), () => signIn(context.db, input));
      return beginSession(context, signedIn, cookie);
    },
  }),
);

builder.mutationField('refreshSession', (t) =>
  t.field({
    extensions: ownSignIn,
    description:
      'Lets a session live on: gives a new access token and a new refresh token for the old one. Needs no token beside it. A refresh token that was used before ends its session.',
    type: RefreshSessionPayload,
    errors: {
      types: [UnauthenticatedError, TooManyAttemptsError, ForbiddenError],
      union: { name: 'RefreshSessionResult', description: 'The answers of `refreshSession`.' },
    },
    args: { input: t.arg({ type: RefreshSessionInput, required: true, description: 'The session.' }) },
    resolve: async (_root, { input }, context) => {
      return toTokens(context, await refresh(context, input.refreshToken), false);
    },
  }),
);

async function refresh(context: Context, refreshToken: string) {
  const { sessions, metrics, logger } = context.services;
  try {
    const known = await findRefreshed(context.db, refreshToken);
    return await refreshSession(context.commandAs(known.userId), known, sessions.lifetimeSeconds);
  } catch (error) {
    if (error instanceof RefreshReusedError) {
      metrics.rejectedTokens.inc({ cause: 'reused' });
      logger.warn({ address: context.client?.address }, 'refresh token used twice, session ended');
    } else if (error instanceof UnauthenticatedError) {
      metrics.rejectedTokens.inc({ cause: 'invalid' });
      // A refresh with a valid token is no attempt to guess, however many users share the address.
      await requireAttemptOf(context, 'address');
    }
    throw error;
  }
}
