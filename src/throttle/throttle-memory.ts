import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { limiterThrottle } from './limiter-throttle.js';
import type { Rate, Rates, Throttle } from './throttle.js';

/** A throttle that counts in the memory of this process. */
export function openMemoryThrottle(rates: Rates): Throttle {
  return limiterThrottle(rates, (_name, rate) => new MemoryLimiter(rate));
}

/** A rate has 2^18 counters; more keys share counters. */
const bucketBits = 18;

/**
 * A memory limiter with a bound. The limiter of rate-limiter-flexible has none: a client with many addresses could grow it.
 * A secret decides which keys share a counter, so a client cannot choose another user's counter and exhaust it.
 */
export class MemoryLimiter extends RateLimiterMemory {
  readonly #secret = randomBytes(32);

  constructor({ attempts, seconds }: Rate) {
    super({ points: attempts, duration: seconds });
  }

  override getKey(key: string | number): string {
    const hash = createHmac('sha256', this.#secret).update(String(key)).digest();
    return String(hash.readUInt32BE() >>> (32 - bucketBits));
  }
}
