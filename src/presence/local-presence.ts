import { ProjectView } from './project-view.js';
import { maxPerSync, type PresenceChange } from './sync-script.js';

/** People who left while Redis was away, beyond as many as are here. */
const maxPendingDepartures = 10_000;

type PresenceKey = Pick<PresenceChange, 'projectId' | 'userId'>;

/** All that an instance knows of its projects, and what of it Redis has not been told. */
export class LocalPresence {
  readonly #views = new Map<string, ProjectView>();
  /** Whether they are here is looked up when it is told. */
  readonly #pending = new Map<string, PresenceKey>();
  /** People whom this instance holds, in each project one. */
  #size = 0;

  /** Whether there is anything to tell. */
  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  /** More has changed than is worth telling one by one. */
  get overdue(): boolean {
    return this.#pending.size > this.#size + maxPendingDepartures;
  }

  get watched(): readonly string[] {
    return [...this.#views].flatMap(([projectId, view]) => (view.watched ? projectId : []));
  }

  view(projectId: string): ProjectView | undefined {
    return this.#views.get(projectId);
  }

  /** The project's view, to hold or watch something in it. Whoever takes that back calls `tidy`. */
  open(projectId: string): ProjectView {
    const view = this.#views.get(projectId) ?? new ProjectView();
    this.#views.set(projectId, view);
    return view;
  }

  dropIfEmpty(projectId: string): void {
    if (this.#views.get(projectId)?.empty) this.#views.delete(projectId);
  }

  /** @returns false when they are held already */
  enter(entry: PresenceKey): boolean {
    if (!this.open(entry.projectId).enter(entry.userId)) return false;
    this.#size += 1;
    this.#pending.set(keyOf(entry), entry);
    return true;
  }

  /** @returns false when they weren't held */
  leave(entry: PresenceKey): boolean {
    if (!this.#views.get(entry.projectId)?.leave(entry.userId)) return false;
    this.#size -= 1;
    this.#pending.set(keyOf(entry), entry);
    return true;
  }

  /** Some of what Redis doesn't know; whoever takes it tells it or gives it back. */
  takePending(): PresenceChange[] {
    const taken = [...this.#pending].slice(0, maxPerSync);
    return taken.map(([key, { projectId, userId }]) => {
      this.#pending.delete(key);
      const view = this.#views.get(projectId);
      return { projectId, userId, here: view?.holds(userId) ?? false, since: view?.sinceOf(userId) };
    });
  }

  /** It could not be told. Whoever left is not visible any more: nobody can say whether others hold them. */
  returnPending(changes: readonly PresenceChange[]): void {
    for (const { projectId, userId } of changes) {
      this.#pending.set(keyOf({ projectId, userId }), { projectId, userId });
      this.#drop({ projectId, userId });
    }
  }

  /** Redis knows it now. */
  settle({ projectId, userId, here }: PresenceChange, since: number): void {
    if (here) this.#views.get(projectId)?.confirm(userId, since);
    else this.#drop({ projectId, userId });
  }

  /** Redis has forgotten everybody whom this instance holds, except those whom it was told of just now. */
  announceAll(told: readonly PresenceChange[]): void {
    const known = new Set(told.map(keyOf));
    for (const [projectId, view] of this.#views) {
      for (const userId of view.held) {
        const key = keyOf({ projectId, userId });
        if (!known.has(key)) this.#pending.set(key, { projectId, userId });
      }
    }
  }

  /** To Redis this is another instance from now on, which has said nothing yet. */
  startOver(): void {
    this.#pending.clear();
    this.announceAll([]);
  }

  /** Tells those who watch the projects. */
  notifyWatchers(projectIds: Iterable<string>): void {
    for (const projectId of new Set(projectIds)) this.#views.get(projectId)?.notifyWatchers();
  }

  /** Whatever was read is read again. */
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
