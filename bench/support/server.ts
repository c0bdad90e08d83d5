import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import type { Role } from './cores.js';

/** How to start a server that listens where `PORT` says. */
export interface ServerOptions {
  readonly name: string;
  /** `server` for one that is measured, `load` for one that only helps. */
  readonly role: Role;
  /** JavaScript, from the project's root: a loader for TypeScript would be measured with it. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Another Node than this process's. */
  readonly node?: string | undefined;
  /** Answers 200 once the server is ready. */
  readonly readyPath: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const startWithinMs = 30_000;

/** A server process with the probe in it. */
export class Server implements AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
  readonly #child: Child;

  private constructor(child: Child, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** Starts the server and waits until it is ready. */
  static async start({ name, role, script, env, node, readyPath }: ServerOptions): Promise<Server> {
    const port = await freePort();
    const child = new Child({
      name,
      role,
      args: ['--expose-gc', '--import', `${root}bench/support/probe.mjs`, root + script],
      env: { ...env, PORT: String(port) },
      ...(node !== undefined && { node }),
    });
    const address = `127.0.0.1:${port}`;
    const deadline = performance.now() + startWithinMs;
    while (!(await isReady(`http://${address}${readyPath}`))) {
      if (child.ended || performance.now() > deadline) {
        await child[Symbol.asyncDispose]();
        throw child.fault('did not start');
      }
      await sleep(50);
    }
    return new Server(child, address);
  }

  /** Microseconds of CPU so far, user and system. */
  async cpuMicros(): Promise<number> {
    const { user, system } = (await this.#child.ask('cpu')) as NodeJS.CpuUsage;
    return user + system;
  }

  /** Bytes, after garbage collection. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    return (await this.#child.ask('memory')) as NodeJS.MemoryUsage;
  }

  async startProfile(): Promise<void> {
    await this.#child.ask('profileStart');
  }

  async stopProfile(file: string): Promise<void> {
    await this.#child.ask('profileStop', file);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
