import type { Clock } from '../../src/store/clock.js';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** A clock that only tests move. It starts at the current time, as the timestamps of the database do. */
export class FakeClock implements Clock {
  #now = new Date();

  async now(): Promise<Date> {
    return this.#now;
  }

  /** Throws when `now` is before the current time of the clock. */
  set(now: Date): void {
    if (now < this.#now) throw new Error(`${now.toISOString()} is behind ${this.#now.toISOString()}`);
    this.#now = now;
  }

  get present(): Date {
    return this.#now;
  }

  /** Moves to `minutes` before the end of a day in UTC; after the end for negative minutes. */
  setBeforeEnd(day: string, minutes: number): void {
    this.set(new Date(Date.parse(day) + dayMs - minutes * minuteMs));
  }

  forward(minutes: number): void {
    this.set(new Date(this.#now.getTime() + minutes * minuteMs));
  }

  /** The date in UTC `ahead` days after today; before today for negative numbers. */
  day(ahead: number): string {
    return new Date(this.#now.getTime() + ahead * dayMs).toISOString().slice(0, 10);
  }
}
