import { LRUCache } from 'lru-cache';

interface Bucket {
  tokens: number;
  /** When that many were left, by the clock that never goes back. */
  at: number;
}

const kept = 10_000;

/**
 * Limits how often something is done, for each key: so many times at once, then once per interval. In memory and for
 * this instance; of more than 10,000 keys the ones not seen for longest begin anew.
 */
export class TokenBuckets {
  readonly #burst: number;
  readonly #intervalMs: number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: kept });

  constructor(burst: number, intervalMs: number) {
    this.#burst = burst;
    this.#intervalMs = intervalMs;
  }

  /** @returns false when it has been done too often */
  take(key: string, now = performance.now()): boolean {
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const left = Math.min(this.#burst, tokens + (now - at) / this.#intervalMs);
    this.#buckets.set(key, { tokens: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  }
}
