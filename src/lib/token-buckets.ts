import { LRUCache } from 'lru-cache';

const maxBuckets = 10_000;

/** A rate limit: a burst at once, then one action per interval. Times are milliseconds on the monotonic clock. */
export class TokenBucket {
  readonly #burst: number;
  readonly #intervalMs: number;
  #tokens: number;
  /** The time of that count. */
  #at: number;

  constructor(burst: number, intervalMs: number, now = performance.now()) {
    this.#burst = burst;
    this.#intervalMs = intervalMs;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes a token. @returns false when the bucket is empty */
  take(now = performance.now()): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) / this.#intervalMs);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/**
 * A token bucket per key, in the memory of this instance. Beyond 10,000 keys the least recently used buckets are evicted,
 * and start again full.
 */
export class TokenBuckets {
  readonly #burst: number;
  readonly #intervalMs: number;
  readonly #buckets = new LRUCache<string, TokenBucket>({ max: maxBuckets });

  constructor(burst: number, intervalMs: number) {
    this.#burst = burst;
    this.#intervalMs = intervalMs;
  }

  /** Takes a token. @returns false when the key's bucket is empty */
  take(key: string, now = performance.now()): boolean {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#burst, this.#intervalMs, now);
    this.#buckets.set(key, bucket);
    return bucket.take(now);
  }
}
