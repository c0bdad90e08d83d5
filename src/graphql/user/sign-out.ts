import { signOut, signOutEverywhere } from '../../domain/user/end-session.js';
import type { Viewer } from '../../domain/viewer.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../../errors.js';
import { parseId, type SessionId, type UserId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { commonErrors } from '../user-error.js';

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'Ends one session of the viewer.',
  fields: (t) => ({
    sessionId: t.id({ description: 'Which of `me { sessions }`; without it the one that asks.' }),
    ...commandInput(t),
  }),
});

const SignOutPayload = builder.objectRef<{ sessionId: SessionId }>('SignOutPayload').implement({
  description:
    "The session has ended: its tokens don't work any more, its sockets are closed, its subscriptions have ended.",
  fields: (t) => ({ sessionId: t.exposeID('sessionId', { description: 'Which session ended.' }) }),
});

builder.mutationField('signOut', (t) =>
  t.field({
    extensions: accountOnly,
    description: 'Signs the viewer out here, or on another device.',
    type: SignOutPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'SignOutResult', description: 'The answers of `signOut`.' },
    },
    args: { input: t.arg({ type: SignOutInput, required: true, description: 'Which session.' }) },
    resolve: async (_root, { input }, context) => {
      const current = sessionOf(context.viewer);
      const sessionId = input.sessionId == null ? current : parseId('session', input.sessionId, ['input', 'sessionId']);
      if (sessionId === undefined) {
        throw new InvalidInputError({ path: ['input', 'sessionId'], message: 'Say which: what asks is no session.' });
      }
      const named = { ...input, sessionId };
      const { result } = await signOut(context.command('signOut', named), sessionId);
      context.client?.responseHeaders?.clearCookie(sessionId);
      return result;
    },
  }),
);

const SignOutEverywhereInput = builder.inputType('SignOutEverywhereInput', {
  description: 'Ends the sessions of the viewer.',
  fields: (t) => ({
    keepCurrent: t.boolean({ defaultValue: false, description: 'True: all but the one that asks.' }),
    personalAccessTokens: t.boolean({
      defaultValue: false,
      description: 'True: all personal access tokens of the viewer are revoked as well; without it they go on working.',
    }),
    ...commandInput(t),
  }),
});

const SignOutEverywherePayload = builder.objectRef<{ userId: UserId }>('SignOutEverywherePayload').implement({
  description:
    "The sessions have ended: their tokens don't work any more, their sockets are closed, their subscriptions have ended.",
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'Whose sessions ended.' }) }),
});

builder.mutationField('signOutEverywhere', (t) =>
  t.field({
    extensions: accountOnly,
    description: 'Signs the viewer out on every device, this one included unless `keepCurrent` says otherwise.',
    type: SignOutEverywherePayload,
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError],
      union: { name: 'SignOutEverywhereResult', description: 'The answers of `signOutEverywhere`.' },
    },
    args: { input: t.arg({ type: SignOutEverywhereInput, required: true, description: 'Nothing has to be said.' }) },
    resolve: async (_root, { input }, context) => {
      const keep = input.keepCurrent ? sessionOf(context.viewer) : undefined;
      if (input.keepCurrent && keep === undefined) {
        throw new InvalidInputError({ path: ['input', 'keepCurrent'], message: 'What asks is no session of ours.' });
      }
      const command = context.command('signOutEverywhere', input);
      const { result } = await signOutEverywhere(command, { keep, tokens: input.personalAccessTokens ?? false });
      if (keep === undefined) context.client?.responseHeaders?.clearCookie();
      return result;
    },
  }),
);

/** The session that asks, if it is one. */
export function sessionOf({ credential }: Viewer): SessionId | undefined {
  return credential.kind === 'session' ? credential.sessionId : undefined;
}
