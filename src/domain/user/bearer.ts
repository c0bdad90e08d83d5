import type { Viewer } from '../viewer.js';
import { looksPersonal } from './personal-token-secret.js';
import type { PersonalTokens } from './personal-tokens.js';
import type { ProviderTokens } from './provider-tokens.js';
import type { Tokens } from './tokens.js';

/** What can tell whom a token speaks for. */
export interface BearerServices {
  readonly tokens: Tokens;
  readonly personalTokens: PersonalTokens;
  /** Set where people sign in at an outside provider: our own tokens are good for nothing then. */
  readonly provider?: ProviderTokens | undefined;
}

/**
 * Who a bearer token speaks for: the one place that tells kinds of tokens apart. Whether the credential is still good is
 * asked of `Sessions` next.
 *
 * @throws TokenExpiredError, UnauthenticatedError, UnavailableError when that can't be told now
 */
export async function verifyBearer(
  { tokens, personalTokens, provider }: BearerServices,
  token: string,
): Promise<Viewer> {
  if (looksPersonal(token)) return personalTokens.verify(token);
  return provider ? provider.verify(token) : tokens.verify(token);
}
