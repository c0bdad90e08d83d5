import type { Viewer } from '../viewer.js';
import { looksPersonal } from './personal-token-secret.js';
import type { PersonalTokens } from './personal-tokens.js';
import type { ProviderTokens } from './provider-tokens.js';
import type { Tokens } from './tokens.js';

/** The verifiers for each kind of bearer token. */
export interface BearerServices {
  readonly tokens: Tokens;
  readonly personalTokens: PersonalTokens;
  /** Set when users sign in at an external provider. The server then accepts no access tokens of its own. */
  readonly provider?: ProviderTokens | undefined;
}

/**
 * Verifies a bearer token of any kind: personal access token, provider token or access token. The caller then checks
 * revocation by `Sessions.requireActive`.
 *
 * @throws TokenExpiredError, UnauthenticatedError
 * @throws UnavailableError when the provider's keys cannot be read
 */
export async function verifyBearer(
  { tokens, personalTokens, provider }: BearerServices,
  token: string,
): Promise<Viewer> {
  if (looksPersonal(token)) return personalTokens.verify(token);
  return provider ? provider.verify(token) : tokens.verify(token);
}
