import { LRUCache } from 'lru-cache';

interface Bucket {
  tokens: number;
  /** The time of that count on the monotonic clock. */
  at: number;
}

const maxBuckets = 10_000;

/**
 * A rate limit per key: a burst at once, then one action per interval. The buckets are in the memory of this instance.
 * Beyond 10,000 keys the least recently used ones are evicted, and start again with a full bucket.
 */
export class TokenBuckets {
  readonly #burst: number;
  readonly #intervalMs: number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxBuckets });

  constructor(burst: number, intervalMs: number) {
    this.#burst = burst;
    this.#intervalMs = intervalMs;
  }

  /** Takes a token. @returns false when the key's bucket is empty */
  take(key: string, now = performance.now()): boolean {
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const left = Math.min(this.#burst, tokens + (now - at) / this.#intervalMs);
    this.#buckets.set(key, { tokens: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  }
}
