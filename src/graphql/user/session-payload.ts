import { type Grant, openSession } from '../../domain/user/open-session.js';
import type { SignedIn } from '../../domain/user/users.js';
import { InvalidInputError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { User } from './type.js';

/** What whoever signed in gets. */
export interface SessionTokens {
  readonly userId: UserId;
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: Date;
}

export const SessionPayload = builder.interfaceRef<SessionTokens>('SessionPayload').implement({
  description: 'A signed-in session.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', {
      description: 'Send it as `Authorization: Bearer …`, and on a socket as `connectionParams.authorization`.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the access token ends.' }),
    refreshToken: t.exposeString('refreshToken', {
      nullable: true,
      description:
        'For `refreshSession`, once. Keep it secret: whoever has it is signed in for as long as the session lives. Null when a cookie carries the session.',
    }),
    refreshExpiresAt: t.expose('refreshExpiresAt', {
      type: 'DateTime',
      description: 'When the session ends, unless it is refreshed (with a cookie: used) before.',
    }),
    user: t.prismaField({
      type: User,
      description: 'Who signed in.',
      resolve: (query, { userId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

/**
 * Begins a session of somebody whose password was right, in a cookie if they want that.
 *
 * @throws UnauthenticatedError when the password was changed meanwhile
 */
export async function beginSession(
  context: Context,
  { userId, passwordHash }: SignedIn,
  cookie: boolean,
): Promise<SessionTokens> {
  const { lifetimeSeconds } = context.services.sessions;
  const session = { passwordHash, label: context.client?.userAgent ?? null, cookie, lifetimeSeconds };
  const grant = await openSession(context.commandAs(userId), session);
  if (cookie) context.client?.responseHeaders?.setCookie(grant.secret, grant.sessionExpiresAt);
  return toTokens(context, grant, cookie);
}

/** @param cookie whether a cookie carries the session's secret, which then stays out of the answer */
export function toTokens({ services }: Context, grant: Grant, cookie: boolean): SessionTokens {
  const { userId, secret, sessionExpiresAt } = grant;
  const refreshToken = cookie ? null : secret;
  return { userId, ...services.tokens.issue(grant), refreshToken, refreshExpiresAt: sessionExpiresAt };
}

/** @throws InvalidInputError where no cookie can be set, ForbiddenError where none may be */
export function requireCookie({ client }: Context): void {
  if (!client?.responseHeaders) {
    throw new InvalidInputError({ path: ['input', 'cookie'], message: 'Only an answer over HTTP can set a cookie.' });
  }
  client.responseHeaders.requireOwnOrigin();
}
