import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { cleanUpOnInterrupt } from './interrupt.js';
import { freePort } from './server.js';

/** The work of Redis since its start. */
export interface RedisWork {
  /** Commands from clients. */
  readonly sent: number;
  /** Calls of the presence script. */
  readonly syncs: number;
  /** Published hints. */
  readonly hints: number;
  /** CPU time in seconds. */
  readonly cpuSeconds: number;
}

const scriptCommands = ['evalsha', 'eval'];
/** Commands that only the presence script calls. */
const innerCommands = /^(time|z\w+|h\w+|set|get|exists|del)$/;
const startWithinMs = 10_000;

/** A dedicated redis-server, so that only the commands of the bench are counted. */
export class RedisServer implements AsyncDisposable {
  readonly url: string;
  readonly #admin: Redis;
  readonly #cleanUp: () => Promise<void>;

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url;
    this.#admin = new Redis(url);
    // Connections are refused until the server listens.
    this.#admin.on('error', () => {});
    this.#cleanUp = cleanUpOnInterrupt(async () => {
      this.#admin.disconnect();
      if (process.exitCode === null) {
        const ended = once(process, 'exit');
        process.kill('SIGTERM');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    });
  }

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'taskwire-bench-redis-'));
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    const server = new RedisServer(
      `redis://127.0.0.1:${port}`,
      spawn('redis-server', args, { stdio: 'ignore' }),
      folder,
    );
    const deadline = performance.now() + startWithinMs;
    while (server.#admin.status !== 'ready') {
      if (performance.now() > deadline) {
        await server[Symbol.asyncDispose]();
        throw new Error('redis-server did not start. Install Redis and put redis-server on the PATH.');
      }
      await sleep(20);
    }
    return server;
  }

  async work(): Promise<RedisWork> {
    const calls = new Map<string, number>();
    for (const [, name, count] of (await this.#admin.info('commandstats')).matchAll(/cmdstat_(\S+?):calls=(\d+)/g)) {
      if (name !== undefined) calls.set(name, Number(count));
    }
    const callsOf = (names: readonly string[]) => names.reduce((sum, name) => sum + (calls.get(name) ?? 0), 0);
    const clientCommands = [...calls.keys()].filter((name) => !innerCommands.test(name) && name !== 'info');
    const cpu = await this.#admin.info('cpu');
    const seconds = (field: string) => Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(cpu)?.[1] ?? 0);
    return {
      sent: callsOf(clientCommands),
      syncs: callsOf(scriptCommands),
      hints: callsOf(['publish']),
      cpuSeconds: seconds('used_cpu_sys') + seconds('used_cpu_user'),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#cleanUp();
  }
}
