import { Debouncer } from '../lib/debouncer.js';
import type { Presence, PresenceWatch } from './presence.js';
import { type PresenceChanged, Roster } from './roster.js';

export interface RoomOptions {
  readonly presence: Presence;
  /** How long somebody who went away counts as present: they reload, or come back by another network. */
  readonly graceMs: number;
  /** Changes within this are told together. */
  readonly debounceMs: number;
}

/** Somebody whom this instance holds: the tabs they have here, and after the last one the wait for them to come back. */
interface RoomUser {
  tabs: number;
  grace: NodeJS.Timeout | undefined;
}

/** The people of one project who are here, and what is told to them about who is there. */
export class Room {
  readonly projectId: string;
  readonly #options: RoomOptions;
  readonly #onEmpty: () => void;
  readonly #users = new Map<string, RoomUser>();
  readonly #readers = new Set<() => void>();
  readonly #debouncer: Debouncer;
  #watch: PresenceWatch | undefined;
  #roster: Roster | undefined;
  /** What leads to the roster from those that readers know; nearly all know the one before. */
  #changes = new WeakMap<Roster, { readonly change: PresenceChanged | undefined }>();
  #closed = false;

  /** @param onEmpty called when nobody is held any more; the room has closed then */
  constructor(projectId: string, options: RoomOptions, onEmpty: () => void) {
    this.projectId = projectId;
    this.#options = options;
    this.#onEmpty = onEmpty;
    this.#debouncer = new Debouncer(options.debounceMs, () => this.#publish());
    void this.#open();
  }

  /** Who is there, as it is told; unknown until it was read once. */
  get roster(): Roster | undefined {
    return this.#roster;
  }

  /** What a reader who knows an earlier roster has to be told; the same object for all who know that one. */
  changeFrom(known: Roster): PresenceChanged | undefined {
    const made = this.#changes.get(known) ?? { change: this.#roster?.changeFrom(known) };
    this.#changes.set(known, made);
    return made.change;
  }

  /** Whom this instance holds. */
  get userIds(): Iterable<string> {
    return this.#users.keys();
  }

  /** How many people this instance holds. */
  get size(): number {
    return this.#users.size;
  }

  /** One tab more of a person, who may be in their grace. */
  enter(userId: string): void {
    const guest = this.#users.get(userId) ?? { tabs: 0, grace: undefined };
    this.#users.set(userId, guest);
    guest.tabs += 1;
    clearTimeout(guest.grace);
    this.#options.presence.enter(this.projectId, userId);
  }

  /** @param atOnce without grace: they may not come back */
  leave(userId: string, atOnce: boolean): void {
    const guest = this.#users.get(userId);
    if (!guest) return;
    guest.tabs -= 1;
    if (guest.tabs > 0) return;
    if (atOnce) {
      this.#drop(userId);
      return;
    }
    guest.grace = setTimeout(() => this.#drop(userId), this.#options.graceMs);
    guest.grace.unref();
  }

  /** Calls `onRoster` whenever `roster` is another, until the result is called. */
  read(onRoster: () => void): () => void {
    this.#readers.add(onRoster);
    return () => {
      this.#readers.delete(onRoster);
    };
  }

  /** Stops everything and tells nobody: what is held is given back with the instance's lease. */
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
    // Who knows the one that looks the same is up to date.
    if (this.#roster && !next.changeFrom(this.#roster)) return;
    this.#roster = next;
    this.#changes = new WeakMap();
    for (const onRoster of [...this.#readers]) onRoster();
  }
}
