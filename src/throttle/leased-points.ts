import { LRUCache } from 'lru-cache';
import type { Balance, Rate, RateName, Throttle } from './throttle.js';

interface Lease {
  /** Counted points that the instance has not spent. */
  left: number;
  /** The end of the refusal on the monotonic clock. */
  refusedUntil: number;
}

/** A lease is one hundredth of the rate. */
const leasesPerRate = 100;
const maxLeases = 10_000;

/**
 * Spends points of a shared rate without a throttle call per operation. The instance leases a hundredth of the rate and
 * spends the lease in memory, so one call to Redis covers many operations. The count is exact to a hundredth of the rate
 * per instance: unspent points of a lease are lost when the window ends.
 */
export class LeasedPoints {
  readonly #throttle: Throttle;
  readonly #rate: RateName;
  readonly #chunk: number;
  readonly #leases: LRUCache<string, Lease>;
  /** Running extensions by key. Concurrent operations share an extension; otherwise each would take a lease. */
  readonly #extending = new Map<string, Promise<number>>();

  constructor(throttle: Throttle, name: RateName, { attempts, seconds }: Rate) {
    this.#throttle = throttle;
    this.#rate = name;
    this.#chunk = Math.max(1, Math.floor(attempts / leasesPerRate));
    this.#leases = new LRUCache({ max: maxLeases, ttl: seconds * 1_000 });
  }

  /**
   * Spends points.
   *
   * @param key the viewer or address
   * @returns 0 when the points are spent, else seconds until a retry may succeed; a promise only after a throttle call
   */
  spend(key: string, points: number): number | Promise<number> {
    const lease = this.#leases.get(key);
    if (!lease) return this.#extend(key, points);
    const wait = lease.refusedUntil - performance.now();
    if (wait > 0) return Math.ceil(wait / 1_000);
    if (lease.left < points) return this.#extend(key, points);
    lease.left -= points;
    return 0;
  }

  /** The remaining points, including the rest of the instance's lease. */
  async balance(key: string): Promise<Balance> {
    const { points, resetSeconds } = await this.#throttle.balance(this.#rate, key);
    return { points: points + (this.#leases.get(key)?.left ?? 0), resetSeconds };
  }

  #extend(key: string, points: number): Promise<number> {
    const running = this.#extending.get(key);
    if (running) return running.then(() => this.spend(key, points));
    const extension = this.#take(key, points).finally(() => this.#extending.delete(key));
    this.#extending.set(key, extension);
    return extension;
  }

  async #take(key: string, points: number): Promise<number> {
    const left = this.#leases.get(key)?.left ?? 0;
    const more = Math.max(points - left, this.#chunk);
    const wait = await this.#throttle.take(this.#rate, key, more);
    // Other operations may have spent points during the call.
    const lease = this.#leases.get(key) ?? { left: 0, refusedUntil: 0 };
    if (wait > 0) lease.refusedUntil = performance.now() + wait * 1_000;
    else lease.left = Math.max(0, lease.left + more - points);
    this.#leases.set(key, lease);
    return wait;
  }
}
