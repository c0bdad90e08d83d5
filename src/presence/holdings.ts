import { ProjectView } from './project-view.js';
import { type Change, maxPerSync } from './sync-script.js';

/** People who left while Redis was away, beyond as many as are here. */
const maxUntold = 10_000;

type Entry = Pick<Change, 'projectId' | 'userId'>;

/** All that an instance knows of its projects, and what of it Redis has not been told. */
export class Holdings {
  readonly #views = new Map<string, ProjectView>();
  /** Whether they are here is looked up when it is told. */
  readonly #untold = new Map<string, Entry>();
  /** People whom this instance holds, in each project one. */
  #size = 0;

  /** Whether there is anything to tell. */
  get untold(): boolean {
    return this.#untold.size > 0;
  }

  /** More has changed than is worth telling one by one. */
  get overdue(): boolean {
    return this.#untold.size > this.#size + maxUntold;
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

  tidy(projectId: string): void {
    if (this.#views.get(projectId)?.empty) this.#views.delete(projectId);
  }

  /** @returns false when they are held already */
  enter(entry: Entry): boolean {
    if (!this.open(entry.projectId).enter(entry.userId)) return false;
    this.#size += 1;
    this.#untold.set(keyOf(entry), entry);
    return true;
  }

  /** @returns false when they weren't held */
  leave(entry: Entry): boolean {
    if (!this.#views.get(entry.projectId)?.leave(entry.userId)) return false;
    this.#size -= 1;
    this.#untold.set(keyOf(entry), entry);
    return true;
  }

  /** Some of what Redis doesn't know; whoever takes it tells it or gives it back. */
  takeUntold(): Change[] {
    const taken = [...this.#untold].slice(0, maxPerSync);
    return taken.map(([key, { projectId, userId }]) => {
      this.#untold.delete(key);
      const view = this.#views.get(projectId);
      return { projectId, userId, here: view?.holds(userId) ?? false, since: view?.sinceOf(userId) };
    });
  }

  /** It could not be told. Whoever left is not visible any more: nobody can say whether others hold them. */
  giveBack(changes: readonly Change[]): void {
    for (const { projectId, userId } of changes) {
      this.#untold.set(keyOf({ projectId, userId }), { projectId, userId });
      this.#forget({ projectId, userId });
    }
  }

  /** Redis knows it now. */
  settle({ projectId, userId, here }: Change, since: number): void {
    if (here) this.#views.get(projectId)?.confirm(userId, since);
    else this.#forget({ projectId, userId });
  }

  /** Redis has forgotten everybody whom this instance holds, except those whom it was told of just now. */
  announceAll(told: readonly Change[]): void {
    const known = new Set(told.map(keyOf));
    for (const [projectId, view] of this.#views) {
      for (const userId of view.held) {
        const key = keyOf({ projectId, userId });
        if (!known.has(key)) this.#untold.set(key, { projectId, userId });
      }
    }
  }

  /** To Redis this is another instance from now on, which has said nothing yet. */
  startOver(): void {
    this.#untold.clear();
    this.announceAll([]);
  }

  /** Tells those who watch the projects. */
  tell(projectIds: Iterable<string>): void {
    for (const projectId of new Set(projectIds)) this.#views.get(projectId)?.tell();
  }

  /** Whatever was read is read again. */
  distrust(): void {
    for (const view of this.#views.values()) view.version = '';
  }

  #forget({ projectId, userId }: Entry): void {
    this.#views.get(projectId)?.forget(userId);
    this.tidy(projectId);
  }
}

function keyOf({ projectId, userId }: Entry): string {
  return `${projectId} ${userId}`;
}
