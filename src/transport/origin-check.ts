import type { IncomingMessage } from 'node:http';
import { ForbiddenError } from '../errors.js';
import type { Peers } from './peer.js';

/**
 * Protects the session cookie against cross-site request forgery (CSRF). Browsers name the page's origin in headers,
 * and scripts cannot change these headers. In addition, a state-changing request must need a CORS preflight.
 */
export interface OriginCheck {
  /**
   * Checks a request with a session cookie: its headers must name the server's own origin or an allowed origin. A
   * method other than GET and HEAD must also need a preflight from a foreign origin.
   *
   * @throws ForbiddenError
   */
  requireOwnRequest(request: IncomingMessage): void;
  /**
   * Checks an upgrade with a session cookie. Upgrades have no preflight and must name the origin.
   *
   * @throws ForbiddenError
   */
  requireOwnSocket(request: IncomingMessage): void;
  /**
   * Checks a request before its response sets a cookie: a foreign page must not sign a user in. Clients other than
   * browsers send no origin and pass.
   *
   * @throws ForbiddenError
   */
  requireNotForeign(request: IncomingMessage): void;
}

/**
 * Content types that forms and scripts send without a preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 */
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

export function createOriginCheck(allowed: readonly string[], peers: Peers): OriginCheck {
  const isOwn = (request: IncomingMessage, origin: string) =>
    allowed.includes(origin) || origin === peers.originOf(request);
  const requireNotForeign = (request: IncomingMessage) => {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin === undefined ? site === 'cross-site' || site === 'same-site' : !isOwn(request, origin)) {
      throw new ForbiddenError('Pages of this origin may not use the session cookie.');
    }
  };
  return {
    requireNotForeign,
    requireOwnRequest(request) {
      const { origin, 'sec-fetch-site': site, 'content-type': type } = request.headers;
      requireNotForeign(request);
      // `none`: the user opened a bookmark or typed the address.
      if (origin === undefined && site !== 'same-origin' && site !== 'none') {
        throw new ForbiddenError(
          'A request with the session cookie must have an Origin header. Clients other than browsers send a token.',
        );
      }
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const simple = type === undefined || simpleTypes.includes(type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
      if (simple && request.headers['x-client-id'] === undefined) {
        throw new ForbiddenError('A request with the session cookie must have a JSON body or an X-Client-Id header.');
      }
    },
    requireOwnSocket(request) {
      const { origin } = request.headers;
      if (origin === undefined || !isOwn(request, origin)) {
        throw new ForbiddenError('Pages of this origin may not open sockets with the session cookie.');
      }
    },
  };
}
