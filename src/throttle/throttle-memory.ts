import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { limiterThrottle } from './limiter-throttle.js';
import type { Rate, Rates, Throttle } from './throttle.js';

/** Counts in this process. */
export function openMemoryThrottle(rates: Rates): Throttle {
  return limiterThrottle(rates, (_name, rate) => new MemoryLimiter(rate));
}

/** Counters of one rate; where there are more keys some share one. */
const bucketBits = 18;

/**
 * A limiter in memory with a bound, which rate-limiter-flexible's has not: whoever has many addresses could make it grow.
 * Which keys share a counter is secret, so nobody can choose whose they use up.
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
