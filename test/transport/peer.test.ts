import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createPeers } from '../../src/transport/peer.js';

const request = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

describe('the address of a peer', () => {
  const { addressOf } = createPeers(['loopback', '10.0.0.0/8']);

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['[2001:db8:1:2:3::4]:4711', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2:3::4]', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['198.51.100.9, 192.0.2.1', '192.0.2.1'],
    ['198.51.100.9 ,192.0.2.1,10.1.2.3', '192.0.2.1'],
  ])('is read from "X-Forwarded-For: %s" of a trusted proxy', (written, address) => {
    expect(addressOf(request('127.0.0.1', { 'x-forwarded-for': written }))).toBe(address);
  });

  it('is the address of the connection without a trusted proxy or without X-Forwarded-For', () => {
    expect(addressOf(request('203.0.113.5', { 'x-forwarded-for': '192.0.2.1' }))).toBe('203.0.113.5');
    expect(addressOf(request('127.0.0.1'))).toBe('127.0.0.1');
  });
});
