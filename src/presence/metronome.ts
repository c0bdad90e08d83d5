/**
 * Runs work every so often, and sooner when somebody asks; one run at a time. Whoever asks during a run is served by the
 * next one.
 */
export class Metronome {
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
    this.within(everyMs);
  }

  /** Runs after that time at the latest. */
  within(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#stopped || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    if (!this.#running) this.#wind();
  }

  /** Runs now, and renews. */
  renew(): void {
    this.#renewAt = 0;
    this.within(0);
  }

  /** Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wind(): void {
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
    const renewing = now >= this.#renewAt;
    if (renewing) this.#renewAt = now + this.#everyMs;
    const againMs = await this.#work(renewing);
    this.within(Math.min(againMs, Math.max(0, this.#renewAt - performance.now())));
    this.#running = undefined;
    if (!this.#stopped) this.#wind();
  }
}
