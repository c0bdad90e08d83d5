import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { issuesOf } from './support/config-issues.js';

const pem = (key: { export(options: { type: 'spki'; format: 'pem' }): string | Buffer }) =>
  String(key.export({ type: 'spki', format: 'pem' }));
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const edwards = generateKeyPairSync('ed25519');

const common = { JWT_ISSUER: 'https://login.example.com/', JWT_AUDIENCE: 'taskwire' };
const JWT_JWKS_URL = 'https://login.example.com/keys';

describe('the configuration of an external provider', () => {
  it('accepts the URL of its keys in JWT_JWKS_URL', () => {
    const config = readConfig({ ...common, JWT_JWKS_URL, DATABASE_URL: 'postgresql://db/taskwire' });
    expect(config.provider?.keys).toEqual({ kind: 'address', url: JWT_JWKS_URL });
    expect(config.provider?.algorithms).toContain('ES256');
    expect(config.provider?.algorithms.some((name) => /^(HS|none)/.test(name))).toBe(false);
    expect(readConfig({ ...common, JWT_JWKS_URL }).seedDemo).toBe(false);
    expect(readConfig({}).provider).toBeUndefined();
  });

  it.each([
    ['RSA', rsa, ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
    ['ECDSA', curve, ['ES256']],
    ['Ed25519', edwards, ['EdDSA']],
  ])('accepts a single %s key, which determines the algorithms', (_name, { publicKey }, algorithms) => {
    expect(readConfig({ ...common, JWT_PUBLIC_KEY: pem(publicKey) }).provider?.algorithms).toEqual(algorithms);
    const oneLine = pem(publicKey).replaceAll('\n', '\\n');
    expect(readConfig({ ...common, JWT_PUBLIC_KEY: oneLine }).provider?.keys.kind).toBe('key');
  });

  it('accepts the path of a key file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'taskwire-key-'));
    try {
      await writeFile(join(folder, 'key.pem'), pem(rsa.publicKey));
      const env = { ...common, JWT_PUBLIC_KEY: join(folder, 'key.pem'), JWT_ALGORITHMS: 'RS256, ES256' };
      expect(readConfig(env).provider?.algorithms).toEqual(['RS256']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const secret = 'x'.repeat(32);
  const small = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  const privatePem = String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  it.each<[string, Record<string, string>, RegExp]>([
    ['two key sources', { ...common, JWT_JWKS_URL, JWT_PUBLIC_KEY: pem(rsa.publicKey) }, /^JWT_JWKS_URL must not/],
    ['JWT_JWKS_URL and JWT_SECRET', { ...common, JWT_JWKS_URL, JWT_SECRET: secret }, /^JWT_SECRET must not/],
    ['JWT_JWKS_URL and a demo', { ...common, JWT_JWKS_URL, SEED_DEMO: 'true' }, /^SEED_DEMO must not/],
    ['no issuer', { JWT_AUDIENCE: 'x', JWT_JWKS_URL }, /^JWT_ISSUER must be set/],
    ['no audience', { JWT_ISSUER: 'x', JWT_JWKS_URL }, /^JWT_AUDIENCE must be set/],
    ['a URL that is not HTTP', { ...common, JWT_JWKS_URL: 'file:///keys' }, /^JWT_JWKS_URL must be a URL/],
    ['a missing key file', { ...common, JWT_PUBLIC_KEY: '/nowhere/key.pem' }, /^JWT_PUBLIC_KEY must be a public key/],
    ['a private key', { ...common, JWT_PUBLIC_KEY: privatePem }, /^JWT_PUBLIC_KEY must be a public key/],
    [
      'an RSA key of 1,024 bits',
      { ...common, JWT_PUBLIC_KEY: pem(small.publicKey) },
      /^JWT_PUBLIC_KEY must be an RSA key/,
    ],
    [
      'the algorithm HS256',
      { ...common, JWT_JWKS_URL, JWT_ALGORITHMS: 'HS256' },
      /^JWT_ALGORITHMS must be one or more of/,
    ],
    [
      'the algorithm none',
      { ...common, JWT_JWKS_URL, JWT_ALGORITHMS: 'RS256,none' },
      /^JWT_ALGORITHMS.* must be one or more of/,
    ],
    [
      'algorithms of another key type',
      { ...common, JWT_PUBLIC_KEY: pem(curve.publicKey), JWT_ALGORITHMS: 'RS256' },
      /ES256/,
    ],
    ['algorithms without keys', { JWT_ALGORITHMS: 'RS256' }, /^JWT_ALGORITHMS must be set together/],
  ])('is refused with %s', (_name, env, issue) => {
    expect(issuesOf(env)).toEqual([expect.stringMatching(issue)]);
  });
});
