import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Peers } from './peer.js';

const plainName = 'taskwire';
const secureName = `__Host-${plainName}`;

/**
 * The cookie that carries a session's secret. Scripts cannot read the cookie (HttpOnly), and cross-site requests do not
 * carry it (SameSite=Lax); `origin-check.ts` is the second line of defense. Over HTTPS the name begins with `__Host-`:
 * browsers accept such a cookie only from this host over HTTPS, so other hosts of the domain cannot replace it.
 */
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
