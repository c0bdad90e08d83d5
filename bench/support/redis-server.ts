import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { undoAtInterrupt } from './interrupt.js';
import { freePort } from './server.js';

/** What Redis has done so far. */
export interface RedisWork {
  /** Commands that clients have sent. */
  readonly sent: number;
  /** Of those, what presence asks, and its hints. */
  readonly syncs: number;
  readonly hints: number;
  /** Seconds of CPU. */
  readonly cpuSeconds: number;
}

const scripted = ['evalsha', 'eval'];
/** What only scripts of ours call. */
const inner = /^(time|z\w+|h\w+|set|get|exists|del)$/;
const startWithinMs = 10_000;

/** A redis-server of the bench's own, so that nobody else's commands are counted. */
export class RedisServer implements AsyncDisposable {
  readonly url: string;
  readonly #admin: Redis;
  readonly #undo: () => Promise<void>;

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url;
    this.#admin = new Redis(url);
    // Refused until the server listens.
    this.#admin.on('error', () => {});
    this.#undo = undoAtInterrupt(async () => {
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
        throw new Error('redis-server did not start; is it installed?');
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
    const of = (names: readonly string[]) => names.reduce((sum, name) => sum + (calls.get(name) ?? 0), 0);
    const outer = [...calls.keys()].filter((name) => !inner.test(name) && name !== 'info');
    const cpu = await this.#admin.info('cpu');
    const seconds = (field: string) => Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(cpu)?.[1] ?? 0);
    return {
      sent: of(outer),
      syncs: of(scripted),
      hints: of(['publish']),
      cpuSeconds: seconds('used_cpu_sys') + seconds('used_cpu_user'),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#undo();
  }
}
