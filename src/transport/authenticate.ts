import { type BearerServices, verifyBearer } from '../domain/bearer.js';
import { TokenExpiredError } from '../domain/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { closeCodes, UnauthenticatedError } from '../errors.js';

/**
 * Who a request or a socket speaks for. One function for both: HTTP hands in its `Authorization` header, a socket
 * `connectionParams.authorization`. Whether the credential is still good is asked of `Sessions` next.
 *
 * @returns null when there is no token
 * @throws TokenExpiredError, UnauthenticatedError when there is one that is not good
 */
export async function authenticate(services: BearerServices, authorization: unknown): Promise<Viewer | null> {
  if (authorization === undefined || authorization === null) return null;
  const [, token] = (typeof authorization === 'string' && /^Bearer +(\S+)$/i.exec(authorization)) || [];
  if (token === undefined) throw new UnauthenticatedError('Authorization must be `Bearer` and a token.');
  return verifyBearer(services, token);
}

/** An id that a client gives itself, for the origin of its changes; anything that isn't short text is ignored. */
export function readClientId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}

/** How a socket is closed that could not be let in. */
export function refusal(error: unknown): [code: number, reason: string] {
  if (error instanceof TokenExpiredError) return [closeCodes.tokenExpired, error.message];
  if (error instanceof UnauthenticatedError) return [closeCodes.unauthorized, error.message];
  return [closeCodes.tryAgainLater, 'Try again later'];
}
