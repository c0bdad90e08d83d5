import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Peers } from './peer.js';

/*
 * The cookie that carries a session. No script can read it, and other sites' requests don't bring it (SameSite=Lax), with
 * `origin-check.ts` behind that. Over HTTPS its name begins with `__Host-`: browsers then take it only from this very
 * host over HTTPS, so that no other host of the domain can put its own in place.
 */

const plainName = 'taskwire';
const secureName = `__Host-${plainName}`;

export interface SessionCookie {
  read(request: IncomingMessage): string | undefined;
  set(request: IncomingMessage, response: ServerResponse, cookie: { secret: string; expiresAt: Date }): void;
  clear(request: IncomingMessage, response: ServerResponse): void;
}

export function createSessionCookie(peers: Peers): SessionCookie {
  const nameFor = (request: IncomingMessage) => (peers.isSecure(request) ? secureName : plainName);
  const write = (request: IncomingMessage, response: ServerResponse, value: string, maxAge: number) => {
    const secure = peers.isSecure(request);
    const cookie = {
      name: nameFor(request),
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'lax',
    } as const;
    response.setHeader('set-cookie', stringifySetCookie(cookie));
  };
  return {
    read: (request) => parseCookie(request.headers.cookie ?? '')[nameFor(request)],
    set: (request, response, { secret, expiresAt }) =>
      write(request, response, secret, Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1_000))),
    clear: (request, response) => write(request, response, '', 0),
  };
}
