import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned, type Role } from './cores.js';

/** How to start a child process. */
export interface ChildOptions {
  readonly name: string;
  readonly role: Role;
  /** Node's arguments: flags, the script, its arguments. */
  readonly args: readonly string[];
  /** Another Node than this process's. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
}

const answerWithinMs = 60_000;
const endWithinMs = 5_000;
const running = new Set<ChildProcess>();

// Disposal is the polite way to end a child; this is for every other end of this process.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Node process of ours that answers questions over IPC, killed on disposal. */
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
      for (const [id, resolve] of this.#waiting) resolve({ id, fault: 'it ended' });
      this.#waiting.clear();
    });
  }

  get ended(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Asks the child; raises what it raised, or that it ended or kept silent. */
  async ask(question: string, argument?: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { value, fault } = await new Promise<Answer>((resolve) => {
      const silent = setTimeout(() => resolve({ id, fault: 'no answer in time' }), answerWithinMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(silent);
        resolve(answer);
      });
      if (this.ended) resolve({ id, fault: 'it ended' });
      else this.#process.send({ id, question, argument });
    });
    if (fault !== undefined) throw this.fault(`"${question}": ${fault}`);
    return value;
  }

  /** An error that carries what the child last wrote to its standard error. */
  fault(message: string): Error {
    return new Error(`${this.name}: ${message}\n${this.#stderr}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.ended) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const hard = setTimeout(() => this.#process.kill('SIGKILL'), endWithinMs);
    await ended;
    clearTimeout(hard);
  }
}
