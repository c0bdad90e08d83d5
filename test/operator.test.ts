import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.js';
import { ConfigError, readConfig } from '../src/config.js';
import { createLogger } from '../src/observability/logger.js';
import { operatorCommand } from '../src/operator-command.js';
import { type Backend, describeServices } from './support/backends.js';
import { newPerson } from './support/client.js';
import { startInstance } from './support/instance.js';

/** The demo signs up several users, whose password hashes are not the subject. */
const passwordCost = { memoryCost: 8, timeCost: 1 };

describe('the operator command on an embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taskwire-operator-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('lists the demo user Ada, fails while a server runs, and no longer lists Ada behind a proxy', async () => {
    const env = { DATA_DIR: folder };
    await expect(operatorCommand(['list'], env)).rejects.toThrow(`There is no database in ${folder}/pglite.`);

    const app = await createApp(readConfig({ ...env, PORT: '0' }), {
      logger: createLogger('silent', 'json'),
      passwordCost,
    });
    // A separate process without the environment of this shell.
    const busy = promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'src/operator.ts', 'grant', 'grace@example.com'],
      { env: { PATH: process.env.PATH ?? '', ...env } },
    );
    await expect(busy).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`in use by process ${process.pid}`),
    });
    await app[Symbol.asyncDispose]();

    expect(await operatorCommand(['grant', 'Grace@example.com'], env)).toBe('Grace@example.com is an operator.');
    expect(await operatorCommand(['list'], env)).toBe('ada@example.com  Ada\ngrace@example.com  Grace');

    // The password of Ada is public, so she is no operator on a server that others can reach.
    const reached = readConfig({ ...env, PORT: '0', TRUSTED_PROXIES: 'loopback' });
    await (await createApp(reached, { logger: createLogger('silent', 'json'), passwordCost }))[Symbol.asyncDispose]();
    expect(await operatorCommand(['list'], env)).toBe('grace@example.com  Grace');
  }, 120_000);
});

describeServices('the operator command', (kind) => {
  let backend: Backend;
  let env: Record<string, string>;
  beforeAll(async () => {
    backend = await kind.open();
    env = { DATABASE_URL: backend.env.DATABASE_URL! };
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  it('grants and revokes operators with immediate effect on running instances', async () => {
    await using app = await startInstance(backend);
    const ada = await newPerson(app.url, 'Ada');
    const isOperator = async () => (await ada.post<{ me: object }, object>('{ me { isOperator } }')).data?.me;
    expect(await operatorCommand(['list'], env)).toBe('There are no operators.');
    expect(await operatorCommand(['grant', ada.email], env)).toBe(`${ada.email} is an operator.`);
    expect(await isOperator()).toEqual({ isOperator: true });
    expect(await operatorCommand(['list'], env)).toBe(`${ada.email}  Ada`);
    expect(await operatorCommand(['revoke', ada.email], env)).toBe(`${ada.email} is no longer an operator.`);
    expect(await isOperator()).toEqual({ isOperator: false });
  });

  it.each([
    [['grant', 'nobody@example.com'], 'No account has the address nobody@example.com. Sign up with the address first.'],
    [[], 'Usage:'],
    [['grant'], 'Usage:'],
    [['list', 'ada@example.com'], 'Usage:'],
    [['revoke', 'ada@example.com', 'bob@example.com'], 'Usage:'],
    [['promote', 'ada@example.com'], 'Usage:'],
  ])('refuses the arguments %j', async (args, message) => {
    await expect(operatorCommand(args, env)).rejects.toThrow(message);
  });

  it('reports every invalid environment variable', async () => {
    const wrong = operatorCommand(['list'], { DATABASE_URL: 'mysql://db', DATABASE_POOL_SIZE: 'many' });
    await expect(wrong).rejects.toThrow(ConfigError);
    await expect(wrong).rejects.toThrow(/DATABASE_URL must be a URL.*DATABASE_POOL_SIZE must be a whole number/s);
  });
});
