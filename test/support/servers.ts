import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, inject } from 'vitest';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { Backend } from './backends.js';
import { testEnv } from './instance.js';

/*
 * Separate Redis, Postgres and Taskwire processes. A test may kill, stall and restart the processes. All use free ports and
 * temporary folders, and end with the test.
 */

const run = promisify(execFile);
const startTimeoutMs = 30_000;

/** A child process, killed at the exit of the test's process. */
class Child {
  readonly process: ChildProcess;
  readonly #onExit = () => this.process.kill('SIGKILL');

  constructor(command: string, args: readonly string[], options: Parameters<typeof spawn>[2] = {}) {
    this.process = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    process.once('exit', this.#onExit);
    this.process.once('exit', () => process.off('exit', this.#onExit));
  }

  /** Waits for output that matches. Rejects with the output so far when the child exits or 30 seconds pass. */
  async says(wanted: RegExp): Promise<RegExpExecArray> {
    let output = '';
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.process.spawnfile} ${why}:\n${output}`));
      const timer = setTimeout(() => fail('is not ready in time'), startTimeoutMs);
      const listen = (chunk: unknown) => {
        output += String(chunk);
        const match = wanted.exec(output);
        if (!match) return;
        clearTimeout(timer);
        // Further output is discarded to keep the pipe empty.
        for (const stream of [this.process.stdout, this.process.stderr]) stream?.off('data', listen).resume();
        resolve(match);
      };
      this.process.stdout?.on('data', listen);
      this.process.stderr?.on('data', listen);
      this.process.once('error', (error) => fail(error.message));
      this.process.once('exit', (code, signal) => {
        clearTimeout(timer);
        fail(`ended with ${code ?? signal}`);
      });
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    await exited;
  }
}

/** A port of 127.0.0.1 without a listener. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface RedisServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A redis-server without persistence. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-redis-'));
  let child: Child | undefined;
  const server: RedisServer = {
    port,
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      child = new Child('redis-server', args);
      await child.says(/Ready to accept connections/);
    },
    async kill() {
      await child?.end('SIGKILL');
    },
    async [Symbol.asyncDispose]() {
      await child?.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

export interface PostgresServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Restarts like `pg_ctl restart -m immediate`: no checkpoint, every connection cut, recovery at the start. */
  restartImmediately(): Promise<void>;
}

/** Starts a separate Postgres cluster. Postgres refuses to run as root, so root switches to the user `postgres`. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresBin();
  if (!bin) throw new Error('No Postgres is installed here');
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'taskwire-postgres-'));
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user };
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  // Without fsync written data survives a crash of the server, but not of the machine.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, `port=${port}`];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const start = async () => {
    const child = new Child(join(bin, 'postgres'), args, options);
    await child.says(/database system is ready to accept connections/);
    return child;
  };
  let child = await start();
  return {
    port,
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async restartImmediately() {
      await child.end('SIGQUIT');
      child = await start();
    },
    async [Symbol.asyncDispose]() {
      await child.end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface InstanceProcess {
  readonly url: string;
  readonly pid: number;
  kill(): Promise<void>;
}

/** Starts an instance from the source in a separate process. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<InstanceProcess> {
  const child = new Child(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, ...testEnv, PORT: '0', LOG_LEVEL: 'info', LOG_FORMAT: 'json', ...env },
  });
  const [, url] = await child.says(/"url":"(http:[^"]+)"/);
  return { url: url!, pid: child.process.pid!, kill: () => child.end('SIGKILL') };
}

/** Opens a migrated database and buses on existing servers. Disposal does not stop the servers. */
export async function openServices(urls: { postgres: string; redis: string }): Promise<Backend> {
  const prefix = `taskwire_${randomUUID().slice(0, 8)}:`;
  const database = openPostgres(urls.postgres, 10, () => {});
  await database.migrate();
  const buses: ReturnType<typeof openRedisBus>[] = [];
  return {
    name: 'services',
    database,
    env: { DATABASE_URL: urls.postgres, REDIS_URL: urls.redis, REDIS_PREFIX: prefix },
    openBus() {
      const bus = openRedisBus({
        url: urls.redis,
        prefix,
        key: 'test',
        logger: createLogger('silent', 'json'),
        metrics: createMetrics(),
      });
      buses.push(bus);
      return bus;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(buses.map((bus) => bus[Symbol.asyncDispose]()));
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Runs a suite that starts separate servers. The suite is skipped unless services answer and both servers are installed. */
export function describeServers(name: string, suite: () => void): void {
  const installed = inject('services') !== null && postgresBin() !== undefined && onPath('redis-server');
  describe.runIf(installed)(`${name} (separate servers)`, suite);
}

/** The folder of the newest Postgres. Debian does not add the folder to the PATH. */
function postgresBin(): string | undefined {
  const root = '/usr/lib/postgresql';
  try {
    const [newest] = readdirSync(root).sort((a, b) => Number(b) - Number(a));
    return newest && join(root, newest, 'bin');
  } catch {
    return undefined;
  }
}

function onPath(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}
