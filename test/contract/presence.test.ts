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

describe('local presence', () => {
  presenceContract(async () => {
    const presence = openMemoryPresence();
    return { near: presence, far: presence, [Symbol.asyncDispose]: () => presence[Symbol.asyncDispose]() };
  });
});

describe('how long an instance that was killed goes on to count', () => {
  it('is below 30 seconds: a lease, the time to notice, and the time to tell', () => {
    const { presenceLease, presenceRenewal, debounce } = defaultTiming;
    // A lease is renewed several times before it runs out, and others look for it at least as often as they renew theirs.
    expect(presenceRenewal * 2).toBeLessThan(presenceLease);
    expect(presenceLease + presenceRenewal + debounce + 1_000).toBeLessThan(30_000);
  });
});

describeServers('redis presence', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  interface Instance extends AsyncDisposable {
    readonly presence: Presence;
    /** How many instances it took the people of. */
    collected(): Promise<number>;
  }

  /** One instance's presence and bus; `deaf` hears no hint, but has Redis. */
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
  const crowd = (size: number) => Array.from({ length: size }, (_, index) => `user_${index}`);

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

  it('takes somebody who is held by two instances for one, until both let go', async () => {
    const prefix = newPrefix();
    await using near = await instance(prefix);
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_1');
    await there.become(['user_1']);
    far.presence.enter(projectId, 'user_1');
    // What is said behind it has come, so it has come.
    far.presence.enter(projectId, 'user_2');
    await here.become(['user_1', 'user_2']);
    const since = here.people().get('user_1');
    near.presence.leave(projectId, 'user_1');
    near.presence.enter(projectId, 'user_3');
    await there.become(['user_1', 'user_2', 'user_3']);
    expect(here.seen.every((names) => names.includes('user_1'))).toBe(true);
    expect(there.people().get('user_1')).toBe(since);
    far.presence.leave(projectId, 'user_1');
    await Promise.all([here, there].map((observer) => observer.become(['user_2', 'user_3'])));
  });

  it('takes the people of an instance that is heard of no more for gone after its lease, and back when it is', async () => {
    await using network = await openProxy(server.port);
    const prefix = newPrefix();
    await using near = await instance(prefix, { url: `redis://127.0.0.1:${network.port}` });
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const [here, there] = [await observe(near.presence, projectId), await observe(far.presence, projectId)];
    near.presence.enter(projectId, 'user_near');
    far.presence.enter(projectId, 'user_far');
    await Promise.all([here, there].map((observer) => observer.become(['user_near', 'user_far'])));
    // Whoever has just connected doesn't judge others.
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
    expect(here.seen.every((names) => names.includes('user_near') || names.length < 2)).toBe(true);
  });

  it('lets the people of an instance that ends in order go after the grace, and nobody who came back meanwhile', async () => {
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
    expect(there.seen.every((names) => names.includes('user_back'))).toBe(true);
  });

  it('is whole again after a flush, and takes nobody for gone meanwhile', async () => {
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
    for (const observer of [here, there]) observer.seen.length = 0;
    await admin.flushall();
    const flushedAt = performance.now();
    const known = async () => Object.keys(await admin.hgetall(`${prefix}presence:project:${projectId}`)).sort();
    await expect.poll(known, { interval: 5 }).toEqual(both);
    expect(performance.now() - flushedAt).toBeLessThan(timing.renewMs + 600);
    // Behind the doubt a flush leaves, what is read counts as it is.
    near.presence.leave(projectId, 'user_near');
    await there.become(['user_far']);
    expect([...here.seen, ...there.seen].every((names) => names.includes('user_far'))).toBe(true);
    const kept = there.seen.findIndex((names) => !names.includes('user_near'));
    expect(there.seen.slice(0, kept).every((names) => names.length === 2)).toBe(true);
    near.presence.enter(projectId, 'user_near');
    await there.become(both);
    expect(there.people().get('user_near')).toBeGreaterThan(since!);
    admin.disconnect();
  });

  it('is whole again after Redis was restarted', async () => {
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
    // Both say so again, so a third one that comes new is told of everybody.
    await using third = await instance(prefix, { url: redis.url });
    const fresh = await observe(third.presence, projectId);
    await fresh.become(['user_far', 'user_near']);
    for (const { seen } of [here, there]) {
      const whole = seen.findIndex((names) => names.length === 2);
      expect(seen.slice(whole).every((names) => names.length === 2)).toBe(true);
    }
    near.presence.leave(projectId, 'user_near');
    await Promise.all([here, there, fresh].map((observer) => observer.become(['user_far'])));
  });

  it('makes up for lost hints with the next renewal', async () => {
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

  it('shows its own people and keeps quiet while Redis is away, from the start', async () => {
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
    for (const userId of crowd(3)) presence.enter(projectId, userId);
    expect(here.names()).toEqual(crowd(3));
    presence.leave(projectId, 'user_1');
    await here.become(['user_0', 'user_2']);
    expect((await presence.read([projectId])).map(({ size }) => size)).toEqual([2]);
    network.restore();
    await using far = await instance(prefix);
    await (await observe(far.presence, projectId)).become(['user_0', 'user_2']);
    await presence[Symbol.asyncDispose]();
  });

  it('begins anew when more has changed while Redis was away than is worth telling', async () => {
    await using network = await openProxy(server.port);
    const prefix = newPrefix();
    await using near = await instance(prefix, { url: `redis://127.0.0.1:${network.port}` });
    await using far = await instance(prefix);
    const projectId = newProjectId();
    const there = await observe(far.presence, projectId);
    const people = crowd(10_100);
    for (const userId of people) near.presence.enter(projectId, userId);
    await expect.poll(() => there.people().size, { timeout: 15_000 }).toBe(people.length);
    network.refuse();
    await expect.poll(() => network.connections).toBe(0);
    for (const userId of people.slice(1)) near.presence.leave(projectId, userId);
    network.restore();
    await there.become(['user_0'], 15_000);
  });

  it('costs calls by time, not by people', async () => {
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
    for (const projectId of ids) for (const userId of crowd(50)) near.presence.enter(projectId, userId);
    await Promise.all(observers.map((observer) => observer.become(crowd(50))));
    // A thousand people: one call that tells, one hint for each project, and as many calls as the hints came in portions.
    expect((await calls('evalsha')) - before.evalsha).toBeLessThanOrEqual(10);
    expect((await calls('publish')) - before.publish).toBeLessThanOrEqual(ids.length * 2);
    admin.disconnect();
  });

  it('leaves nothing behind in Redis but the epoch', async () => {
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
