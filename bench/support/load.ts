import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import type { Target } from './subscriber.js';

/** What all load processes received since the last reset. */
export interface LoadReport {
  readonly received: number;
  readonly bytes: number;
  /** Microseconds from stamp to arrival, sorted. */
  readonly latencies: Uint32Array;
}

const worker = fileURLToPath(new URL('./load-worker.ts', import.meta.url));
const processes = 2;

/** The clients: many subscribers in a few processes. */
export class Load implements AsyncDisposable {
  readonly #workers: readonly Child[];

  constructor() {
    this.#workers = Array.from(
      { length: processes },
      (_, index) => new Child({ name: `load ${index}`, role: 'load', args: ['--import', 'tsx', worker] }),
    );
  }

  /** Adds a subscriber for each target. Resolves when all have asked for their subscription. */
  async connect(targets: readonly Target[]): Promise<void> {
    await Promise.all(
      this.#workers.map((child, index) =>
        child.ask(
          'connect',
          targets.filter((_, at) => at % processes === index),
        ),
      ),
    );
  }

  /** Cuts all connections; `resume` opens them again. */
  async drop(): Promise<void> {
    await this.#askAll('drop');
  }

  /** Cuts all connections for good. */
  async clear(): Promise<void> {
    await this.#askAll('drop');
    await this.#askAll('forget');
  }

  /** Opens all connections again, at once, each with the cursor of the last event that it received. */
  async resume(): Promise<void> {
    await this.#askAll('resume');
  }

  async reset(): Promise<void> {
    await this.#askAll('reset');
  }

  /** Resolves as soon as `expected` events have arrived. Raises when they don't, and when a subscription failed. */
  async received(expected: number, withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const counts = (await this.#askAll('count')) as { received: number; faults: string[] }[];
      const total = counts.reduce((sum, { received }) => sum + received, 0);
      const fault = counts.flatMap(({ faults }) => faults)[0];
      if (fault !== undefined) throw new Error(`A subscription failed: ${fault}`);
      if (total >= expected) return;
      if (performance.now() > deadline) throw new Error(`${total} of ${expected} events arrived in ${withinMs} ms`);
      await sleep(5);
    }
  }

  async report(): Promise<LoadReport> {
    const reports = (await this.#askAll('report')) as LoadReport[];
    const received = reports.reduce((sum, report) => sum + report.received, 0);
    const latencies = new Uint32Array(reports.reduce((sum, report) => sum + report.latencies.length, 0));
    let end = 0;
    for (const report of reports) {
      latencies.set(report.latencies, end);
      end += report.latencies.length;
    }
    return { received, bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0), latencies: latencies.sort() };
  }

  #askAll(question: string): Promise<unknown[]> {
    return Promise.all(this.#workers.map((child) => child.ask(question)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((child) => child[Symbol.asyncDispose]()));
  }
}
