import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Bus, Unsubscribe } from '../events/bus.js';
import { openCommandClient } from '../events/redis.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { LocalPresence } from './local-presence.js';
import type { People, Presence, PresenceTiming, PresenceWatch } from './presence.js';
import { earliest } from './project-view.js';
import { RenewalTimer } from './renewal-timer.js';
import { callSync, maxPerSync, type PresenceChange, type PresentEntry, type SyncReply } from './sync-script.js';

/*
 * Presence over Redis. An instance asks Redis one thing (see sync-script.ts): some milliseconds after something changed
 * here or a hint came, and every few seconds in any case. One such call is under way at a time; what comes up meanwhile
 * goes with the next. So a storm of people costs calls by time, not by people, and an instance at rest one call per
 * renewal, however many it holds.
 *
 * Hints say that somebody came or went in a project; only instances that look at it listen. A lost one is made up for by
 * the next renewal, which compares the versions of all projects that are looked at.
 *
 * What Redis forgets is told again: an instance whose lease is not known announces everybody whom it holds, with the time
 * since when. Until all others have had the time to do so, nobody is taken for gone because Redis doesn't know them. In
 * the same way leases are not collected by an instance that was itself cut off a moment ago: all may have been.
 */

export interface RedisPresenceOptions {
  readonly url: string;
  /** Prefix of every key, so that deployments can share a Redis. */
  readonly prefix: string;
  readonly bus: Bus;
  readonly timing: PresenceTiming;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What comes up within this goes with one call. */
const gatherMs = 30;
/** Characters of the name that an instance signs its signals with. */
const maxNameLength = 64;
/** How long after the moment when a lease runs out it is looked for. */
const collectAfterMs = 20;

type ReadOutcome = (present: readonly PresentEntry[]) => void;
interface PendingRead {
  readonly projectId: string;
  readonly version: string;
}

/** Starts connecting and returns at once. */
export function openRedisPresence(options: RedisPresenceOptions): Presence {
  return new RedisPresence(options);
}

class RedisPresence implements Presence {
  readonly #options: RedisPresenceOptions;
  readonly #redis: Redis;
  readonly #renewals: RenewalTimer;
  readonly #stopListening: Unsubscribe;
  readonly #local = new LocalPresence();
  /** Projects to compare with what Redis has. */
  readonly #stale = new Set<string>();
  /** Who waits for the next reading of a project; they get nobody when Redis is away. */
  readonly #waiting = new Map<string, ReadOutcome[]>();
  #instance: string = randomUUID();
  #epoch: string | undefined;
  #connectedAt = Number.POSITIVE_INFINITY;
  /** Until then nobody is taken for gone: others may still have to announce their people again. */
  #doubtUntil: number | undefined;

