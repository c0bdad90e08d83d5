import { changePassword } from '../../domain/user/change-password.js';
import { deactivateAccount } from '../../domain/user/end-session.js';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  TooManyAttemptsError,
  UnauthenticatedError,
} from '../../errors.js';
import type { UserId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput } from '../payload.js';
import { accountOnly, ownSignIn } from '../plugins/credential-requirements.js';
import { attemptPassword } from './attempt.js';
import { sessionOf } from './sign-out.js';
import { User } from './type.js';

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'Another password for the account of the viewer.',
  fields: (t) => ({
    currentPassword: t.string({ required: true, description: 'The present password, to be sure.' }),
    newPassword: t.string({
      required: true,
      description:
        '10 to 200 characters; neither the present password, nor a common one, nor made of your name or address.',
    }),
    ...commandInput(t),
  }),
});

const ChangePasswordPayload = builder.objectRef<{ userId: UserId }>('ChangePasswordPayload').implement({
  description: 'The password is changed. All other sessions have ended; this one goes on.',
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'Whose password it is.',
      resolve: (query, { userId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

builder.mutationField('changePassword', (t) =>
  t.field({
    extensions: { ...accountOnly, ...ownSignIn },
    description: 'Changes the password of the viewer, and signs them out on all other devices.',
    type: ChangePasswordPayload,
    errors: {
      types: [InvalidInputError, UnauthenticatedError, ConflictError, TooManyAttemptsError, ForbiddenError],
      union: { name: 'ChangePasswordResult', description: 'The answers of `changePassword`.' },
    },
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'Both passwords.' }) },
    resolve: async (_root, { input }, context) => {
      // Without the passwords: what is kept of the input is a fast hash.
      const { currentPassword, newPassword, ...marks } = input;
      const command = context.command('changePassword', marks);
      const keep = sessionOf(context.viewer);
      return attemptPassword(context, command.actorId, async () => {
        return (await changePassword(command, { currentPassword, newPassword }, keep)).result;
      });
    },
  }),
);

const DeactivateAccountInput = builder.inputType('DeactivateAccountInput', {
  description: "Deactivates the viewer's account.",
  fields: (t) => ({
    password: t.string({
      description: 'The password, to be sure; whoever signs in at an outside provider has none, and leaves it out.',
    }),
    ...commandInput(t),
  }),
});

const DeactivateAccountPayload = builder.objectRef<{ userId: UserId }>('DeactivateAccountPayload').implement({
  description: 'The account is deactivated: nobody can sign in with it, and all its sessions have ended.',
  fields: (t) => ({ userId: t.exposeID('userId', { description: 'Whose account it was.' }) }),
});

builder.mutationField('deactivateAccount', (t) =>
  t.field({
    extensions: accountOnly,
    description: 'Deactivates the account of the viewer. What they made stays; they stay a member in name.',
    type: DeactivateAccountPayload,
    errors: {
      types: [InvalidInputError, UnauthenticatedError, ConflictError, TooManyAttemptsError, ForbiddenError],
      union: { name: 'DeactivateAccountResult', description: 'The answers of `deactivateAccount`.' },
    },
    args: { input: t.arg({ type: DeactivateAccountInput, required: true, description: 'The confirmation.' }) },
    resolve: async (_root, { input }, context) => {
      const { password, ...marks } = input;
      const command = context.command('deactivateAccount', marks);
      const { result } = await attemptPassword(context, command.actorId, () =>
        deactivateAccount(command, { password }),
      );
      context.client?.responseHeaders?.clearCookie();
      return result;
    },
  }),
);
