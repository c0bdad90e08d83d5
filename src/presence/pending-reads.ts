import type { LocalPresence } from './local-presence.js';
import { maxPerSync, type PresenceChange, type PresentEntry } from './sync-script.js';

/** The read of one project in a sync. */
export interface ProjectRead {
  readonly projectId: string;
  /** The known version: Redis returns no users when its version is the same. Empty to read in any case. */
  readonly version: string;
}

/** The users of each project that a sync has read. */
export type ReadUsers = ReadonlyMap<string, readonly PresentEntry[]>;

/** The reads of one sync. */
interface ReadBatch {
  readonly reads: readonly ProjectRead[];
  /** Resolves the requests of the batch; projects without a result have no users. */
  settle(found: ReadUsers): void;
}

/** Collects the reads of the next sync: requested projects, and watched projects whose version may have changed. */
export class PendingReads {
  readonly #local: LocalPresence;
  readonly #requests = new Map<string, ((present: readonly PresentEntry[]) => void)[]>();
  readonly #stale = new Set<string>();

  constructor(local: LocalPresence) {
    this.#local = local;
  }

  get empty(): boolean {
    return this.#requests.size === 0 && this.#stale.size === 0;
  }

  /** Requests a read. Resolves after the sync, with no users when Redis is away. */
  request(projectId: string): Promise<readonly PresentEntry[]> {
    return new Promise((resolve) => {
      const requests = this.#requests.get(projectId) ?? [];
      requests.push(resolve);
      this.#requests.set(projectId, requests);
    });
  }

  /** Compares the version of a project with the next sync, if the project is still watched. */
  compare(projectId: string): void {
    this.#stale.add(projectId);
  }

  /** Compares the versions of all watched projects with the next syncs. */
  compareAll(): void {
    for (const projectId of this.#local.watched) this.#stale.add(projectId);
  }

  /**
   * Removes and returns the reads of a sync, about `maxPerSync` at most.
   *
   * @param changes the changes that the same sync sends
   */
  take(changes: readonly PresenceChange[]): ReadBatch {
    const requests = [...this.#requests].slice(0, maxPerSync);
    for (const [projectId] of requests) this.#requests.delete(projectId);
    const versions = new Map(requests.map(([projectId]) => [projectId, '']));
    for (const { projectId, here } of changes) {
      // The instance may not know whether other instances hold a departing user.
      if (!here && this.#local.view(projectId)?.watched) versions.set(projectId, '');
    }
    for (const projectId of this.#stale) {
      if (versions.size >= maxPerSync) break;
      this.#stale.delete(projectId);
      const view = this.#local.view(projectId);
      if (view?.watched && !versions.has(projectId)) versions.set(projectId, view.version);
    }
    return {
      reads: [...versions].map(([projectId, version]) => ({ projectId, version })),
      settle(found) {
        for (const [projectId, resolvers] of requests) {
          for (const resolve of resolvers) resolve(found.get(projectId) ?? []);
        }
      },
    };
  }
}
