import { type Grant, openSession } from '../../domain/user/open-session.js';
import type { SignedIn } from '../../domain/user/users.js';
import { InvalidInputError } from '../../errors.js';
import type { UserId } from '../../ids.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { User } from './type.js';

/** The tokens of a session. */
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
      description:
        'The access token. Send it as `Authorization: Bearer …`, and on a socket as `connectionParams.authorization`.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'The time at which the access token expires.' }),
    refreshToken: t.exposeString('refreshToken', {
      nullable: true,
      description:
        'The refresh token, for one `refreshSession`. Keep it secret: it grants access as long as the session is active. Null when a cookie carries the session.',
    }),
    refreshExpiresAt: t.expose('refreshExpiresAt', {
      type: 'DateTime',
      description:
        'The time at which the session ends, unless it is refreshed before. A session in a cookie is extended by use.',
    }),
    user: t.prismaField({
      type: User,
      description: 'The signed-in user.',
      resolve: (query, { userId }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

/**
 * Opens a session for a user whose password was verified. With `cookie`, the response sets the session cookie.
 *
 * @throws UnauthenticatedError when the password has changed since the verification
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

/** @param cookie whether a cookie carries the session's secret; the payload then has no refresh token */
export function toTokens({ services }: Context, grant: Grant, cookie: boolean): SessionTokens {
  const { userId, secret, sessionExpiresAt } = grant;
  const refreshToken = cookie ? null : secret;
  return { userId, ...services.tokens.issue(grant), refreshToken, refreshExpiresAt: sessionExpiresAt };
}

/** @throws InvalidInputError unless the request came over HTTP, ForbiddenError unless its origin may use the cookie */
export function requireCookie({ client }: Context): void {
  if (!client?.responseHeaders) {
    throw new InvalidInputError({
      path: ['input', 'cookie'],
      message: 'Only an HTTP response can set a cookie. Omit cookie on a socket, or send the mutation over HTTP.',
    });
  }
  client.responseHeaders.requireOwnOrigin();
}
