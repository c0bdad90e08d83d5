import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { issuesOf } from './support/config-issues.js';

describe('the configuration', () => {
  it('defaults to an embedded database and bus with a demo', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      database: { kind: 'pglite', directory: 'data/pglite' },
      bus: { kind: 'local' },
      keepAliveSeconds: 15,
      seedDemo: true,
    });
  });

  it('accepts Postgres and Redis', () => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://me@db/taskwire',
      REDIS_URL: 'redis://cache:6379',
      JWT_SECRET: 'x'.repeat(32),
      CORS_ORIGINS: 'https://a.example, https://b.example',
      ACCESS_TOKEN_LIFETIME: '15m',
      TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
      LIMIT_WRONG_PASSWORDS: '5/10m',
      KEEPALIVE_INTERVAL: '1m',
    });
    expect(config).toMatchObject({
      database: { kind: 'postgres' },
      bus: { kind: 'redis', url: 'redis://cache:6379' },
      corsOrigins: ['https://a.example', 'https://b.example'],
      jwt: { lifetimeSeconds: 900 },
      sessionSeconds: 2_592_000,
      trustedProxies: ['loopback', '10.0.0.0/8'],
      limits: { rates: { accountAtAddress: { attempts: 5, seconds: 600 } } },
      keepAliveSeconds: 60,
      seedDemo: false,
    });
  });

  it('counts empty values as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4000);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://db'],
    ['REDIS_URL', 'cache:6379'],
    ['REDIS_URL', 'redis://cache/two'],
    ['REDIS_URL', 'rediss://cache?ssl_cert_reqs=none'],
    ['REDIS_URL', 'redis://:p#w@cache'],
    ['DATABASE_URL', 'postgresql://db/tasks?sslmode=prefer'],
    ['DATABASE_STATEMENT_TIMEOUT', '15'],
    ['DATABASE_MIGRATION_WAIT', '2d'],
    ['JWT_SECRET', 'short'],
    ['CORS_ORIGINS', 'app.example.com'],
    ['CORS_ORIGINS', 'https://app.example.com/path'],
    ['ACCESS_TOKEN_LIFETIME', '15'],
    ['SESSION_LIFETIME', 'ever'],
    ['TRUSTED_PROXIES', 'my-proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, 10.0.0.0/99'],
    ['LIMIT_WRONG_PASSWORDS', '10'],
    ['LIMIT_WRONG_PASSWORDS', '0/15m'],
    ['LIMIT_SIGN_UPS_PER_ADDRESS', '10/15'],
    ['ACCESS_TOKEN_LIFETIME', '0s'],
    ['KEEPALIVE_INTERVAL', '15'],
    ['KEEPALIVE_INTERVAL', '0s'],
    ['KEEPALIVE_INTERVAL', '2h'],
    ['SHUTDOWN_DELAY', '5'],
    ['SHUTDOWN_DELAY', '6m'],
    ['LOG_LEVEL', 'loud'],
    ['SEED_DEMO', 'maybe'],
    ['LIMIT_REPLAY_EVENTS', '0'],
    ['LIMIT_IMPORT_BYTES', '100'],
  ])('refuses %s=%s with an issue that names the variable', (name, value) => {
    expect(issuesOf({ JWT_SECRET: 'x'.repeat(32), [name]: value })).toEqual([expect.stringMatching(`^${name} must`)]);
  });

  it('requires JWT_SECRET with DATABASE_URL', () => {
    expect(issuesOf({ DATABASE_URL: 'postgresql://db/taskwire' })).toEqual([expect.stringMatching('^JWT_SECRET')]);
  });

  it('stops the start with one list of all issues', async () => {
    const env = { PATH: process.env.PATH ?? '', PORT: 'x', LOG_LEVEL: 'y', REDIS_URL: 'z' };
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env });
    let output = '';
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output).toMatch(/^The environment is invalid:\n( {2}- (PORT|LOG_LEVEL|REDIS_URL) must .*\n){3}$/);
  });
});
