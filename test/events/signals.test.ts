import { createHmac, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openRedisBus, signalRate } from '../../src/events/bus-redis.js';
import { TokenBucket } from '../../src/lib/token-buckets.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { openRedisPresence } from '../../src/presence/presence-redis.js';
import { Typing } from '../../src/presence/typing.js';
import { describeServices } from '../support/backends.js';

const key = 'a key for tests';
const logger = createLogger('silent', 'json');

describeServices('signals over Redis', () => {
  const url = inject('services')?.redis ?? '';
  let prefix: string;
  let metrics: ReturnType<typeof createMetrics>;
  let bus: Bus;
  let sender: Redis;

  beforeEach(async () => {
    prefix = `test:${randomUUID()}:`;
    metrics = createMetrics();
    bus = openRedisBus({ url, prefix, key, logger, metrics });
    if (bus.state === 'down') await new Promise<void>((resolve) => bus.onStateChange(() => resolve()));
    sender = new Redis(url);
  });
  afterEach(async () => {
    sender.disconnect();
    await bus[Symbol.asyncDispose]();
  });

  /** Publishes a signal with the signature of the deployment. */
  async function publish(topic: string, json: string): Promise<void> {
    const channel = `${prefix}signal:${topic}`;
    const signature = createHmac('sha256', key).update(channel).update('\n').update(json).digest('base64url');
    await sender.publish(channel, signature + json);
  }
  const dropped = async () =>
    Object.fromEntries((await metrics.droppedMessages.get()).values.map(({ labels, value }) => [labels.reason, value]));

  it('are dropped and counted when they are forged or above 1,024 characters', async () => {
    const received: unknown[] = [];
    await bus.listen('x', (message) => received.push(message));
    await sender.publish(`${prefix}signal:x`, JSON.stringify('not signed'));
    await publish('x', JSON.stringify('x'.repeat(1_023)));
    await publish('x', JSON.stringify('good'));
    await expect.poll(() => received).toEqual(['good']);
    expect(await dropped()).toEqual({ forged: 1, oversized: 1 });
  });

  it('are dropped and counted above the rate of a topic', async () => {
    let received = 0;
    await bus.listen('x', () => {
      received += 1;
    });
    const sent = 3_000;
    await Promise.all(Array.from({ length: sent }, () => publish('x', '1')));
    await expect.poll(async () => received + ((await dropped()).rate ?? 0)).toBe(sent);
    expect(received).toBeGreaterThanOrEqual(1_000);
    expect(received).toBeLessThan(sent);
  });

  it('are dropped and counted when a typing message is malformed', async () => {
    using typing = new Typing({ bus, metrics, lifetimeMs: 60_000, debounceMs: 0 });
    const { room } = typing.follow('task', () => {});
    const writer = { from: 'elsewhere', userId: 'user_1', clientId: null, forMs: 60_000 };
    const reader = { userId: 'user_2', clientId: null };
    await expect
      .poll(async () => {
        await publish('typing:task', JSON.stringify(writer));
        return room.stateFor(reader).userIds;
      })
      .toEqual(['user_1']);
    expect(await dropped()).toEqual({});
    const malformed = [{ userId: 'x'.repeat(65) }, { clientId: 'x'.repeat(101) }, { forMs: -1 }, { from: 7 }];
    for (const change of malformed)
      await publish('typing:task', JSON.stringify({ ...writer, userId: 'user_3', ...change }));
    await publish('typing:task', 'null');
    await expect.poll(dropped).toEqual({ malformed: 5 });
    expect(room.stateFor(reader).userIds).toEqual(['user_1']);
  });

  it('are dropped and counted when a presence message is malformed', async () => {
    const timing = { leaseMs: 60_000, renewMs: 60_000, graceMs: 0 };
    await using presence = openRedisPresence({ url, prefix, bus, logger, metrics, timing });
    const watch = await presence.watch('project_1', () => {});
    for (const message of [7, null, { from: 'x' }, 'x'.repeat(65)]) {
      await publish('presence:project_1', JSON.stringify(message));
    }
    await expect.poll(dropped).toEqual({ malformed: 4 });
    watch.stop();
  });
});

it('the rate of signals accepts a burst of 1,000 per topic, then 200 per second', () => {
  const rate = new TokenBucket(signalRate.burst, signalRate.intervalMs, 0);
  const accepted = (now: number) => Array.from({ length: 2_000 }, () => rate.take(now)).filter(Boolean).length;
  expect([accepted(0), accepted(1_000), accepted(1_500), accepted(60_000)]).toEqual([1_000, 200, 100, 1_000]);
});
