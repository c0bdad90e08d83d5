/** Timers may fire some time before they are due by the finer clock; nearly due is due. */
const earlyMs = 5;

/**
 * Runs work every so often, and sooner when somebody asks; one run at a time. Whoever asks during a run is served by the
 * next one.
 */
export class RenewalTimer {
  readonly #everyMs: number;
  readonly #work: (renewing: boolean) => Promise<number>;
  #renewAt: number;
  #dueAt = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  /**
   * @param everyMs between two runs that renew
   * @param work told whether it is a run that renews; resolves with in how many milliseconds to run again at the latest,
   *   and doesn't reject
   */
  constructor(everyMs: number, work: (renewing: boolean) => Promise<number>) {
    this.#everyMs = everyMs;
    this.#work = work;
    this.#renewAt = performance.now() + everyMs;
    this.runWithin(everyMs);
  }

  /** Runs after that time at the latest. */
  runWithin(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#stopped || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    if (!this.#running) this.#arm();
  }

  /** Runs now, and renews. */
  renew(): void {
    this.#renewAt = 0;
    this.runWithin(0);
  }

  /** Resolves when nothing runs any more. */
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
    const againMs = await this.#work(renewing);
    this.runWithin(Math.min(againMs, Math.max(0, this.#renewAt - performance.now())));
    this.#running = undefined;
    if (!this.#stopped) this.#arm();
  }
}
