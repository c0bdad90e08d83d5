import type { Unsubscribe } from '../events/bus.js';

/**
 * The presence port: the present users of each project, across all instances.
 *
 * Presence is based on leases: the users of an instance are present while the instance renews its lease, and expire with
 * the lease when the instance crashes. A user is present while at least one instance holds the user, since the time of the
 * first of these holds.
 *
 * The contract of an adapter:
 * - `enter` and `leave` return at once and never fail. The same instance sees the change at once, other instances soon.
 * - The results of `watch` and `read` may be late, but converge to the users that instances hold, after any lost message,
 *   flush or restart. A loss of the store's data must not make present users disappear.
 * - While the store is away, the users of this instance stay visible, and users of other instances keep their last state.
 * - Memory use is bounded while the store is away.
 *
 * Adapters do not handle reconnects of users: the caller waits for the grace time before `leave` (see room.ts).
 */
export interface Presence extends AsyncDisposable {
  /** Makes the user a local user of the project: present through this instance until `leave`. Idempotent. */
  enter(projectId: string, userId: string): void;
  leave(projectId: string, userId: string): void;
  /**
   * Watches the users of a project. Resolves after the first read, or at once when the store is away.
   *
   * @param onChange called when `people` may have changed
   */
  watch(projectId: string, onChange: () => void): Promise<PresenceWatch>;
  /** Reads the users of each project once. Never rejects. */
  read(projectIds: readonly string[]): Promise<readonly People[]>;
}

/** Present users with the time since when they are present, in milliseconds since 1970 by the store's clock. */
export type People = ReadonlyMap<string, number>;

export interface PresenceWatch {
  /** The users that this instance knows now. */
  people(): People;
  readonly stop: Unsubscribe;
}

/** The time limits of an adapter, in milliseconds. */
export interface PresenceTiming {
  /** The lifetime of an instance's lease after a renewal. */
  readonly leaseMs: number;
  /** The interval of renewals, which also detect lost hints and expired leases. */
  readonly renewMs: number;
  /** The time that users stay present after their instance shuts down, for their reconnect to another instance. */
  readonly graceMs: number;
}
