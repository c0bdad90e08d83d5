import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { TLSSocket } from 'node:tls';
import proxyAddr from 'proxy-addr';

/** Who is at the other end of a request, and how they reach us. */
export interface Peers {
  /** Their address, for counting attempts: of IPv6 the network (64 bits), as whoever has one address has them all. */
  addressOf(request: IncomingMessage): string;
  /** The origin that the request was sent to, as a page of ours has it: `https://tasks.example.com`. */
  originOf(request: IncomingMessage): string | undefined;
  isSecure(request: IncomingMessage): boolean;
}

/** @param trusted addresses and networks whose `X-Forwarded-For`, `-Proto` and `-Host` are believed; nobody else's are */
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

/** Gateways write addresses with ports, and IPv6 in brackets: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withPort = /^(?:\[([0-9a-f:.%]{2,60})\](?::\d{1,5})?|(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5})$/i;

/** Of an IPv6 address the first four of its eight groups. */
function networkOf(written: string | undefined): string {
  if (written === undefined) return 'unknown';
  const [, v6, v4] = withPort.exec(written) ?? [];
  const address = v6 ?? v4 ?? written;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::', 2) ?? [];
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = address.includes('::') ? [...groups(head), ...Array(zeros).fill('0'), ...groups(tail)] : groups(head);
  return `${all.slice(0, 4).join(':')}::/64`;
}
