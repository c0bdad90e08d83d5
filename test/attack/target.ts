import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { testEnv } from '../support/instance.js';

interface Line {
  readonly level: number;
  readonly msg?: string;
  readonly url?: string;
}

/** The longest allowed turn of the event loop, in CPU time of its thread. */
export const maxHeldMs = 200;

export interface Measured {
  /** The longest turn of the event loop, in CPU time of its thread. */
  readonly heldMs: number;
  /** The longest delay of a timer; it includes the time of other processes on the cores. */
  readonly delayMs: number;
  /** The used heap after a garbage collection. */
  readonly heapBytes: number;
}

/** Pino's number for `error`. */
const errorLevel = 50;

/** A server in its own process, so that measurements exclude the event loop and the heap of the test. */
export class Target implements AsyncDisposable {
  readonly url: string;
  /** The lines of the error log so far. */
  readonly errors: Line[];
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, errors: Line[], child: ChildProcess, folder: string) {
    this.url = url;
    this.errors = errors;
    this.#child = child;
    this.#folder = folder;
  }

  /** @param env the database and the bus; without them the server is embedded in a temporary folder */
  static async start(env: Readonly<Record<string, string>>): Promise<Target> {
    const folder = await mkdtemp(join(tmpdir(), 'taskwire-target-'));
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', 'test/attack/target-process.ts'], {
      env: { ...process.env, ...testEnv, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info', LOG_FORMAT: 'json', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const errors: Line[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout ?? process.stdin }).on('line', (text) => {
        if (!text.startsWith('{')) return;
        const line: Line = JSON.parse(text);
        if (line.level >= errorLevel) errors.push(line);
        if (line.url) resolve(line.url);
      });
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
    });
    return new Target(url, errors, child, folder);
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Measures the event loop since the last call, and the heap. */
  async measure(): Promise<Measured> {
    this.#child.send('measure');
    const [answer] = await once(this.#child, 'message');
    return answer as Measured;
  }

  /** Blocks the event loop, to prove that `measure` detects it. */
  block(blockMs: number): void {
    this.#child.send({ blockMs });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
