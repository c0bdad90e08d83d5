import { LRUCache } from 'lru-cache';
import type { Balance, Rate, RateName, Throttle } from './throttle.js';

interface Lease {
  /** Points that are counted already and not spent. */
  left: number;
  /** When another attempt is worth making, by the clock that never goes back. */
  refusedUntil: number;
}

/** A hundredth of the rate at a time. */
const leases = 100;
const kept = 10_000;

/**
 * Spends points of a rate that all instances share, without asking the throttle each time: this instance leases a hundredth
 * of the rate and spends that on its own. So a throttle in Redis is asked once for many operations, and the
 * count is exact to a hundredth of the rate for each instance: leased points that an instance doesn't spend are lost with
 * the window.
 */
export class LeasedPoints {
  readonly #throttle: Throttle;
  readonly #rate: RateName;
  readonly #chunk: number;
  readonly #leases: LRUCache<string, Lease>;
  /** Leases that are being extended. Operations that come at the same time share one, or each would lease for itself. */
  readonly #extending = new Map<string, Promise<number>>();

  constructor(throttle: Throttle, name: RateName, { attempts, seconds }: Rate) {
    this.#throttle = throttle;
    this.#rate = name;
    this.#chunk = Math.max(1, Math.floor(attempts / leases));
    this.#leases = new LRUCache({ max: kept, ttl: seconds * 1_000 });
  }

  /**
   * Spends points.
   *
   * @param key whose
   * @returns seconds until it is worth trying again; 0 when they are spent. A promise only where the throttle is asked
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

  /** How many points are left, those that are leased here included. */
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
    // Others may have spent meanwhile.
    const lease = this.#leases.get(key) ?? { left: 0, refusedUntil: 0 };
    if (wait > 0) lease.refusedUntil = performance.now() + wait * 1_000;
    else lease.left = Math.max(0, lease.left + more - points);
    this.#leases.set(key, lease);
    return wait;
  }
}
