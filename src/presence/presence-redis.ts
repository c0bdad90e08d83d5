import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Bus, Unsubscribe } from '../events/bus.js';
import { openCommandClient } from '../lib/redis.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { LocalPresence } from './local-presence.js';
import { PendingReads, type ProjectRead, type ReadUsers } from './pending-reads.js';
import type { People, Presence, PresenceTiming, PresenceWatch } from './presence.js';
import { earliest } from './project-view.js';
import { RenewalTimer } from './renewal-timer.js';
import { callSync, type PresenceChange, type PresentEntry, type SyncReply } from './sync-script.js';

export interface RedisPresenceOptions {
  readonly url: string;
  /** The prefix of every key: deployments can share a Redis. */
  readonly prefix: string;
  readonly bus: Bus;
  readonly timing: PresenceTiming;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Changes within this window share a sync. */
const debounceMs = 30;
/** The most characters in the name of an instance in a signal. */
const maxNameLength = 64;
/** The time between the expiry of a lease and its collection. */
const collectAfterMs = 20;

/** Opens the presence over Redis. Returns at once, while the connection opens. */
export function openRedisPresence(options: RedisPresenceOptions): Presence {
  return new RedisPresence(options);
}

/**
 * Presence over Redis. The instance synchronises with Redis by one script (see sync-script.ts): some milliseconds after a
 * local change or a hint, and at each renewal. One sync runs at a time, and later changes join the next sync. A burst of
 * users therefore costs calls by time and not by users; an idle instance makes one call per renewal at any number of users.
 *
 * A hint reports a change of presence in a project; only instances that watch the project listen. The next renewal
 * compensates for a lost hint, because it compares the versions of all watched projects.
 *
 * Redis may lose its data. An instance whose lease is unknown to Redis announces all its users again, with the times since
 * when they are present. Until all instances have had the time to do so, users that Redis does not know stay visible. For
 * the same reason an instance that was disconnected a moment ago collects no leases: all instances may have been.
 */
class RedisPresence implements Presence {
  readonly #options: RedisPresenceOptions;
  readonly #redis: Redis;
  readonly #renewals: RenewalTimer;
  readonly #stopListening: Unsubscribe;
  readonly #local = new LocalPresence();
  readonly #reads = new PendingReads(this.#local);
  #instance: string = randomUUID();
  #epoch: string | undefined;
  #connectedAt = Number.POSITIVE_INFINITY;
  /** The end of the time in which users unknown to Redis stay visible: other instances may still announce their users. */
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
    // Listening starts before the read, so that no hint is lost.
    const stopHints = await this.#options.bus.listen(topicOf(projectId), (from) => {
      if (from === this.#instance) return;
      if (typeof from !== 'string' || from.length > maxNameLength) {
        this.#options.metrics.droppedMessages.inc({ reason: 'malformed' });
        return;
      }
      this.#reads.compare(projectId);
      this.#renewals.runWithin(debounceMs);
    });
    await this.#read(projectId);
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
        const present = await this.#read(projectId);
        // Local users are present before Redis knows them.
        const local = this.#local.view(projectId)?.people() ?? [];
        return earliest([...present.map(({ userId, since }) => [userId, since] as const), ...local]);
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    await this.#renewals.stop();
    // The lease is shortened to the grace time, in which users reconnect to other instances.
    const { graceMs } = this.#options.timing;
    await this.#call(this.#local.takePending(), [], graceMs).catch(() => {});
    this.#redis.disconnect();
  }

  #changed(projectId: string): void {
    if (this.#local.overdue) {
      // Users under the old name stay present until its lease expires.
      this.#instance = randomUUID();
      this.#local.startOver();
    }
    this.#local.notifyWatchers([projectId]);
    this.#renewals.runWithin(debounceMs);
  }

  #read(projectId: string): Promise<readonly PresentEntry[]> {
    const present = this.#reads.request(projectId);
    this.#renewals.runWithin(0);
    return present;
  }

  /** Synchronises once. @returns the most milliseconds until the next sync */
  async #sync(renewing: boolean): Promise<number> {
    if (renewing) this.#reads.compareAll();
    this.#endDoubt();
    const changes = this.#local.takePending();
    const { reads, settle } = this.#reads.take(changes);
    let found: ReadUsers = new Map();
    let nextMs = Number.POSITIVE_INFINITY;
    try {
      const reply = await this.#call(changes, reads, this.#options.timing.leaseMs);
      found = this.#applyReads(reply, changes, reads);
      if (this.#mayCollect) nextMs = reply.nextExpiryMs + collectAfterMs;
      if (this.#local.hasPending || !this.#reads.empty) nextMs = debounceMs;
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'presence sync failed, will retry');
      this.#local.returnPending(changes);
    }
    settle(found);
    this.#local.notifyWatchers([...changes.map(({ projectId }) => projectId), ...found.keys()]);
    return nextMs;
  }

  #call(changes: readonly PresenceChange[], reads: readonly ProjectRead[], leaseMs: number): Promise<SyncReply> {
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

  /** Applies a reply. @returns the users of each project that was read */
  #applyReads(reply: SyncReply, changes: readonly PresenceChange[], reads: readonly ProjectRead[]): ReadUsers {
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
    const replies = new Map(reply.reads.map((read) => [read.projectId, read]));
    for (const { projectId, version } of reads) {
      const { version: newVersion, people } = replies.get(projectId) ?? { version: '', people: [] };
      // A project is absent from the reply when its version is unchanged; the unchanged empty version means no users.
      if (!replies.has(projectId) && version !== '') continue;
      found.set(projectId, people);
      const view = this.#local.view(projectId);
      if (view?.watched) view.update(newVersion, people, this.#doubtUntil !== undefined);
    }
    for (const projectId of reply.changed) void bus.signal(topicOf(projectId), this.#instance);
    return found;
  }

  #endDoubt(): void {
    if (this.#doubtUntil === undefined || performance.now() < this.#doubtUntil) return;
    this.#doubtUntil = undefined;
    this.#compareAll();
  }

  /** Reads all watched projects again with the next syncs. */
  #compareAll(): void {
    this.#local.invalidate();
    this.#reads.compareAll();
  }

  get #mayCollect(): boolean {
    return performance.now() - this.#connectedAt > this.#options.timing.leaseMs;
  }
}

function topicOf(projectId: string): string {
  return `presence:${projectId}`;
}
