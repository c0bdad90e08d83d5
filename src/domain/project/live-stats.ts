import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import { projectStreamKinds } from '../../events/event.js';
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
  /** Between two countings of a project. */
  readonly intervalMs: number;
}

/** The countings of one project. */
interface Counting {
  latest: ProjectStats | undefined;
  /** By the clock that never goes back. */
  beganAt: number;
  /** The newest event that somebody wants to be counted. */
  wanted: number;
  /** Not begun yet: it counts for everybody who asks until then. */
  next: Promise<ProjectStats> | undefined;
  /** The one before, begun or not; two of a project never run at once. */
  last: Promise<unknown>;
}

const cachedProjects = 1_000;
/** While the database is away a counting is tried again this often, an interval apart. */
const maxFailures = 60;

/**
 * The statistics of projects, kept up for those who follow them. Each project is counted at most once per interval on
 * this instance, however many people follow it and however much happens: all who ask for a newer state meanwhile share
 * the next counting.
 */
export class LiveStats implements Disposable {
  readonly #options: LiveStatsOptions;
  readonly #countings = new LRUCache<ProjectId, Counting>({ max: cachedProjects });
  #disposed = false;

  constructor(options: LiveStatsOptions) {
    this.#options = options;
  }

  /**
   * Follows a project's statistics for one person.
   *
   * @throws NotFoundError when they are not a member
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

  /** The statistics as of event number `seq` or later. */
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
    const turn = counting.last.then(() => this.#count(projectId, counting));
    counting.last = turn.catch(() => {});
    return turn;
  }

  async #count(projectId: ProjectId, counting: Counting): Promise<ProjectStats> {
    const { db, intervalMs, logger } = this.#options;
    // The one before may have begun after what is asked for had happened.
    if (!isCurrent(counting.latest, counting.wanted)) await pause(counting.beganAt + intervalMs - performance.now());
    counting.next = undefined;
    if (isCurrent(counting.latest, counting.wanted)) return counting.latest;
    for (let failures = 1; ; failures += 1) {
      counting.beganAt = performance.now();
      try {
        const [stats] = await readStats(db, [projectId], new Date());
        if (!stats) throw new TypeError(`${projectId} was not counted`);
        counting.latest = stats;
        return stats;
      } catch (error) {
        if (this.#disposed || failures === maxFailures) throw error;
        logger.warn({ err: error, stream: projectId }, 'counting failed, will try again');
        await pause(intervalMs);
      }
    }
  }
}

function isCurrent(stats: ProjectStats | undefined, seq: number): stats is ProjectStats {
  // What is overdue depends on the day as well.
  return stats !== undefined && stats.seq >= seq && stats.today === toDay(new Date());
}

function sameCounts(one: ProjectStats, other: ProjectStats): boolean {
  return isDeepStrictEqual({ ...one, seq: 0, today: '' }, { ...other, seq: 0, today: '' });
}

function pause(ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
