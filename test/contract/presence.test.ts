import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Presence, PresenceTiming } from '../../src/presence/presence.js';
import { openMemoryPresence } from '../../src/presence/presence-memory.js';
import { openRedisPresence } from '../../src/presence/presence-redis.js';
import { defaultTiming } from '../../src/timing.js';
import { openProxy } from '../support/proxy.js';
import { describeServers, type RedisServer, startRedis } from '../support/servers.js';
import { newProjectId, observe, presenceContract } from './presence.suite.js';

const logger = createLogger('silent', 'json');
/** Short enough to wait for, long enough for a busy machine. */
const timing: PresenceTiming = { leaseMs: 2_500, renewMs: 400, graceMs: 300 };

describe('the local presence', () => {
  presenceContract(async () => {
    const presence = openMemoryPresence();
    return { near: presence, far: presence, [Symbol.asyncDispose]: () => presence[Symbol.asyncDispose]() };
  });
});

describe('the presence of a killed instance', () => {
  it('lasts at most 30 seconds by the default timing', () => {
    const { presenceLease, presenceRenewal, debounce } = defaultTiming;
    // An instance renews its lease several times before its end, and checks all other leases at each renewal.
    expect(presenceRenewal * 2).toBeLessThan(presenceLease);
    expect(presenceLease + presenceRenewal + debounce + 1_000).toBeLessThan(30_000);
  });
});

