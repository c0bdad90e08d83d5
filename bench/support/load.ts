import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Child } from './child.js';
import type { Target } from './subscriber.js';

/** The events that all load processes have received since the last reset. */
export interface LoadReport {
  readonly received: number;
  readonly bytes: number;
  /** Microseconds from the time stamp in the event to the arrival, sorted. */
  readonly latencies: Uint32Array;
}

const worker = fileURLToPath(new URL('./load-worker.ts', import.meta.url));
const processes = 2;

/** Many subscribers in a few processes. */
export class Load implements AsyncDisposable {
  readonly #workers: readonly Child[];

  constructor() {
    this.#workers = Array.from(
      { length: processes },
      (_, index) => new Child({ name: `load ${index}`, role: 'load', args: ['--import', 'tsx', worker] }),
    );
  }

  /** Adds a subscriber per target. Resolves when all have sent their subscriptions. */
  async connect(targets: readonly Target[]): Promise<void> {
    await Promise.all(
      this.#workers.map((child, index) =>
        child.request(
          'connect',
          targets.filter((_, position) => position % processes === index),
        ),
      ),
    );
  }

  /** Disconnects all subscribers; `resume` reconnects them. */
  async drop(): Promise<void> {
    await this.#requestAll('drop');
  }

  /** Disconnects and removes all subscribers. */
  async clear(): Promise<void> {
    await this.#requestAll('drop');
    await this.#requestAll('forget');
  }

  /** Reconnects all subscribers at the same time, each with the cursor of its last event. */
  async resume(): Promise<void> {
    await this.#requestAll('resume');
  }

  async reset(): Promise<void> {
    await this.#requestAll('reset');
  }

  /** Resolves when `expected` events have arrived. @throws Error after `withinMs`, and for a failed subscription */
  async waitFor(expected: number, withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const counts = (await this.#requestAll('count')) as { received: number; errors: string[] }[];
      const total = counts.reduce((sum, { received }) => sum + received, 0);
      const error = counts.flatMap(({ errors }) => errors)[0];
      if (error !== undefined) throw new Error(`A subscription failed: ${error}`);
      if (total >= expected) return;
      if (performance.now() > deadline)
        throw new Error(`${total} of ${expected} events arrived within ${withinMs} ms.`);
      await sleep(5);
    }
  }

  async report(): Promise<LoadReport> {
    const reports = (await this.#requestAll('report')) as LoadReport[];
    const received = reports.reduce((sum, report) => sum + report.received, 0);
    const latencies = new Uint32Array(reports.reduce((sum, report) => sum + report.latencies.length, 0));
    let end = 0;
    for (const report of reports) {
      latencies.set(report.latencies, end);
      end += report.latencies.length;
    }
    return { received, bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0), latencies: latencies.sort() };
  }

  #requestAll(name: string): Promise<unknown[]> {
    return Promise.all(this.#workers.map((child) => child.request(name)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((child) => child[Symbol.asyncDispose]()));
  }
}
