/** The most messages of a topic at once, and then per second. */
const burst = 1_000;
const perSecond = 200;

/** Limits the rate of one topic's messages. Listeners of signals tolerate the dropped messages. */
export class SignalRate {
  #left = burst;
  /** The time of the last message on the monotonic clock, in milliseconds. */
  #at: number;

  constructor(now = performance.now()) {
    this.#at = now;
  }

  /** Counts a message. @returns false when the message exceeds the rate */
  accept(now = performance.now()): boolean {
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
