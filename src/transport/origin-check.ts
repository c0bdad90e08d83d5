import type { IncomingMessage } from 'node:http';
import { ForbiddenError } from '../errors.js';
import type { Peers } from './peer.js';

/*
 * Protection against requests that other sites' pages make with our cookie (CSRF). Browsers say in headers that no script
 * can change whose page asks; and what could leave a browser without a preflight is not accepted to change anything.
 */

export interface OriginCheck {
  /**
   * A request that a cookie authenticates must come from a page of ours or of an allowed origin, and say so; unless it is
   * a GET or HEAD it must also be one that needs a preflight from elsewhere.
   *
   * @throws ForbiddenError
   */
  requireOwnRequest(request: IncomingMessage): void;
  /** The same for an upgrade to a WebSocket, which knows no preflight: the browser must name an allowed origin. */
  requireOwnSocket(request: IncomingMessage): void;
  /** Before a cookie is set: no foreign page signs anybody in. Who isn't a browser says no origin. @throws ForbiddenError */
  requireNotForeign(request: IncomingMessage): void;
}

/** Types that a form, or a script without a preflight, can send anywhere (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
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
      // `none`: the user themself, by a bookmark or by typing the address.
      if (origin === undefined && site !== 'same-origin' && site !== 'none') {
        throw new ForbiddenError(
          'With the session cookie a request must say its Origin; without a browser, use a token.',
        );
      }
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const simple = type === undefined || simpleTypes.includes(type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
      if (simple && request.headers['x-client-id'] === undefined) {
        throw new ForbiddenError('With the session cookie a request must have a JSON body or the header X-Client-Id.');
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
