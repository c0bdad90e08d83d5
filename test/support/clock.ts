import type { Clock } from '../../src/store/clock.js';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** A clock that stands still until a test moves it. It begins at the present, because the database's own times do. */
export class FakeClock implements Clock {
  #now = new Date();

  async now(): Promise<Date> {
    return this.#now;
  }

  /** Only forwards. */
  set(now: Date): void {
    if (now < this.#now) throw new Error(`${now.toISOString()} is behind ${this.#now.toISOString()}`);
    this.#now = now;
  }

  get present(): Date {
    return this.#now;
  }

  /** Moves to a moment before a day is over in UTC; behind it when the minutes are negative. */
  setBeforeEnd(day: string, minutes: number): void {
    this.set(new Date(Date.parse(day) + dayMs - minutes * minuteMs));
  }

  forward(minutes: number): void {
    this.set(new Date(this.#now.getTime() + minutes * minuteMs));
  }

  /** The calendar day in UTC that is some days ahead of it, or behind. */
  day(ahead: number): string {
    return new Date(this.#now.getTime() + ahead * dayMs).toISOString().slice(0, 10);
  }
}
