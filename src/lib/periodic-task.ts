import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';

export interface PeriodicTaskOptions {
  /** The task's name in the log and in metrics. */
  readonly name: string;
  /**
   * Milliseconds between two runs, with a random spread of a quarter: instances then run at different times. A function is
   * called after each run.
   */
  readonly everyMs: number | (() => number);
  /** Does the work. A run should stop early when the signal aborts; the next run continues. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'failedTaskRuns'>;
}

/**
 * Runs work at once and then periodically, one run at a time. A failed run is logged, and the next run retries.
 */
export class PeriodicTask implements AsyncDisposable {
  readonly #options: PeriodicTaskOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  /** A run that starts after the current run; all `nudge` calls during the current run share the next one. */
  #next: Promise<void> | undefined;

  constructor(options: PeriodicTaskOptions) {
    this.#options = options;
    void this.nudge();
  }

  /**
   * Runs the work now, or right after the current run.
   *
   * @returns a promise of the end of a run that started after this call; never rejects
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
      logger.warn({ err: error, task: name }, 'task run failed, will retry');
    }
    if (signal.aborted) return;
    const pauseMs = typeof everyMs === 'function' ? everyMs() : everyMs;
    this.#timer = setTimeout(() => void this.nudge(), pauseMs * (0.75 + Math.random() / 2));
    this.#timer.unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await (this.#next ?? this.#running);
  }
}
