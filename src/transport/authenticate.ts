import type { IncomingMessage, ServerResponse } from 'node:http';
import { TokenExpiredError } from '../domain/user/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { closeCodes, LimitExceededError, UnauthenticatedError } from '../errors.js';
import type { ClientInfo, ResponseHeaders } from '../graphql/client-info.js';
import type { Services } from '../graphql/context.js';
import type { RequestIdentity } from '../graphql/execution/scope.js';
import { type Credentials, createCredentials } from './credentials.js';
import { createOriginCheck, type OriginCheck } from './origin-check.js';
import { createPeers } from './peer.js';
import { createSessionCookie, type SessionCookie } from './session-cookie.js';

export interface AuthenticatorOptions {
  readonly services: Services;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
}

/** What a socket's upgrade said. */
export interface Upgrade {
  readonly address: string;
  /** What the session cookie held, if there was one. */
  readonly cookie: string | undefined;
}

/** Who requests and sockets speak for: the one way for all transports. */
export interface Authenticator {
  /**
   * Whom a request speaks for, by its `Authorization` header or else by the session cookie, both checked. A cookie that is
   * not good is taken from the browser, and the request is nobody's: browsers send it unasked, to a sign-in too.
   *
   * @throws TokenExpiredError, UnauthenticatedError when the token is not good
   * @throws ForbiddenError when a page that may not use the cookie asks, whether or not the cookie is good
   */
  ofRequest(request: IncomingMessage, response: ServerResponse): Promise<RequestIdentity>;
  /** What operations may know of a request, and say in its answer. */
  clientOf(request: IncomingMessage, response: ServerResponse): ClientInfo;
  /** Reads an upgrade. @throws ForbiddenError when a page that may not use the cookie asks */
  ofUpgrade(request: IncomingMessage): Upgrade;
  /**
   * Whom a socket speaks for, by `connectionParams.authorization` or else by the cookie of its upgrade. Whether the
   * credential is still good is for `demand` to check, once the socket is known as this viewer's.
   *
   * @returns null when there is neither
   * @throws TokenExpiredError, UnauthenticatedError
   */
  ofSocket(authorization: unknown, cookie: string | undefined): Promise<Viewer | null>;
  /** @throws UnauthenticatedError when the credential is not good any more */
  readonly requireViewer: (viewer: Viewer) => Promise<void>;
}

/** What it works with. */
interface Parts {
  readonly cookies: SessionCookie;
  readonly origins: OriginCheck;
  readonly credentials: Credentials;
}

export function createAuthenticator({ services, corsOrigins, trustedProxies }: AuthenticatorOptions): Authenticator {
  const peers = createPeers(trustedProxies);
  const cookies = createSessionCookie(peers);
  const origins = createOriginCheck(corsOrigins, peers);
  const credentials = createCredentials(services);
  const parts: Parts = { cookies, origins, credentials };
  // Where people sign in elsewhere, sessions of ours are good for nothing.
  const readCookieOf = (request: IncomingMessage) => (services.provider ? undefined : cookies.read(request));
  return {
    async ofRequest(request, response) {
      const viewer = await credentials.ofBearer(request.headers.authorization);
      if (viewer) {
        await credentials.requireIdentity(viewer);
        return { kind: 'viewer', viewer };
      }
      const cookie = readCookieOf(request);
      return cookie === undefined ? { kind: 'anonymous' } : identityByCookie(parts, request, response, cookie);
    },
    clientOf: (request, response) => ({
      address: peers.addressOf(request),
      userAgent: request.headers['user-agent'] ?? null,
      responseHeaders: responseHeadersOf(parts, request, response),
    }),
    ofUpgrade(request) {
      const cookie = readCookieOf(request);
      if (cookie !== undefined) credentials.requireOrigin(() => origins.requireOwnSocket(request));
      return { address: peers.addressOf(request), cookie };
    },
    async ofSocket(authorization, cookie) {
      const viewer = await credentials.ofBearer(authorization);
      if (viewer || cookie === undefined) return viewer;
      return (await credentials.ofCookie(cookie, { prolongs: false })).viewer;
    },
    requireViewer: credentials.requireIdentity,
  };
}

async function identityByCookie(
  { cookies, origins, credentials }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
): Promise<RequestIdentity> {
  credentials.requireOrigin(() => origins.requireOwnRequest(request));
  try {
    const { viewer, prolonged } = await credentials.ofCookie(secret, { prolongs: true });
    if (prolonged) cookies.set(request, response, { secret, expiresAt: new Date(viewer.expiresAt) });
    return { kind: 'viewer', viewer };
  } catch (error) {
    if (!(error instanceof UnauthenticatedError)) throw error;
    cookies.clear(request, response);
    return { kind: 'anonymous', reason: error.message };
  }
}

function responseHeadersOf(
  { cookies, origins, credentials }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): ResponseHeaders {
  return {
    requireOwnOrigin: () => credentials.requireOrigin(() => origins.requireNotForeign(request)),
    setCookie: (secret, expiresAt) => cookies.set(request, response, { secret, expiresAt }),
    clearCookie: (of) => {
      if (cookies.read(request)?.startsWith(of ?? '')) cookies.clear(request, response);
    },
    retryAfter: (seconds) => response.setHeader('retry-after', seconds),
  };
}

/** An id that a client gives itself, for the origin of its changes; anything that isn't short text is ignored. */
export function readClientId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}

/** How a socket is closed that could not be let in. */
export function refusal(error: unknown): [code: number, reason: string] {
  if (error instanceof TokenExpiredError) return [closeCodes.tokenExpired, error.message];
  if (error instanceof UnauthenticatedError) return [closeCodes.unauthorized, error.message];
  if (error instanceof LimitExceededError) return [closeCodes.tooMany, error.message];
  return [closeCodes.tryAgainLater, 'Try again later'];
}
