import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';

export interface PeriodicTaskOptions {
  /** What it does, for the log. */
  readonly name: string;
  /** Milliseconds between two runs, give or take a quarter, so that instances don't all come at once. */
  readonly everyMs: number;
  /** Does what there is to do. It should stop early when the signal is aborted; what is left is for the next run. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'failedTaskRuns'>;
}

/**
 * Does something at once and then again and again, never twice at a time. A run that fails is logged, and the next one
 * tries again.
 */
export class PeriodicTask implements AsyncDisposable {
  readonly #options: PeriodicTaskOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  /** A run that begins when the one under way is over; all who ask meanwhile share it. */
  #next: Promise<void> | undefined;

  constructor(options: PeriodicTaskOptions) {
    this.#options = options;
    void this.nudge();
  }

  /**
   * Runs now; while a run is under way, once more after it.
   *
   * @returns when that run, which began after this call, is over; never rejects
   */
  nudge(): Promise<void> {
    if (this.#stopping.signal.aborted) return Promise.resolve();
    if (!this.#running) {
      this.#running = this.#run().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.nudge();
    });
    return this.#next;
  }

  async #run(): Promise<void> {
    const { name, everyMs, run, logger, metrics } = this.#options;
    const { signal } = this.#stopping;
    clearTimeout(this.#timer);
    try {
      await run(signal);
    } catch (error) {
      metrics.failedTaskRuns.inc({ task: name });
      logger.warn({ err: error, task: name }, 'work not done, will try again');
    }
    if (signal.aborted) return;
    this.#timer = setTimeout(() => void this.nudge(), everyMs * (0.75 + Math.random() / 2));
    this.#timer.unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await (this.#next ?? this.#running);
  }
}
