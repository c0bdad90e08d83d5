import type { Unsubscribe } from '../events/bus.js';

/**
 * The presence port: who is in which project, over all instances.
 *
 * **Leases, not facts.** What an instance says about its people counts for as long as the instance does: when it ends
 * without a word, they are gone after one lease, for everybody. A person is present as long as at least one instance holds
 * them, since the moment when the first of those began to.
 *
 * What an adapter promises:
 * - `enter` and `leave` return at once and never fail; the same instance sees them at once, others soon after.
 * - What `watch` and `read` give may be late, but converges to what the instances hold, whatever is lost, flushed or
 *   restarted in between. Nobody is told to be gone because the adapter lost its memory.
 * - While its store is away, the people of this instance stay visible, those of others stay as they were known last.
 * - Nothing grows while the store is away.
 *
 * Reconnects are not its business: whoever calls `leave` has waited for them (see rooms.ts).
 */
export interface Presence extends AsyncDisposable {
  /** This instance holds the person in the project until `leave`. Saying it twice changes nothing. */
  enter(projectId: string, userId: string): void;
  leave(projectId: string, userId: string): void;
  /**
   * Follows who is in a project. Resolves when that is known, or can't be known because the store is away.
   *
   * @param onChange called from then on when `people` may give something else
   */
  watch(projectId: string, onChange: () => void): Promise<PresenceWatch>;
  /** Who is in each of the projects, without following them. Never rejects. */
  read(projectIds: readonly string[]): Promise<readonly People[]>;
}

/** Each person who is there, and since when, in milliseconds since 1970 by the store's clock. */
export type People = ReadonlyMap<string, number>;

export interface PresenceWatch {
  /** As far as it is known here, now. */
  people(): People;
  readonly stop: Unsubscribe;
}

/** What an adapter is told about time, in milliseconds. */
export interface PresenceTiming {
  /** How long an instance's word counts after it was last heard of. */
  readonly leaseMs: number;
  /** Between two renewals, at which lost hints and leases that have run out are noticed too. */
  readonly renewMs: number;
  /** How long the people of an instance that ends in order count still: they come back elsewhere. */
  readonly graceMs: number;
}
