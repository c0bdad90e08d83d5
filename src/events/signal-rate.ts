/** Messages of a topic that an instance accepts at once, and then in a second. */
const burst = 1_000;
const perSecond = 200;

/** Bounds the messages of one topic: what comes faster is dropped, which a signal's listeners make up for. */
export class SignalRate {
  #left = burst;
  /** By the clock that never goes back, in milliseconds. */
  #at: number;

  constructor(now = performance.now()) {
    this.#at = now;
  }

  /** @returns false when too many messages came in too short a time */
  accept(now = performance.now()): boolean {
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
