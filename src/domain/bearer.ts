import type { Tokens } from './tokens.js';
import type { Viewer } from './viewer.js';

/** What can tell whom a token speaks for. */
export interface BearerServices {
  readonly tokens: Tokens;
}

/**
 * Who a bearer token speaks for: the one place that tells kinds of tokens apart. Whether the credential is still good is
 * asked of `Sessions` next.
 *
 * @throws TokenExpiredError, UnauthenticatedError
 */
export async function verifyBearer({ tokens }: BearerServices, token: string): Promise<Viewer> {
  return tokens.verify(token);
}
