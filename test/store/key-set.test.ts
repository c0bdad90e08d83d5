import type { FlattenedJWSInput } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/errors.js';
import { createLogger } from '../../src/observability/logger.js';
import { type KeySetTiming, openKeySet } from '../../src/store/key-set.js';
import { KeyServer, newKey, type ProviderKey } from '../support/key-server.js';

const logger = createLogger('silent', 'json');

describe('the keys of an external provider', () => {
  let key: ProviderKey;
  let server: KeyServer;

  beforeEach(async () => {
    key = await newKey('ES256');
    server = await KeyServer.start(key);
  });
  afterEach(() => server[Symbol.asyncDispose]());

  function open(timing: Partial<KeySetTiming> = {}) {
    const find = openKeySet({ url: server.url, logger, timing });
    const token: FlattenedJWSInput = { payload: '', signature: '' };
    return async ({ kid, algorithm }: ProviderKey) => find({ alg: algorithm, kid }, token);
  }

  it('are read once for concurrent and later lookups', async () => {
    const find = open();
    await Promise.all(Array.from({ length: 50 }, () => find(key)));
    await find(key);
    expect(server.requests).toBe(1);
  });

  it('are read again for an unknown key, once for concurrent lookups', async () => {
    const find = open({ between: 0 });
    await find(key);
    const next = await newKey('ES256');
    server.keys = [key, next];
    await Promise.all(Array.from({ length: 50 }, () => find(next)));
    expect(server.requests).toBe(2);
  });

  it('are read again after the minimum interval, and lookups wait for the read', async () => {
    const find = open({ between: 300 });
    const begin = performance.now();
    await find(key);
    const next = await newKey('ES256');
    const made = Array.from({ length: 20 }, () => find(next).catch((error: unknown) => error));
    // The provider publishes the key while the lookups wait.
    server.keys = [key, next];
    expect((await Promise.all(made)).every((found) => !(found instanceof Error))).toBe(true);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(290);
    expect(server.requests).toBe(2);
  });

  it('stay usable during an outage of the provider, and unknown keys raise UnavailableError', async () => {
    const find = open({ between: 0, fresh: 0 });
    await find(key);
    await server.stop();
    await find(key);
    await find(key);
    const next = await newKey('ES256');
    await expect(find(next)).rejects.toThrow(UnavailableError);
    server.keys = [next];
    await server.start();
    await find(next);
  });

  it('are no longer usable after a long outage of the provider', async () => {
    const find = open({ between: 0, keep: 0 });
    await find(key);
    await server.stop();
    await expect(find(key)).rejects.toThrow(UnavailableError);
  });

  it('are refreshed in the background, so that a withdrawn key is refused', async () => {
    const find = open({ between: 0, fresh: 0 });
    await find(key);
    server.keys = [await newKey('ES256')];
    await expect.poll(() => find(key).catch((error: Error) => error.name)).toBe('JWKSNoMatchingKey');
  });

  it.each<[string, NonNullable<KeyServer['answer']>]>([
    ['an HTTP error', (_request, response) => response.writeHead(500).end('{"keys":[]}')],
    ['a redirect', (_request, response) => response.writeHead(302, { location: server.url }).end()],
    ['not JSON', (_request, response) => response.end('<html>')],
    ['not a key set', (_request, response) => response.end('{"keys":1}')],
    ['too large', (_request, response) => response.end(`{"keys":[],"x":"${'x'.repeat(1_000_000)}"}`)],
    ['missing', () => {}],
    ['incomplete', (_request, response) => response.write('{"keys":')],
  ])('raise UnavailableError when the answer of the provider is %s', async (_name, answer) => {
    server.answer = answer;
    const find = open({ between: 0, limit: 300 });
    await expect(find(key)).rejects.toThrow(UnavailableError);
    server.answer = undefined;
    await find(key);
  });
});
