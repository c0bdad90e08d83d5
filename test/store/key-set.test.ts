import type { FlattenedJWSInput } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/errors.js';
import { createLogger } from '../../src/observability/logger.js';
import { type KeySetTiming, openKeySet } from '../../src/store/key-set.js';
import { KeyServer, newKey, type ProviderKey } from '../support/key-server.js';

const logger = createLogger('silent', 'json');

describe("a provider's keys", () => {
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

  it('are read once, by whoever comes first, however many come', async () => {
    const find = open();
    await Promise.all(Array.from({ length: 50 }, () => find(key)));
    await find(key);
    expect(server.requests).toBe(1);
  });

  it('are read again for a key that is not among them, once for all who ask', async () => {
    const find = open({ between: 0 });
    await find(key);
    const next = await newKey('ES256');
    server.keys = [key, next];
    await Promise.all(Array.from({ length: 50 }, () => find(next)));
    expect(server.requests).toBe(2);
  });

  it('are read again no sooner than allowed, and the answer waits for that', async () => {
    const find = open({ between: 300 });
    const begin = performance.now();
    await find(key);
    const next = await newKey('ES256');
    const made = Array.from({ length: 20 }, () => find(next).catch((error: unknown) => error));
    // Published while they wait.
    server.keys = [key, next];
    expect((await Promise.all(made)).every((found) => !(found instanceof Error))).toBe(true);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(290);
    expect(server.requests).toBe(2);
  });

  it('go on working while their provider is away, and others are told to try again', async () => {
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

  it('are given up when their provider has been away for too long', async () => {
    const find = open({ between: 0, keep: 0 });
    await find(key);
    await server.stop();
    await expect(find(key)).rejects.toThrow(UnavailableError);
  });

  it('are refreshed in the background, so that one which was taken back ends', async () => {
    const find = open({ between: 0, fresh: 0 });
    await find(key);
    server.keys = [await newKey('ES256')];
    await expect.poll(() => find(key).catch((error: Error) => error.name)).toBe('JWKSNoMatchingKey');
  });

  it.each<[string, NonNullable<KeyServer['answer']>]>([
    ['an error', (_request, response) => response.writeHead(500).end('{"keys":[]}')],
    ['another place', (_request, response) => response.writeHead(302, { location: server.url }).end()],
    ['what is no JSON', (_request, response) => response.end('<html>')],
    ['what is no set of keys', (_request, response) => response.end('{"keys":1}')],
    ['too much', (_request, response) => response.end(`{"keys":[],"x":"${'x'.repeat(1_000_000)}"}`)],
    ['nothing', () => {}],
    ['half an answer', (_request, response) => response.write('{"keys":')],
  ])('are unknown when the answer is %s', async (_name, answer) => {
    server.answer = answer;
    const find = open({ between: 0, limit: 300 });
    await expect(find(key)).rejects.toThrow(UnavailableError);
    server.answer = undefined;
    await find(key);
  });
});
