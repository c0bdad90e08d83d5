export interface RepeatingOptions {
  /** Milliseconds from the end of one run to the beginning of the next. */
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
  /** A run that fails is reported, and the next one comes all the same. */
  readonly onError: (error: unknown) => void;
}

/**
 * Does something again and again, never twice at once, until it is disposed of; that waits for a run that is under way.
 * Every instance may have one: what it runs must see to it that the instances don't do the same twice.
 */
export class Repeating implements AsyncDisposable {
  readonly #options: RepeatingOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: RepeatingOptions) {
    this.#options = options;
    this.#schedule();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run();
    }, this.#options.everyMs);
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    try {
      await this.#options.run();
    } catch (error) {
      this.#options.onError(error);
    }
    if (!this.#stopped) this.#schedule();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
