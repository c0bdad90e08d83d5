import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned, type Role } from './cores.js';

/** The settings of a child process. */
export interface ChildOptions {
  readonly name: string;
  readonly role: Role;
  /** Node's arguments: flags, the script and the script's arguments. */
  readonly args: readonly string[];
  /** Path of the Node executable; default: this process's. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

const answerWithinMs = 60_000;
const endWithinMs = 5_000;
const running = new Set<ChildProcess>();

// Disposal ends a child gracefully. This handler ends the remaining children when this process exits in another way.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Node process that serves requests over IPC. Disposal ends the process. */
export class Child implements AsyncDisposable {
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;
  #stderr = '';

  constructor({ name, role, args, node = process.execPath, env }: ChildOptions) {
    this.name = name;
    const [command = node, ...rest] = pinned(role, [node, ...args]);
    this.#process = spawn(command, rest, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    running.add(this.#process);
    this.#process.stderr?.on('data', (chunk) => {
      this.#stderr = (this.#stderr + chunk).slice(-4_000);
    });
    this.#process.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#process.once('exit', () => {
      running.delete(this.#process);
      for (const [id, resolve] of this.#waiting) resolve({ id, error: 'the process has exited' });
      this.#waiting.clear();
    });
  }

  get ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /**
   * Sends a request to the child.
   *
   * @param name the name of the child's handler
   * @throws the handler's error, or an error when the child exits or does not answer in time
   */
  async request(name: string, argument?: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { value, error } = await new Promise<Answer>((resolve) => {
      const timeout = setTimeout(() => resolve({ id, error: `no answer in ${answerWithinMs} ms` }), answerWithinMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timeout);
        resolve(answer);
      });
      if (this.ended) resolve({ id, error: 'the process has exited' });
      else this.#process.send({ id, name, argument });
    });
    if (error !== undefined) throw this.errorWithOutput(`${name}: ${error}`);
    return value;
  }

  /** Returns an error with the last output of the child on standard error. */
  errorWithOutput(message: string): Error {
    return new Error(`${this.name}: ${message}\n${this.#stderr}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.ended) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const killTimer = setTimeout(() => this.#process.kill('SIGKILL'), endWithinMs);
    await ended;
    clearTimeout(killTimer);
  }
}
