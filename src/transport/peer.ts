import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { TLSSocket } from 'node:tls';
import proxyAddr from 'proxy-addr';

/** Derives the client's address and the server's public origin from a request and its forwarding headers. */
export interface Peers {
  /**
   * Returns the client's address, for rate limits. IPv6 addresses are reduced to their /64 network: a client owns all
   * of it.
   */
  addressOf(request: IncomingMessage): string;
  /** Returns the public origin of the server, for example `https://tasks.example.com`; undefined if invalid. */
  originOf(request: IncomingMessage): string | undefined;
  /** True when the client's connection uses HTTPS. */
  isSecure(request: IncomingMessage): boolean;
}

/**
 * @param trusted addresses and networks of proxies; only their `X-Forwarded-For`, `-Proto` and `-Host` headers count
 */
export function createPeers(trusted: readonly string[]): Peers {
  const trust = proxyAddr.compile([...trusted]);
  const forwarded = ({ socket, headers }: IncomingMessage, name: 'proto' | 'host'): string | undefined => {
    if (!trust(socket.remoteAddress ?? '', 0)) return undefined;
    const value = headers[`x-forwarded-${name}`];
    return (typeof value === 'string' ? value : value?.[0])?.split(',', 1)[0]?.trim();
  };
  const isSecure = (request: IncomingMessage) =>
    (forwarded(request, 'proto') ?? (request.socket instanceof TLSSocket ? 'https' : 'http')) === 'https';
  return {
    addressOf: (request) => networkOf(proxyAddr(request, trust)),
    isSecure,
    originOf(request) {
      const url = `${isSecure(request) ? 'https' : 'http'}://${forwarded(request, 'host') ?? request.headers.host}`;
      return URL.canParse(url) ? new URL(url).origin : undefined;
    },
  };
}

/** Some gateways append the port and put IPv6 addresses in brackets: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withPort = /^(?:\[([0-9a-f:.%]{2,60})\](?::\d{1,5})?|(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5})$/i;

/** Returns the /64 network of an IPv6 address, and any other address without its port. */
function networkOf(text: string | undefined): string {
  if (text === undefined) return 'unknown';
  const [, v6, v4] = withPort.exec(text) ?? [];
  const address = v6 ?? v4 ?? text;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::', 2) ?? [];
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = address.includes('::') ? [...groups(head), ...Array(zeros).fill('0'), ...groups(tail)] : groups(head);
  return `${all.slice(0, 4).join(':')}::/64`;
}
