import type { IncomingMessage, ServerResponse } from 'node:http';
import { TokenExpiredError } from '../domain/user/tokens.js';
import type { Viewer } from '../domain/viewer.js';
import { LimitExceededError, UnauthenticatedError } from '../errors.js';
import type { ClientInfo, ResponseHeaders } from '../graphql/client-info.js';
import type { Services } from '../graphql/context.js';
import type { RequestIdentity } from '../graphql/execution/scope.js';
import { closeCodes } from './close-codes.js';
import { type Credentials, createCredentials } from './credentials.js';
import { createOriginCheck, type OriginCheck } from './origin-check.js';
import { createPeers } from './peer.js';
import { createSessionCookie, type SessionCookie } from './session-cookie.js';

export interface AuthenticatorOptions {
  readonly services: Services;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
}

/** The client's address and credentials in the upgrade request of a socket. */
export interface Upgrade {
  readonly address: string;
  /** The value of the session cookie, if the request carries one. */
  readonly cookie: string | undefined;
}

/** Authenticates the requests and sockets of all transports. */
export interface Authenticator {
  /**
   * Verifies the `Authorization` header of a request or, without the header, the session cookie. An invalid cookie is
   * cleared, and the request is anonymous: browsers also send the cookie with a sign-in.
   *
   * @throws TokenExpiredError, UnauthenticatedError for an invalid token
   * @throws ForbiddenError for a cookie from a foreign origin, whether or not the cookie is valid
   */
  authenticateRequest(request: IncomingMessage, response: ServerResponse): Promise<RequestIdentity>;
  /** Returns the client's address and user agent, and the access of operations to the response headers. */
  clientInfoOf(request: IncomingMessage, response: ServerResponse): ClientInfo;
  /** Reads an upgrade. @throws ForbiddenError for a cookie from a foreign origin */
  readUpgrade(request: IncomingMessage): Upgrade;
  /**
   * Verifies `connectionParams.authorization` of a socket or, without the parameter, the cookie of the upgrade. The
   * caller then registers the viewer for revocations and calls `requireActive`.
   *
   * @returns null without a credential
   * @throws TokenExpiredError, UnauthenticatedError for an invalid credential
   */
  authenticateSocket(authorization: unknown, cookie: string | undefined): Promise<Viewer | null>;
  /** @throws UnauthenticatedError for an expired or revoked credential */
  readonly requireActive: (viewer: Viewer) => Promise<void>;
}

interface AuthenticatorParts {
  readonly cookies: SessionCookie;
  readonly origins: OriginCheck;
  readonly credentials: Credentials;
}

export function createAuthenticator({ services, corsOrigins, trustedProxies }: AuthenticatorOptions): Authenticator {
  const peers = createPeers(trustedProxies);
  const cookies = createSessionCookie(peers);
  const origins = createOriginCheck(corsOrigins, peers);
  const credentials = createCredentials(services);
  const parts: AuthenticatorParts = { cookies, origins, credentials };
  // With an external identity provider this server issues no sessions, and so accepts no session cookies.
  const readCookieOf = (request: IncomingMessage) => (services.provider ? undefined : cookies.read(request));
  return {
    async authenticateRequest(request, response) {
      const viewer = await credentials.viewerOfBearer(request.headers.authorization);
      if (viewer) {
        await credentials.requireActive(viewer);
        return { kind: 'viewer', viewer };
      }
      const cookie = readCookieOf(request);
      return cookie === undefined ? { kind: 'anonymous' } : identityByCookie(parts, request, response, cookie);
    },
    clientInfoOf: (request, response) => ({
      address: peers.addressOf(request),
      userAgent: request.headers['user-agent'] ?? null,
      responseHeaders: responseHeadersOf(parts, request, response),
    }),
    readUpgrade(request) {
      const cookie = readCookieOf(request);
      if (cookie !== undefined) credentials.checkOrigin(() => origins.requireOwnSocket(request));
      return { address: peers.addressOf(request), cookie };
    },
    async authenticateSocket(authorization, cookie) {
      const viewer = await credentials.viewerOfBearer(authorization);
      if (viewer || cookie === undefined) return viewer;
      return (await credentials.viewerOfCookie(cookie, { prolongs: false })).viewer;
    },
    requireActive: credentials.requireActive,
  };
}

async function identityByCookie(
  { cookies, origins, credentials }: AuthenticatorParts,
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
): Promise<RequestIdentity> {
  credentials.checkOrigin(() => origins.requireOwnRequest(request));
  try {
    const { viewer, prolonged } = await credentials.viewerOfCookie(secret, { prolongs: true });
    if (prolonged) cookies.set(request, response, { secret, expiresAt: new Date(viewer.expiresAt) });
    return { kind: 'viewer', viewer };
  } catch (error) {
    if (!(error instanceof UnauthenticatedError)) throw error;
    cookies.clear(request, response);
    return { kind: 'anonymous', reason: error.message };
  }
}

function responseHeadersOf(
  { cookies, origins, credentials }: AuthenticatorParts,
  request: IncomingMessage,
  response: ServerResponse,
): ResponseHeaders {
  return {
    requireOwnOrigin: () => credentials.checkOrigin(() => origins.requireNotForeign(request)),
    setCookie: (secret, expiresAt) => cookies.set(request, response, { secret, expiresAt }),
    clearCookie: (of) => {
      if (cookies.read(request)?.startsWith(of ?? '')) cookies.clear(request, response);
    },
    retryAfter: (seconds) => response.setHeader('retry-after', seconds),
  };
}

/**
 * Reads a client's own id, the origin of its changes.
 *
 * @returns null for anything but 1 to 100 letters, digits and `_ . : -`
 */
export function readClientId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}

/** Returns the close code and reason for a failed authentication. */
export function closeReason(error: unknown): [code: number, reason: string] {
  if (error instanceof TokenExpiredError) return [closeCodes.tokenExpired, error.message];
  if (error instanceof UnauthenticatedError) return [closeCodes.unauthorized, error.message];
  if (error instanceof LimitExceededError) return [closeCodes.tooMany, error.message];
  return [closeCodes.tryAgainLater, 'Try again later'];
}
