import { Debouncer } from '../lib/debouncer.js';
import type { Presence, PresenceWatch } from './presence.js';
import { type PresenceChanged, Roster } from './roster.js';

export interface RoomOptions {
  readonly presence: Presence;
  /** The time that a user stays present after the last tab closes, for a reload or a reconnect by another network. */
  readonly graceMs: number;
  /** Changes within this window become one message. */
  readonly debounceMs: number;
}

/** A local user: the number of open tabs, and the grace timer after the last tab. */
interface RoomUser {
  tabs: number;
  grace: NodeJS.Timeout | undefined;
}

/** The presence of one project: its local users, and the roster of all instances for the project's subscribers. */
export class Room {
  readonly projectId: string;
  readonly #options: RoomOptions;
  readonly #onEmpty: () => void;
  readonly #users = new Map<string, RoomUser>();
  readonly #readers = new Set<() => void>();
  readonly #debouncer: Debouncer;
  #watch: PresenceWatch | undefined;
  #roster: Roster | undefined;
  /** Changes from earlier rosters to the current one; most subscribers know the previous roster. */
  #changes = new WeakMap<Roster, { readonly change: PresenceChanged | undefined }>();
  #closed = false;

  /** @param onEmpty called after the last user has left and the room has closed */
  constructor(projectId: string, options: RoomOptions, onEmpty: () => void) {
    this.projectId = projectId;
    this.#options = options;
    this.#onEmpty = onEmpty;
    this.#debouncer = new Debouncer(options.debounceMs, () => this.#publish());
    void this.#open();
  }

  /** The roster that subscribers receive; undefined until the first read. */
  get roster(): Roster | undefined {
    return this.#roster;
  }

  /** The change from an earlier roster to the current one. Subscribers with the same roster receive the same object. */
  changeFrom(known: Roster): PresenceChanged | undefined {
    const cached = this.#changes.get(known) ?? { change: this.#roster?.changeFrom(known) };
    this.#changes.set(known, cached);
    return cached.change;
  }

  /** The ids of the local users. */
  get userIds(): Iterable<string> {
    return this.#users.keys();
  }

  /** The number of local users. */
  get size(): number {
    return this.#users.size;
  }

  /** Adds a tab of a user and ends the user's grace time. */
  enter(userId: string): void {
    const user = this.#users.get(userId) ?? { tabs: 0, grace: undefined };
    this.#users.set(userId, user);
    user.tabs += 1;
    clearTimeout(user.grace);
    this.#options.presence.enter(this.projectId, userId);
  }

  /** Removes a tab of a user. @param atOnce true to skip the grace time, for a user who lost access */
  leave(userId: string, atOnce: boolean): void {
    const user = this.#users.get(userId);
    if (!user) return;
    user.tabs -= 1;
    if (user.tabs > 0) return;
    if (atOnce) {
      this.#drop(userId);
      return;
    }
    user.grace = setTimeout(() => this.#drop(userId), this.#options.graceMs);
    user.grace.unref();
  }

  /** Calls `onRoster` on every new roster until the returned function is called. */
  read(onRoster: () => void): () => void {
    this.#readers.add(onRoster);
    return () => {
      this.#readers.delete(onRoster);
    };
  }

  /** Stops the room without `leave` calls: the users expire with the instance's lease. */
  close(): void {
    this.#closed = true;
    this.#debouncer.stop();
    for (const { grace } of this.#users.values()) clearTimeout(grace);
    this.#watch?.stop();
  }

  async #open(): Promise<void> {
    const watch = await this.#options.presence.watch(this.projectId, () => this.#debouncer.schedule());
    if (this.#closed) {
      watch.stop();
      return;
    }
    this.#watch = watch;
    this.#debouncer.schedule();
  }

  #drop(userId: string): void {
    this.#users.delete(userId);
    this.#options.presence.leave(this.projectId, userId);
    if (this.#users.size > 0) return;
    this.close();
    this.#onEmpty();
  }

  #publish(): void {
    if (!this.#watch) return;
    const next = new Roster(this.#watch.people());
    // Subscribers that know an equal roster are up to date.
    if (this.#roster && !next.changeFrom(this.#roster)) return;
    this.#roster = next;
    this.#changes = new WeakMap();
    for (const onRoster of [...this.#readers]) onRoster();
  }
}