  constructor(options: RedisPresenceOptions) {
    this.#options = options;
    this.#redis = openCommandClient(options.url, options.logger);
    this.#renewals = new RenewalTimer(options.timing.renewMs, (renewing) => this.#sync(renewing));
    this.#redis.on('ready', () => {
      this.#connectedAt = performance.now();
      this.#renewals.renew();
    });
    this.#stopListening = options.bus.onStateChange((state) => {
      if (state === 'up') this.#renewals.renew();
    });
  }

  enter(projectId: string, userId: string): void {
    if (this.#local.enter({ projectId, userId })) this.#changed(projectId);
  }

  leave(projectId: string, userId: string): void {
    if (this.#local.leave({ projectId, userId })) this.#changed(projectId);
  }

  async watch(projectId: string, onChange: () => void): Promise<PresenceWatch> {
    const view = this.#local.open(projectId);
    let ready = false;
    const unwatch = view.watch(() => ready && onChange());
    // Listening first and reading second, so that no hint falls between the two.
    const stopHints = await this.#options.bus.listen(topicOf(projectId), (from) => {
      if (from === this.#instance) return;
      if (typeof from !== 'string' || from.length > maxNameLength) {
        this.#options.metrics.droppedMessages.inc({ reason: 'malformed' });
        return;
      }
      this.#stale.add(projectId);
      this.#renewals.runWithin(gatherMs);
    });
    await this.#requestSync(projectId);
    ready = true;
    return {
      people: () => view.people(),
      stop: () => {
        stopHints();
        unwatch();
        this.#local.dropIfEmpty(projectId);
      },
    };
  }

  read(projectIds: readonly string[]): Promise<readonly People[]> {
    return Promise.all(
      projectIds.map(async (projectId) => {
        const present = await this.#requestSync(projectId);
        // Whom this instance holds is here, whether or not Redis has heard of it.
        const known = this.#local.view(projectId)?.people() ?? [];
        return earliest([...present.map(({ userId, since }) => [userId, since] as const), ...known]);
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    await this.#renewals.stop();
    // The lease is given back with as much on it as people need to come back elsewhere.
    const { graceMs } = this.#options.timing;
    await this.#call(this.#local.takePending(), [], graceMs).catch(() => {});
    this.#redis.disconnect();
  }

  #changed(projectId: string): void {
    if (this.#local.overdue) {
      // What is held under the old name counts until its lease runs out.
      this.#instance = randomUUID();
      this.#local.startOver();
    }
    this.#local.notifyWatchers([projectId]);
    this.#renewals.runWithin(gatherMs);
  }

  #requestSync(projectId: string): Promise<readonly PresentEntry[]> {
    return new Promise((resolve) => {
      const answers = this.#waiting.get(projectId) ?? [];
      answers.push(resolve);
      this.#waiting.set(projectId, answers);
      this.#renewals.runWithin(0);
    });
  }

  /** One call. @returns in how many milliseconds the next one is due at the latest */
  async #sync(renewing: boolean): Promise<number> {
    if (renewing) for (const projectId of this.#local.watched) this.#stale.add(projectId);
    this.#endDoubt();
    const changes = this.#local.takePending();
    const waiting = [...this.#waiting].slice(0, maxPerSync);
    for (const [projectId] of waiting) this.#waiting.delete(projectId);
    const reads = this.#readsFor(changes, waiting);
    let found: ReadonlyMap<string, readonly PresentEntry[]> = new Map();
    let nextMs = Number.POSITIVE_INFINITY;
    try {
      const reply = await this.#call(changes, reads, this.#options.timing.leaseMs);
      found = this.#applyReads(reply, changes, reads);
      if (this.#mayCollect) nextMs = reply.nextExpiryMs + collectAfterMs;
      if (this.#local.hasPending || this.#stale.size > 0 || this.#waiting.size > 0) nextMs = gatherMs;
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'presence not told, will try again');
      this.#local.returnPending(changes);
    }
    for (const [projectId, answers] of waiting) for (const answer of answers) answer(found.get(projectId) ?? []);
    this.#local.notifyWatchers([...changes.map(({ projectId }) => projectId), ...found.keys()]);
    return nextMs;
  }

  #call(changes: readonly PresenceChange[], reads: readonly PendingRead[], leaseMs: number): Promise<SyncReply> {
    if (this.#redis.status !== 'ready') return Promise.reject(new Error('Redis is away'));
    const { prefix } = this.#options;
    return callSync(this.#redis, {
      prefix: `${prefix}presence:`,
      instance: this.#instance,
      leaseMs,
      collect: this.#mayCollect,
      changes,
      reads,
    });
  }

  #readsFor(
    changes: readonly PresenceChange[],
    waiting: readonly (readonly [projectId: string, unknown])[],
  ): PendingRead[] {
    const reads = new Map(waiting.map(([projectId]) => [projectId, '']));
    for (const { projectId, here } of changes) {
      // Whether others hold somebody who leaves may be news here, though nobody has come or gone.
      if (!here && this.#local.view(projectId)?.watched) reads.set(projectId, '');
    }
    for (const projectId of this.#stale) {
      if (reads.size >= maxPerSync) break;
      this.#stale.delete(projectId);
      const view = this.#local.view(projectId);
      if (view?.watched && !reads.has(projectId)) reads.set(projectId, view.version);
    }
    return [...reads].map(([projectId, version]) => ({ projectId, version }));
  }

  /** @returns who is in each of the projects that were read in any case */
  #applyReads(reply: SyncReply, changes: readonly PresenceChange[], reads: readonly PendingRead[]) {
    const { bus, timing, metrics } = this.#options;
    if (this.#epoch !== undefined && this.#epoch !== reply.epoch) {
      this.#doubtUntil = performance.now() + timing.leaseMs;
      this.#compareAll();
    }
    this.#epoch = reply.epoch;
    if (reply.lost) this.#local.announceAll(changes);
    metrics.leasesCollected.inc(reply.collected);
    for (const [index, change] of changes.entries()) {
      this.#local.settle(change, reply.sinces[index] ?? Number.NaN);
    }
    const found = new Map<string, readonly PresentEntry[]>();
    const read = new Map(reply.reads.map((one) => [one.projectId, one]));
    for (const { projectId, version } of reads) {
      const { version: now, people } = read.get(projectId) ?? { version: '', people: [] };
      // Not in the reply: as it was known, which for an empty version is empty.
      if (!read.has(projectId) && version !== '') continue;
      found.set(projectId, people);
      const view = this.#local.view(projectId);
      if (view?.watched) view.update(now, people, this.#doubtUntil !== undefined);
    }
    for (const projectId of reply.changed) void bus.signal(topicOf(projectId), this.#instance);
    return found;
  }

  #endDoubt(): void {
    if (this.#doubtUntil === undefined || performance.now() < this.#doubtUntil) return;
    this.#doubtUntil = undefined;
    this.#compareAll();
  }

  /** Reads everything again that is looked at, whatever version was known. */
  #compareAll(): void {
    this.#local.invalidate();
    for (const projectId of this.#local.watched) this.#stale.add(projectId);
  }

  get #mayCollect(): boolean {
    return performance.now() - this.#connectedAt > this.#options.timing.leaseMs;
  }
}

function topicOf(projectId: string): string {
  return `presence:${projectId}`;
}
