import { sleep } from './platform.js';

/** Computes the pause before an attempt, in milliseconds. `attempt` begins at 0 after a stable connection. */
export type RetryDelay = (attempt: number) => number;

const longestMs = 30_000;

/** Grows from 1 to 30 seconds. At least half of it is random, which spreads the clients of a restarted server. */
export const defaultRetryDelay: RetryDelay = (attempt) =>
  Math.min(longestMs, 1_000 * 2 ** attempt) * (0.5 + Math.random() / 2);

/** The shared pause between attempts: all subscriptions of a client reconnect together. */
export class Retry {
  readonly #delay: RetryDelay;
  #attempt = 0;
  #pause: { readonly ended: Promise<void>; readonly end: AbortController } | undefined;

  constructor(delay: RetryDelay = defaultRetryDelay) {
    this.#delay = delay;
  }

  /** Waits for the next attempt. @param leastMs the least time that the server asks for */
  wait(leastMs = 0): Promise<void> {
    if (!this.#pause) {
      const end = new AbortController();
      const ms = Math.max(leastMs, this.#delay(this.#attempt));
      this.#attempt += 1;
      const ended = sleep(ms, end.signal).then(() => {
        this.#pause = undefined;
      });
      this.#pause = { ended, end };
    }
    return this.#pause.ended;
  }

  /** Ends the pause now. */
  wake(): void {
    this.#pause?.end.abort();
  }

  /** Begins with the shortest pause again: the connection has worked. */
  reset(): void {
    this.#attempt = 0;
  }
}
