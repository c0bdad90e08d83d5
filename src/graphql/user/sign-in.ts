import { normalEmail } from '../../domain/input.js';
import { findRefreshed, RefreshReusedError, refreshSession } from '../../domain/user/refresh-session.js';
import { signIn, signUp } from '../../domain/user/users.js';
import { ConflictError, TooManyAttemptsError, UnauthenticatedError } from '../../errors.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { ownSignIn } from '../plugins/credential-requirements.js';
import { attemptPassword, requireAttemptOf } from './attempt.js';
import { beginSession, requireCookie, SessionPayload, type SessionTokens, toTokens } from './session-payload.js';

const SignUpPayload = builder.objectRef<SessionTokens>('SignUpPayload').implement({
  description: 'The account is created and signed in.',
  interfaces: [SessionPayload],
});

const SignInPayload = builder.objectRef<SessionTokens>('SignInPayload').implement({
  description: 'The user is signed in.',
  interfaces: [SessionPayload],
});

const RefreshSessionPayload = builder.objectRef<SessionTokens>('RefreshSessionPayload').implement({
  description:
    'The session is extended, with new tokens. Do not use the old refresh token again: that ends the session.',
  interfaces: [SessionPayload],
});

const cookieDescription =
  "True: the response sets an HttpOnly cookie that carries the session. Only over HTTP, and for pages of the server's origin or of an allowed origin.";

builder.mutationField('signUp', (t) =>
  t.fieldWithInput({
    extensions: ownSignIn,
    description: 'Creates an account and signs in. Requires no token. FORBIDDEN with an outside provider.',
    type: SignUpPayload,
    errors: { types: [ConflictError, TooManyAttemptsError] },
    typeOptions: { description: 'A new account.' },
    input: {
      email: t.input.string({
        required: true,
        description: 'The e-mail address for signing in, case-insensitive. CONFLICT when it has an account.',
      }),
      name: t.input.string({ required: true, description: 'The display name: at most 100 characters.' }),
      password: t.input.string({
        required: true,
        description: 'The password: 10 to 200 characters, not a common one, not derived from the name or address.',
      }),
      cookie: t.input.boolean({ defaultValue: false, description: cookieDescription }),
    },
    resolve: async (_root, { input }, context) => {
      const cookie = input.cookie ?? false;
      if (cookie) requireCookie(context);
      await requireAttemptOf(context, 'signUps');
      return beginSession(context, await signUp(context.services, input), cookie);
    },
  }),
);

builder.mutationField('signIn', (t) =>
  t.fieldWithInput({
    extensions: ownSignIn,
    description:
      'Signs in with e-mail address and password. Requires no token. RATE_LIMITED after too many attempts; FORBIDDEN with an outside provider.',
    type: SignInPayload,
    errors: { types: [UnauthenticatedError, TooManyAttemptsError] },
    typeOptions: { description: 'The credentials of an account.' },
    input: {
      email: t.input.string({ required: true, description: 'The e-mail address of the account.' }),
      password: t.input.string({ required: true, description: 'The password of the account.' }),
      cookie: t.input.boolean({ defaultValue: false, description: cookieDescription }),
    },
    resolve: async (_root, { input }, context) => {
      const cookie = input.cookie ?? false;
      if (cookie) requireCookie(context);
      const signedIn = await attemptPassword(context, normalEmail(input.email), () => signIn(context.services, input));
      return beginSession(context, signedIn, cookie);
    },
  }),
);

builder.mutationField('refreshSession', (t) =>
  t.fieldWithInput({
    extensions: ownSignIn,
    description:
      'Extends a session: replaces a refresh token by a new access token and a new refresh token. Requires no other credential. A refresh token that was used before ends its session.',
    type: RefreshSessionPayload,
    errors: { types: [UnauthenticatedError, TooManyAttemptsError] },
    typeOptions: { description: 'A session to extend.' },
    input: {
      refreshToken: t.input.string({ required: true, description: 'The newest refresh token of the session.' }),
    },
    resolve: async (_root, { input }, context) => {
      return toTokens(context, await refresh(context, input.refreshToken), false);
    },
  }),
);

async function refresh(context: Context, refreshToken: string) {
  const { sessions, metrics, logger } = context.services;
  try {
    const session = await findRefreshed(context.db, refreshToken);
    return await refreshSession(context.commandAs(session.userId), session, sessions.lifetimeSeconds);
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
