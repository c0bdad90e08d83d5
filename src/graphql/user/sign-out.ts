import { signOut, signOutEverywhere } from '../../domain/user/end-session.js';
import type { Viewer } from '../../domain/viewer.js';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.js';
import { parseId, type SessionId, type UserId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';

const SignOutPayload = builder.objectRef<{ sessionId: SessionId }>('SignOutPayload').implement({
  description:
    'The session has ended. Its tokens are refused, its sockets are closed and its subscriptions have ended.',
  fields: (t) => ({ sessionId: t.exposeID('sessionId', { description: 'The id of the ended session.' }) }),
});

builder.mutationField('signOut', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description: 'Signs the viewer out on this device or on another one. FORBIDDEN for personal access tokens.',
    type: SignOutPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A session of the viewer to end.' },
    input: {
      sessionId: t.input.id({
        description: 'The id of the session, from `me { sessions }`. Omitted: the session of the request.',
      }),
      ...commandInput(t.input),
    },
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

const SignOutEverywherePayload = builder.objectRef<{ userId: UserId }>('SignOutEverywherePayload').implement({
  description:
    'The sessions have ended. Their tokens are refused, their sockets are closed and their subscriptions have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'The id of the user.' }) }),
});

builder.mutationField('signOutEverywhere', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Signs the viewer out on every device; `keepCurrent` keeps the session of the request. FORBIDDEN for personal access tokens.',
    type: SignOutEverywherePayload,
    errors: { types: [ConflictError] },
    typeOptions: { description: 'Options for ending the sessions of the viewer.' },
    input: {
      keepCurrent: t.input.boolean({
        defaultValue: false,
        description: 'True: the session of the request remains active.',
      }),
      personalAccessTokens: t.input.boolean({
        defaultValue: false,
        description: 'True: all personal access tokens of the viewer are revoked, too. False: they remain active.',
      }),
      ...commandInput(t.input),
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
