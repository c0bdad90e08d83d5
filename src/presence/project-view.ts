import type { People } from './presence.js';
import type { PresentEntry } from './sync-script.js';

/** Somebody whom this instance holds, or held until Redis knows that it doesn't any more. */
interface LocalUser {
  /** By our clock, until Redis has said. */
  readonly since: number;
  /** Whether Redis has said. */
  readonly confirmed: boolean;
  readonly here: boolean;
}

/** What this instance knows of one project: the people whom it holds, and those whom Redis says that others hold. */
export class ProjectView {
  /** Of what was read last; empty: read in any case. */
  version = '';
  readonly #local = new Map<string, LocalUser>();
  readonly #watchers = new Set<() => void>();
  #elsewhere: ReadonlyMap<string, number> = new Map();

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  /** True when there is nothing to keep. */
  get empty(): boolean {
    return this.#local.size === 0 && this.#watchers.size === 0;
  }

  /** Whom this instance holds. */
  get held(): readonly string[] {
    return [...this.#local].flatMap(([userId, { here }]) => (here ? userId : []));
  }

  people(): People {
    return earliest([...this.#elsewhere, ...[...this.#local].map(([userId, { since }]) => [userId, since] as const)]);
  }

  /** Since when this instance holds somebody, if Redis has said; what to tell Redis if it forgets. */
  sinceOf(userId: string): number | undefined {
    const own = this.#local.get(userId);
    return own?.confirmed ? own.since : undefined;
  }

  holds(userId: string): boolean {
    return this.#local.get(userId)?.here === true;
  }

  /** @returns false when they are held already */
  enter(userId: string): boolean {
    const own = this.#local.get(userId) ?? { since: Date.now(), confirmed: false, here: false };
    this.#local.set(userId, { ...own, here: true });
    return !own.here;
  }

  /** They stay visible until `forget`, because another instance may hold them. @returns false when they weren't held */
  leave(userId: string): boolean {
    const own = this.#local.get(userId);
    if (!own?.here) return false;
    this.#local.set(userId, { ...own, here: false });
    return true;
  }

  /** Redis knows that they are held, since then. */
  confirm(userId: string, since: number): void {
    const own = this.#local.get(userId);
    if (own) this.#local.set(userId, { since, confirmed: true, here: own.here });
  }

  /** Redis knows that they are not held, or can't be asked. */
  drop(userId: string): void {
    if (!this.holds(userId)) this.#local.delete(userId);
  }

  /** @param doubtful Redis may not know people yet who are about to be announced again: nobody is dropped */
  update(version: string, present: readonly PresentEntry[], doubtful: boolean): void {
    this.version = version;
    const elsewhere = present.filter((one) => one.elsewhere).map(({ userId, since }) => [userId, since] as const);
    this.#elsewhere = new Map([...(doubtful ? this.#elsewhere : []), ...elsewhere]);
  }

  /** Nobody watches or keeps up to date what was read before the first watcher. */
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

/** Each person once, since the earliest of their times. */
export function earliest(entries: Iterable<readonly [userId: string, since: number]>): People {
  const people = new Map<string, number>();
  for (const [userId, since] of entries) people.set(userId, Math.min(since, people.get(userId) ?? since));
  return people;
}
