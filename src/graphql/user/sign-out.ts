import { signOut, signOutEverywhere } from '../../domain/user/end-session.js';
import type { Viewer } from '../../domain/viewer.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../../errors.js';
import { parseId, type SessionId, type UserId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { commonErrors } from '../user-error.js';

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'A session of the viewer to end.',
  fields: (t) => ({
    sessionId: t.id({
      description: 'The id of the session, from `me { sessions }`. Omitted: the session of the request.',
    }),
    ...commandInput(t),
  }),
});

const SignOutPayload = builder.objectRef<{ sessionId: SessionId }>('SignOutPayload').implement({
  description:
    'The session has ended. Its tokens are refused, its sockets are closed and its subscriptions have ended.',
  fields: (t) => ({ sessionId: t.exposeID('sessionId', { description: 'The id of the ended session.' }) }),
});

builder.mutationField('signOut', (t) =>
  t.field({
    extensions: accountOnly,
    description: 'Signs the viewer out on this device or on another one. FORBIDDEN for personal access tokens.',
    type: SignOutPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'SignOutResult', description: 'The result of `signOut`: its payload or an error.' },
    },
    args: { input: t.arg({ type: SignOutInput, required: true, description: 'The session to end.' }) },
    resolve: async (_root, { input }, context) => {
      const current = sessionOf(context.viewer);
      const sessionId = input.sessionId == null ? current : parseId('session', input.sessionId, ['input', 'sessionId']);
      if (sessionId === undefined) {
        throw new InvalidInputError({
          path: ['input', 'sessionId'],
          message: 'sessionId is required: the request has no session of its own.',
        });
      }
      const effectiveInput = { ...input, sessionId };
      const { result } = await signOut(context.command('signOut', effectiveInput), sessionId);
      context.client?.responseHeaders?.clearCookie(sessionId);
      return result;
    },
  }),
);

const SignOutEverywhereInput = builder.inputType('SignOutEverywhereInput', {
  description: 'Options for ending the sessions of the viewer.',
  fields: (t) => ({
    keepCurrent: t.boolean({ defaultValue: false, description: 'True: the session of the request remains active.' }),
    personalAccessTokens: t.boolean({
      defaultValue: false,
      description: 'True: all personal access tokens of the viewer are revoked, too. False: they remain active.',
    }),
    ...commandInput(t),
  }),
});

const SignOutEverywherePayload = builder.objectRef<{ userId: UserId }>('SignOutEverywherePayload').implement({
  description:
    'The sessions have ended. Their tokens are refused, their sockets are closed and their subscriptions have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'The id of the user.' }) }),
});

builder.mutationField('signOutEverywhere', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      'Signs the viewer out on every device; `keepCurrent` keeps the session of the request. FORBIDDEN for personal access tokens.',
    type: SignOutEverywherePayload,
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError],
      union: {
        name: 'SignOutEverywhereResult',
        description: 'The result of `signOutEverywhere`: its payload or an error.',
      },
    },
    args: {
      input: t.arg({
        type: SignOutEverywhereInput,
        required: true,
        description: 'The options; `{}` ends all sessions and no personal access tokens.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const keep = input.keepCurrent ? sessionOf(context.viewer) : undefined;
      if (input.keepCurrent && keep === undefined) {
        throw new InvalidInputError({
          path: ['input', 'keepCurrent'],
          message: 'keepCurrent requires a session: the request has none.',
        });
      }
      const command = context.command('signOutEverywhere', input);
      const { result } = await signOutEverywhere(command, { keep, tokens: input.personalAccessTokens ?? false });
      if (keep === undefined) context.client?.responseHeaders?.clearCookie();
      return result;
    },
  }),
);

/** The session of the request; undefined for other credentials. */
export function sessionOf({ credential }: Viewer): SessionId | undefined {
  return credential.kind === 'session' ? credential.sessionId : undefined;
}
