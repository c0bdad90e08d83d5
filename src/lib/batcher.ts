export interface BatcherOptions {
  /** How many questions one batch has at most. */
  readonly maxBatch?: number;
  /** Milliseconds after which a batch without an answer no longer holds up the next one. */
  readonly patienceMs?: number;
}

/** Batches that are overdue at once; each may hold a connection, and the pool must not be theirs alone. */
const maxOverdueBatches = 3;

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers questions that are asked while the previous batch is under way, and asks them together. A batch never starts
 * before its questions were asked, so an answer is as fresh as one asked alone; and a thousand questions at once cost a
 * handful of queries. A batch whose connection is dead delays later questions by `patienceMs`, not until it fails.
 */
export class Batcher<Q, A> {
  readonly #loadBatch: (questions: readonly Q[]) => Promise<readonly A[]>;
  readonly #maxBatch: number;
  readonly #patienceMs: number;
  #waiting: Waiting<Q, A>[] = [];
  #running = false;
  #overdue = 0;

  /** @param ask gives the answers in the order of the questions */
  constructor(
    ask: (questions: readonly Q[]) => Promise<readonly A[]>,
    { maxBatch = 1_000, patienceMs = 1_000 }: BatcherOptions = {},
  ) {
    this.#loadBatch = ask;
    this.#maxBatch = maxBatch;
    this.#patienceMs = patienceMs;
  }

  load(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Questions of the same turn belong to the first batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const answered = this.#settle(this.#waiting.splice(0, this.#maxBatch));
      if (this.#overdue >= maxOverdueBatches) await answered;
      else await this.#withPatience(answered);
    }
    this.#running = false;
  }

  /** Never rejects. */
  async #settle(batch: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.#loadBatch(batch.map(({ question }) => question));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as A);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Resolves with the answer, or when the batch is overdue. */
  #withPatience(answered: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#overdue += 1;
        void answered.then(() => {
          this.#overdue -= 1;
        });
        resolve();
      }, this.#patienceMs);
      timer.unref();
      void answered.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
