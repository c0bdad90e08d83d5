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

/** How long one turn of the event loop may take, in time of its thread on a core. */
export const maxHeldMs = 200;

export interface Measured {
  /** The most that one turn of the event loop has taken, in time of its thread on a core. */
  readonly heldMs: number;
  /** The longest delay of a timer; it includes what other processes took of the cores. */
  readonly delayMs: number;
  /** After a collection. */
  readonly heapBytes: number;
}

/** Pino's number for `error`. */
const errorLevel = 50;

/** A server in a process of its own, so that its event loop and heap are measured and not the test's. */
export class Target implements AsyncDisposable {
  readonly url: string;
  /** Lines of the error log so far. */
  readonly errors: Line[];
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, errors: Line[], child: ChildProcess, folder: string) {
    this.url = url;
    this.errors = errors;
    this.#child = child;
    this.#folder = folder;
  }

  /** @param env where its database and bus are; embedded in a throwaway folder without */
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

  /** What the event loop and the heap were like since the last call. */
  async measure(): Promise<Measured> {
    this.#child.send('measure');
    const [answer] = await once(this.#child, 'message');
    return answer as Measured;
  }

  /** Holds the event loop for so long, to show that `measure` sees it. */
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
