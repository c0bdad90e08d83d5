import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import type { Role } from './cores.js';

/** The settings of a server process. The server must listen on the port in `PORT`. */
export interface ServerOptions {
  readonly name: string;
  /** `server` for a measured server, `load` for a helper. */
  readonly role: Role;
  /** Path of the JavaScript file from the project's root. A TypeScript loader would add to the measurements. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Path of the Node executable; default: this process's. */
  readonly node?: string | undefined;
  /** A path that returns 200 when the server is ready. */
  readonly readyPath: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const startWithinMs = 30_000;

/** A server process with the probe of probe.mjs. */
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
        throw child.errorWithOutput('did not start');
      }
      await sleep(50);
    }
    return new Server(child, address);
  }

  /** Returns the CPU time since the start in microseconds, user and system. */
  async cpuMicros(): Promise<number> {
    const { user, system } = (await this.#child.request('cpu')) as NodeJS.CpuUsage;
    return user + system;
  }

  /** Returns the memory after garbage collection in bytes. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    return (await this.#child.request('memory')) as NodeJS.MemoryUsage;
  }

  async startProfile(): Promise<void> {
    await this.#child.request('profileStart');
  }

  async stopProfile(file: string): Promise<void> {
    await this.#child.request('profileStop', file);
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

/** Returns a free TCP port of 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('The system assigned no port.')),
      );
    });
  });
}
