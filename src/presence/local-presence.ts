import { ProjectView } from './project-view.js';
import { maxPerSync, type PresenceChange } from './sync-script.js';

/** The most unsent departures during a Redis outage, in addition to the number of present users. */
const maxPendingDepartures = 10_000;

type PresenceKey = Pick<PresenceChange, 'projectId' | 'userId'>;

/** An instance's knowledge of presence by project, and the unsent changes of its local users. */
export class LocalPresence {
  readonly #views = new Map<string, ProjectView>();
  /** Keys of unsent changes; `takePending` looks up their current state. */
  readonly #pending = new Map<string, PresenceKey>();
  /** The number of local users, counted once per project. */
  #size = 0;

  /** True when Redis has not received all changes. */
  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  /** True when the unsent changes exceed their bound; the instance then starts over. */
  get overdue(): boolean {
    return this.#pending.size > this.#size + maxPendingDepartures;
  }

  get watched(): readonly string[] {
    return [...this.#views].flatMap(([projectId, view]) => (view.watched ? projectId : []));
  }

  view(projectId: string): ProjectView | undefined {
    return this.#views.get(projectId);
  }

  /** Returns the project's view, created if necessary. Call `dropIfEmpty` after a user or a watcher is removed from it. */
  open(projectId: string): ProjectView {
    const view = this.#views.get(projectId) ?? new ProjectView();
    this.#views.set(projectId, view);
    return view;
  }

  dropIfEmpty(projectId: string): void {
    if (this.#views.get(projectId)?.empty) this.#views.delete(projectId);
  }

  /** Holds a user. @returns false when the user is already held */
  enter(entry: PresenceKey): boolean {
    if (!this.open(entry.projectId).enter(entry.userId)) return false;
    this.#size += 1;
    this.#pending.set(keyOf(entry), entry);
    return true;
  }

  /** Releases a user. @returns false when the user was not held */
  leave(entry: PresenceKey): boolean {
    if (!this.#views.get(entry.projectId)?.leave(entry.userId)) return false;
    this.#size -= 1;
    this.#pending.set(keyOf(entry), entry);
    return true;
  }

  /** Removes and returns up to `maxPerSync` unsent changes. After a failed sync the caller calls `returnPending`. */
  takePending(): PresenceChange[] {
    const batch = [...this.#pending].slice(0, maxPerSync);
    return batch.map(([key, { projectId, userId }]) => {
      this.#pending.delete(key);
      const view = this.#views.get(projectId);
      return { projectId, userId, here: view?.holds(userId) ?? false, since: view?.sinceOf(userId) };
    });
  }

  /** Returns changes after a failed sync. Departed users are hidden, although other instances may still hold them. */
  returnPending(changes: readonly PresenceChange[]): void {
    for (const { projectId, userId } of changes) {
      this.#pending.set(keyOf({ projectId, userId }), { projectId, userId });
      this.#drop({ projectId, userId });
    }
  }

  /** Applies a change that Redis has stored. */
  settle({ projectId, userId, here }: PresenceChange, since: number): void {
    if (here) this.#views.get(projectId)?.confirm(userId, since);
    else this.#drop({ projectId, userId });
  }

  /** Marks all held users as unsent after Redis lost its data, except for users in the sync that detected the loss. */
  announceAll(stored: readonly PresenceChange[]): void {
    const storedKeys = new Set(stored.map(keyOf));
    for (const [projectId, view] of this.#views) {
      for (const userId of view.held) {
        const key = keyOf({ projectId, userId });
        if (!storedKeys.has(key)) this.#pending.set(key, { projectId, userId });
      }
    }
  }

  /** Replaces the unsent changes by all held users, for an instance with a new name. */
  startOver(): void {
    this.#pending.clear();
    this.announceAll([]);
  }

  /** Calls the watchers of the projects. */
  notifyWatchers(projectIds: Iterable<string>): void {
    for (const projectId of new Set(projectIds)) this.#views.get(projectId)?.notifyWatchers();
  }

  /** Clears the known versions, so that the next sync reads all watched projects. */
  invalidate(): void {
    for (const view of this.#views.values()) view.version = '';
  }

  #drop({ projectId, userId }: PresenceKey): void {
    this.#views.get(projectId)?.drop(userId);
    this.dropIfEmpty(projectId);
  }
}

function keyOf({ projectId, userId }: PresenceKey): string {
  return `${projectId} ${userId}`;
}
