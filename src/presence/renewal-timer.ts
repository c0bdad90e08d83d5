/** Timers can fire slightly early by `performance.now()`; a run within this tolerance is due. */
const earlyMs = 5;

/** Runs work at an interval, and earlier on request, one run at a time. Requests during a run trigger the next run. */
export class RenewalTimer {
  readonly #everyMs: number;
  readonly #work: (renewing: boolean) => Promise<number>;
  #renewAt: number;
  #dueAt = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  /**
   * @param everyMs the interval of renewing runs
   * @param work receives whether the run renews, and resolves with the most milliseconds until the next run; must not
   *   reject
   */
  constructor(everyMs: number, work: (renewing: boolean) => Promise<number>) {
    this.#everyMs = everyMs;
    this.#work = work;
    this.#renewAt = performance.now() + everyMs;
    this.runWithin(everyMs);
  }

  /** Schedules a run within the time. */
  runWithin(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#stopped || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    if (!this.#running) this.#arm();
  }

  /** Schedules a renewing run now. */
  renew(): void {
    this.#renewAt = 0;
    this.runWithin(0);
  }

  /** Stops the timer. Resolves after the current run. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#running = this.#run();
      },
      Math.max(0, this.#dueAt - performance.now()),
    );
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    this.#dueAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    const renewing = now >= this.#renewAt - earlyMs;
    if (renewing) this.#renewAt = now + this.#everyMs;
    const nextMs = await this.#work(renewing);
    this.runWithin(Math.min(nextMs, Math.max(0, this.#renewAt - performance.now())));
    this.#running = undefined;
    if (!this.#stopped) this.#arm();
  }
}