describeServers('the Redis presence', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  interface Instance extends AsyncDisposable {
    readonly presence: Presence;
    /** The number of expired leases that this instance has collected. */
    collected(): Promise<number>;
  }

  /** Opens the presence and the bus of one instance; with `deaf` it has Redis and receives no hints. */
  async function instance(
    prefix: string,
    change: { url?: string; timing?: Partial<PresenceTiming>; deaf?: boolean } = {},
  ): Promise<Instance> {
    const url = change.url ?? server.url;
    const bus = change.deaf
      ? openMemoryBus()
      : openRedisBus({ url, prefix, key: 'test', logger, metrics: createMetrics() });
    if (bus.state === 'down') await up(bus);
    const metrics = createMetrics();
    const presence = openRedisPresence({
      url,
      prefix,
      bus,
      logger,
      metrics,
      timing: { ...timing, ...change.timing },
    });
    return {
      presence,
      collected: async () => (await metrics.leasesCollected.get()).values[0]?.value ?? 0,
      async [Symbol.asyncDispose]() {
        await presence[Symbol.asyncDispose]();
        await bus[Symbol.asyncDispose]();
      },
    };
  }

  const up = (bus: Bus) => new Promise<void>((resolve) => bus.onStateChange((state) => state === 'up' && resolve()));
  const newPrefix = () => `test:${randomUUID()}:`;
  const userIds = (size: number) => Array.from({ length: size }, (_, index) => `user_${index}`);

  presenceContract(async () => {
    const prefix = newPrefix();
    const [near, far] = [await instance(prefix), await instance(prefix)];
    return {
      near: near.presence,
      far: far.presence,
      async [Symbol.asyncDispose]() {
        await near[Symbol.asyncDispose]();
        await far[Symbol.asyncDispose]();
      },
    };
  });

  it('keeps a user of two instances as one user until both release them', async () => {
    const prefix = newPrefix();
    await using near = await instance(prefix);
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_1');
    await there.become(['user_1']);
    far.presence.enter(projectId, 'user_1');
    // The later message has arrived, so the earlier one has too.
    far.presence.enter(projectId, 'user_2');
    await here.become(['user_1', 'user_2']);
    const since = here.people().get('user_1');
    near.presence.leave(projectId, 'user_1');
    near.presence.enter(projectId, 'user_3');
    await there.become(['user_1', 'user_2', 'user_3']);
    expect(here.history.every((names) => names.includes('user_1'))).toBe(true);
    expect(there.people().get('user_1')).toBe(since);
    far.presence.leave(projectId, 'user_1');
    await Promise.all([here, there].map((observer) => observer.become(['user_2', 'user_3'])));
  });

  it('removes the users of a disconnected instance after its lease, and restores them when it reconnects', async () => {
    await using network = await openProxy(server.port);
    const prefix = newPrefix();
    await using near = await instance(prefix, { url: `redis://127.0.0.1:${network.port}` });
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_near');
    far.presence.enter(projectId, 'user_far');
    await Promise.all([here, there].map((observer) => observer.become(['user_near', 'user_far'])));
    // An instance collects no leases of others right after it has connected.
    await new Promise((resolve) => setTimeout(resolve, timing.leaseMs));
    network.refuse();
    const cutAt = performance.now();
    await there.become(['user_far']);
    expect(performance.now() - cutAt).toBeGreaterThan(timing.leaseMs - timing.renewMs - 200);
    expect(await far.collected()).toBe(1);
    near.presence.enter(projectId, 'user_meanwhile');
    expect(here.names()).toEqual(['user_far', 'user_meanwhile', 'user_near']);
    network.restore();
    await Promise.all([here, there].map((observer) => observer.become(['user_far', 'user_near', 'user_meanwhile'])));
    expect(here.history.every((names) => names.includes('user_near') || names.length < 2)).toBe(true);
  });

  it('removes the users of a stopped instance after the grace, except users who reconnected elsewhere', async () => {
    const prefix = newPrefix();
    await using far = await instance(prefix, { timing: { leaseMs: 1_500 } });
    const near = await instance(prefix, { timing: { leaseMs: 60_000 } });
    const projectId = newProjectId();
    const there = await observe(far.presence, projectId);
    near.presence.enter(projectId, 'user_back');
    near.presence.enter(projectId, 'user_gone');
    await there.become(['user_back', 'user_gone']);
    await near[Symbol.asyncDispose]();
    far.presence.enter(projectId, 'user_back');
    await there.become(['user_back']);
    expect(there.history.every((names) => names.includes('user_back'))).toBe(true);
  });

  it('is complete after FLUSHALL within one renewal, and reports no user as left', async () => {
    const prefix = newPrefix();
    const admin = new Redis(server.url);
    await using near = await instance(prefix);
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_near');
    far.presence.enter(projectId, 'user_far');
    const both = ['user_far', 'user_near'];
    await Promise.all([here.become(both), there.become(both)]);
    const since = there.people().get('user_near');
    for (const observer of [here, there]) observer.history.length = 0;
    await admin.flushall();
    const flushedAt = performance.now();
    const known = async () => Object.keys(await admin.hgetall(`${prefix}presence:project:${projectId}`)).sort();
    await expect.poll(known, { interval: 5 }).toEqual(both);
    expect(performance.now() - flushedAt).toBeLessThan(timing.renewMs + 600);
    // After the period of uncertainty that a flush causes, reads count as complete.
    near.presence.leave(projectId, 'user_near');
    await there.become(['user_far']);
    expect([...here.history, ...there.history].every((names) => names.includes('user_far'))).toBe(true);
    const kept = there.history.findIndex((names) => !names.includes('user_near'));
    expect(there.history.slice(0, kept).every((names) => names.length === 2)).toBe(true);
    near.presence.enter(projectId, 'user_near');
    await there.become(both);
    expect(there.people().get('user_near')).toBeGreaterThan(since!);
    admin.disconnect();
  });

  it('is complete after a restart of Redis', async () => {
    await using redis = await startRedis();
    const prefix = newPrefix();
    await using near = await instance(prefix, { url: redis.url });
    await using far = await instance(prefix, { url: redis.url });
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_near');
    far.presence.enter(projectId, 'user_far');
    await Promise.all([here, there].map((observer) => observer.become(['user_far', 'user_near'])));
    await redis.kill();
    await redis.start();
    // Both instances write their users again, so a new instance receives all users.
    await using third = await instance(prefix, { url: redis.url });
    const fresh = await observe(third.presence, projectId);
    await fresh.become(['user_far', 'user_near']);
    for (const { history } of [here, there]) {
      const whole = history.findIndex((names) => names.length === 2);
      expect(history.slice(whole).every((names) => names.length === 2)).toBe(true);
    }
    near.presence.leave(projectId, 'user_near');
    await Promise.all([here, there, fresh].map((observer) => observer.become(['user_far'])));
  });

  it('catches up on lost hints with the next renewal', async () => {
    const prefix = newPrefix();
    await using near = await instance(prefix);
    await using far = await instance(prefix, { deaf: true });
    const projectId = newProjectId();
    const there = await observe(far.presence, projectId);
    near.presence.enter(projectId, 'user_1');
    await there.become(['user_1']);
    near.presence.leave(projectId, 'user_1');
    await there.become([]);
  });

  it('shows the users of its own instance when Redis is unreachable from the start', async () => {
    await using network = await openProxy(server.port);
    network.refuse();
    const prefix = newPrefix();
    const url = `redis://127.0.0.1:${network.port}`;
    const presence = openRedisPresence({
      url,
      prefix,
      bus: openMemoryBus(),
      logger,
      metrics: createMetrics(),
      timing,
    });
    const projectId = newProjectId();
    const here = await observe(presence, projectId);
    for (const userId of userIds(3)) presence.enter(projectId, userId);
    expect(here.names()).toEqual(userIds(3));
    presence.leave(projectId, 'user_1');
    await here.become(['user_0', 'user_2']);
    expect((await presence.read([projectId])).map(({ size }) => size)).toEqual([2]);
    network.restore();
    await using far = await instance(prefix);
    await (await observe(far.presence, projectId)).become(['user_0', 'user_2']);
    await presence[Symbol.asyncDispose]();
  });

  it('writes its whole state again after an outage with more than 10,000 changes', async () => {
    await using network = await openProxy(server.port);
    const prefix = newPrefix();
    await using near = await instance(prefix, { url: `redis://127.0.0.1:${network.port}` });
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const there = await observe(far.presence, projectId);
    const people = userIds(10_100);
    for (const userId of people) near.presence.enter(projectId, userId);
    await expect.poll(() => there.people().size, { timeout: 15_000 }).toBe(people.length);
    network.refuse();
    await expect.poll(() => network.connections).toBe(0);
    for (const userId of people.slice(1)) near.presence.leave(projectId, userId);
    network.restore();
    await there.become(['user_0'], 15_000);
  });

  it('writes 1,000 users with at most 10 script calls and 2 hints per project', async () => {
    const prefix = newPrefix();
    const admin = new Redis(server.url);
    await using near = await instance(prefix, { timing: { renewMs: 60_000, leaseMs: 600_000 } });
    await using far = await instance(prefix, { timing: { renewMs: 60_000, leaseMs: 600_000 } });
    const ids = Array.from({ length: 20 }, newProjectId);
    const observers = await Promise.all(ids.map((projectId) => observe(far.presence, projectId)));
    const calls = async (command: string) => {
      const stats = await admin.info('commandstats');
      return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
    };
    const before = { evalsha: await calls('evalsha'), publish: await calls('publish') };
    for (const projectId of ids) for (const userId of userIds(50)) near.presence.enter(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(userIds(50))));
    // A thousand users: one call to write, one hint per project, and one call for each portion of hints.
    expect((await calls('evalsha')) - before.evalsha).toBeLessThanOrEqual(10);
    expect((await calls('publish')) - before.publish).toBeLessThanOrEqual(ids.length * 2);
    admin.disconnect();
  });

  it('leaves only the epoch and the leases in Redis after the last user', async () => {
    const prefix = newPrefix();
    const admin = new Redis(server.url);
    await using near = await instance(prefix);
    const projectId = newProjectId();
    const here = await observe(near.presence, projectId);
    near.presence.enter(projectId, 'user_1');
    const keys = async () => (await admin.keys(`${prefix}*`)).map((key) => key.slice(prefix.length + 9)).sort();
    await expect.poll(async () => (await keys()).length).toBe(5);
    near.presence.leave(projectId, 'user_1');
    await expect.poll(keys).toEqual(['epoch', 'leases']);
    here.stop();
    admin.disconnect();
  });
});
