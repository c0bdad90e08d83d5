import { changePassword } from '../../domain/user/change-password.js';
import { deactivateAccount } from '../../domain/user/end-session.js';
import { ConflictError, TooManyAttemptsError, UnauthenticatedError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput } from '../payload.js';
import { accountOnly, ownSignIn } from '../plugins/credential-requirements.js';
import { attemptPassword } from './attempt.js';
import { sessionOf } from './sign-out.js';
import { User } from './type.js';

const ChangePasswordPayload = builder.objectRef<{ userId: UserId }>('ChangePasswordPayload').implement({
  description: 'The password is changed. All other sessions have ended; the current session remains active.',
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'The viewer.',
      resolve: (query, { userId }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

builder.mutationField('changePassword', (t) =>
  t.fieldWithInput({
    extensions: { ...accountOnly, ...ownSignIn },
    description:
      'Changes the password of the viewer and ends all other sessions. Personal access tokens remain active. FORBIDDEN for personal access tokens.',
    type: ChangePasswordPayload,
    errors: { types: [UnauthenticatedError, ConflictError, TooManyAttemptsError] },
    typeOptions: { description: 'A new password for the account of the viewer.' },
    input: {
      currentPassword: t.input.string({ required: true, description: 'The present password, as confirmation.' }),
      newPassword: t.input.string({
        required: true,
        description:
          'The new password: 10 to 200 characters, not the present one, not a common one, not derived from the name or address.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) => {
      // Without the passwords: what is kept of the input is a fast hash.
      const { currentPassword, newPassword, ...marks } = input;
      const command = context.command('changePassword', marks);
      const keep = sessionOf(context.viewer);
      return attemptPassword(context, command.actorId, async () => {
        return (await changePassword(command, context.services.passwords, { currentPassword, newPassword }, keep))
          .result;
      });
    },
  }),
);

const DeactivateAccountPayload = builder.objectRef<{ userId: UserId }>('DeactivateAccountPayload').implement({
  description: 'The account is deactivated. It cannot sign in; all its sessions and personal access tokens have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'The id of the user.' }) }),
});

builder.mutationField('deactivateAccount', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Deactivates the account of the viewer. Tasks, comments and memberships of the user remain. FORBIDDEN for personal access tokens.',
    type: DeactivateAccountPayload,
    errors: { types: [UnauthenticatedError, ConflictError, TooManyAttemptsError] },
    typeOptions: { description: "The confirmation for deactivating the viewer's account." },
    input: {
      password: t.input.string({
        description: 'The password, as confirmation. Omit it for accounts of an outside provider, which have none.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) => {
      const { password, ...marks } = input;
      const command = context.command('deactivateAccount', marks);
      const { result } = await attemptPassword(context, command.actorId, () =>
        deactivateAccount(command, context.services.passwords, { password }),
      );
      context.client?.responseHeaders?.clearCookie();
      return result;
    },
  }),
);
