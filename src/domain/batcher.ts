/**
 * Gathers questions that are asked while the previous batch is under way, and asks them together. A batch never starts
 * before its questions were asked, so an answer is as fresh as one asked alone; and a thousand questions at once cost a
 * handful of queries.
 */
export class Batcher<Q, A> {
  readonly #ask: (questions: readonly Q[]) => Promise<readonly A[]>;
  readonly #maxBatch: number;
  #waiting: { question: Q; resolve: (answer: A) => void; reject: (error: unknown) => void }[] = [];
  #running = false;

  /** @param ask gives the answers in the order of the questions */
  constructor(ask: (questions: readonly Q[]) => Promise<readonly A[]>, maxBatch = 1_000) {
    this.#ask = ask;
    this.#maxBatch = maxBatch;
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
      const batch = this.#waiting.splice(0, this.#maxBatch);
      try {
        const answers = await this.#ask(batch.map(({ question }) => question));
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as A);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = false;
  }
}
