import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import { projectStreamKinds } from '../../events/kinds.js';
import { StateStream } from '../../events/state-stream.js';
import type { Streams } from '../../events/streams.js';
import type { ProjectId } from '../../ids.js';
import type { Logger } from '../../observability/logger.js';
import type { Db } from '../../store/database.js';
import type { Reader } from '../scope.js';
import { toDay } from '../snapshots.js';
import { countsIn, type ProjectStats, readStats } from './stats.js';

export interface LiveStatsOptions {
  readonly db: Db;
  readonly streams: Streams;
  readonly logger: Logger;
  /** The minimum time between two counts of a project. */
  readonly intervalMs: number;
}

/** The state of a project's counts. */
interface Counting {
  latest: ProjectStats | undefined;
  /** The start of the last count, by the monotonic clock. */
  beganAt: number;
  /** The newest event that a reader needs in the counts. */
  wanted: number;
  /** The next count; all readers until its start share the result. */
  next: Promise<ProjectStats> | undefined;
  /** The last scheduled count. Counts of one project never overlap. */
  last: Promise<unknown>;
}

const cachedProjects = 1_000;
/** The maximum number of attempts per count while the database is unavailable, one interval apart. */
const maxFailures = 60;

/**
 * Live statistics of projects. This instance counts each project at most once per interval, for any number of subscribers and
 * events. Readers who need a newer state share the next count.
 */
export class LiveStats implements Disposable {
  readonly #options: LiveStatsOptions;
  readonly #countings = new LRUCache<ProjectId, Counting>({ max: cachedProjects });
  #disposed = false;

  constructor(options: LiveStatsOptions) {
    this.#options = options;
  }

  /**
   * Follows a project's statistics for one reader.
   *
   * @throws NotFoundError when the reader is not a member
   */
  async follow(projectId: ProjectId, reader: Reader): Promise<StateStream<ProjectStats>> {
    const { streams } = this.#options;
    return new StateStream({
      events: await streams.open({ streamId: projectId, reader, kinds: projectStreamKinds }),
      matters: countsIn,
      read: (seq) => this.#read(projectId, seq),
      same: sameCounts,
    });
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#countings.clear();
  }

  /** Returns the statistics as of event `seq` or later. */
  #read(projectId: ProjectId, seq: number): Promise<ProjectStats> {
    const counting = this.#countings.get(projectId) ?? {
      latest: undefined,
      beganAt: Number.NEGATIVE_INFINITY,
      wanted: 0,
      next: undefined,
      last: Promise.resolve(),
    };
    this.#countings.set(projectId, counting);
    if (isCurrent(counting.latest, seq)) return Promise.resolve(counting.latest);
    counting.wanted = Math.max(counting.wanted, seq);
    counting.next ??= this.#countNext(projectId, counting);
    return counting.next;
  }

  #countNext(projectId: ProjectId, counting: Counting): Promise<ProjectStats> {
    const count = counting.last.then(() => this.#count(projectId, counting));
    counting.last = count.catch(() => {});
    return count;
  }

  async #count(projectId: ProjectId, counting: Counting): Promise<ProjectStats> {
    const { db, intervalMs, logger } = this.#options;
    // The previous count may already include the wanted event.
    const leftMs = counting.beganAt + intervalMs - performance.now();
    if (leftMs > 0 && !isCurrent(counting.latest, counting.wanted)) await sleep(leftMs, undefined, { ref: false });
    counting.next = undefined;
    if (isCurrent(counting.latest, counting.wanted)) return counting.latest;
    for (let failures = 1; ; failures += 1) {
      counting.beganAt = performance.now();
      try {
        const [stats] = await readStats(db, [projectId], new Date());
        if (!stats) throw new TypeError(`The statistics of ${projectId} are missing`);
        counting.latest = stats;
        return stats;
      } catch (error) {
        if (this.#disposed || failures === maxFailures) throw error;
        logger.warn({ err: error, stream: projectId }, 'counting tasks failed, retrying');
        await sleep(intervalMs, undefined, { ref: false });
      }
    }
  }
}

function isCurrent(stats: ProjectStats | undefined, seq: number): stats is ProjectStats {
  // The number of overdue tasks also depends on the day.
  return stats !== undefined && stats.seq >= seq && stats.today === toDay(new Date());
}

function sameCounts(a: ProjectStats, b: ProjectStats): boolean {
  return isDeepStrictEqual({ ...a, seq: 0, today: '' }, { ...b, seq: 0, today: '' });
}
