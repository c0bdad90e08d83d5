import type { People } from './presence.js';
import type { PresentEntry } from './sync-script.js';

/** A local user, or a user whose release Redis has not confirmed. */
interface LocalUser {
  /** The time by the instance's clock, until Redis returns the time by the clock of Redis. */
  readonly since: number;
  /** True when Redis has stored the user. */
  readonly confirmed: boolean;
  readonly here: boolean;
}

/** An instance's knowledge of one project: users of the instance, and users of other instances as read from Redis. */
export class ProjectView {
  /** The version of the last read; empty to force a read. */
  version = '';
  readonly #local = new Map<string, LocalUser>();
  readonly #watchers = new Set<() => void>();
  #elsewhere: ReadonlyMap<string, number> = new Map();

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  /** True without users and watchers. */
  get empty(): boolean {
    return this.#local.size === 0 && this.#watchers.size === 0;
  }

  /** The ids of the local users. */
  get held(): readonly string[] {
    return [...this.#local].flatMap(([userId, { here }]) => (here ? userId : []));
  }

  people(): People {
    return earliest([...this.#elsewhere, ...[...this.#local].map(([userId, { since }]) => [userId, since] as const)]);
  }

  /** The confirmed time since when a user is present, for a new announcement after Redis lost its data. */
  sinceOf(userId: string): number | undefined {
    const user = this.#local.get(userId);
    return user?.confirmed ? user.since : undefined;
  }

  holds(userId: string): boolean {
    return this.#local.get(userId)?.here === true;
  }

  /** Holds a user. @returns false when the user is already held */
  enter(userId: string): boolean {
    const user = this.#local.get(userId) ?? { since: Date.now(), confirmed: false, here: false };
    this.#local.set(userId, { ...user, here: true });
    return !user.here;
  }

  /**
   * Releases a user. The user stays visible until `drop`, because another instance may hold the user.
   *
   * @returns false when the user was not held
   */
  leave(userId: string): boolean {
    const user = this.#local.get(userId);
    if (!user?.here) return false;
    this.#local.set(userId, { ...user, here: false });
    return true;
  }

  /** Redis has stored the user, with the time since when the user is present. */
  confirm(userId: string, since: number): void {
    const user = this.#local.get(userId);
    if (user) this.#local.set(userId, { since, confirmed: true, here: user.here });
  }

  /** Hides a released user, after Redis has stored the release or while Redis is away. */
  drop(userId: string): void {
    if (!this.holds(userId)) this.#local.delete(userId);
  }

  /**
   * Applies a read from Redis.
   *
   * @param doubtful true after Redis lost its data: users that Redis does not know stay visible, because their instances
   *   may not have announced them again
   */
  update(version: string, present: readonly PresentEntry[], doubtful: boolean): void {
    this.version = version;
    const elsewhere = present.filter((entry) => entry.elsewhere).map(({ userId, since }) => [userId, since] as const);
    this.#elsewhere = new Map([...(doubtful ? this.#elsewhere : []), ...elsewhere]);
  }

  /** Calls `onChange` on changes until the returned function is called. The last watcher's end clears the last read. */
  watch(onChange: () => unknown): () => void {
    const watcher = () => onChange();
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      if (!this.watched) this.update('', [], false);
    };
  }

  notifyWatchers(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

/** Merges entries to one per user, with the earliest time. */
export function earliest(entries: Iterable<readonly [userId: string, since: number]>): People {
  const people = new Map<string, number>();
  for (const [userId, since] of entries) people.set(userId, Math.min(since, people.get(userId) ?? since));
  return people;
}
