import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, expect, inject, it } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openMemoryBus } from '../../src/events/bus-memory.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import type { StreamId } from '../../src/events/event.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import { openProxy } from '../support/proxy.js';
import { busContract, sampleEvent } from './bus.suite.js';

const logger = createLogger('silent', 'json');
const key = 'a key for tests';

describe('the local bus', () => {
  busContract(async () => {
    const bus = openMemoryBus();
    return { near: bus, far: bus, [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose]() };
  });
});

describe.runIf(inject('services'))('the Redis bus (services)', () => {
  const url = inject('services')?.redis ?? '';

  async function up(prefix: string): Promise<Bus> {
    const bus = openRedisBus({ url, prefix, key, logger, metrics: createMetrics() });
    if (bus.state === 'down') await new Promise<void>((resolve) => bus.onStateChange(() => resolve()));
    return bus;
  }

  busContract(async () => {
    const prefix = `test:${randomUUID()}:`;
    const [near, far] = [await up(prefix), await up(prefix)];
    return {
      near,
      far,
      async [Symbol.asyncDispose]() {
        await near[Symbol.asyncDispose]();
        await far[Symbol.asyncDispose]();
      },
    };
  });

  it('drops messages that are unsigned, malformed, signed with another key or signed for another channel', async () => {
    const prefix = `test:${randomUUID()}:`;
    await using bus = await up(prefix);
    await using stranger = openRedisBus({ url, prefix, key: 'another key', logger, metrics: createMetrics() });
    if (stranger.state === 'down') await new Promise<void>((resolve) => stranger.onStateChange(() => resolve()));
    const hints: unknown[] = [];
    const sent: string[] = [];
    const stop = await bus.subscribe('project_1', (hint) => hints.push(hint));
    const admin = new Redis(url);
    const spy = new Redis(url);
    try {
      await spy.subscribe(`${prefix}project_1`, `${prefix}project_2`);
      spy.on('message', (_channel, message) => sent.push(message));
      const event = sampleEvent('project_1', 1);
      await admin.publish(`${prefix}project_1`, JSON.stringify(event));
      await admin.publish(`${prefix}project_1`, `${'A'.repeat(43)}${JSON.stringify(event)}`);
      for (const text of ['', 'x', 'null', '"'.repeat(100)]) await admin.publish(`${prefix}project_1`, text);
      await stranger.publish(event);
      await bus.publish(sampleEvent('project_2', 1));
      await expect.poll(() => sent.length).toBe(8);
      // A message that this bus signed for another channel, replayed on this channel.
      await admin.publish(`${prefix}project_1`, sent.at(-1) ?? '');
      await bus.publish(sampleEvent('project_1', 2));
      await expect.poll(() => hints).toEqual([sampleEvent('project_1', 2)]);
    } finally {
      stop();
      admin.disconnect();
      spy.disconnect();
    }
  });

  it('sends only the number of a large event', async () => {
    const prefix = `test:${randomUUID()}:`;
    await using bus = await up(prefix);
    const hints: unknown[] = [];
    const stop = await bus.subscribe('project_1', (hint) => hints.push(hint));
    const event = sampleEvent('project_1', 1);
    await bus.publish({ ...event, origin: { clientId: null, mutationId: 'x'.repeat(70_000) } });
    await expect.poll(() => hints).toEqual([{ streamId: 'project_1', seq: 1 }]);
    stop();
  });

  it('unsubscribes its Redis channel after the last subscriber', async () => {
    const prefix = `test:${randomUUID()}:`;
    await using bus = await up(prefix);
    const admin = new Redis(url);
    try {
      const stop = await bus.subscribe('project_1', () => {});
      expect(await admin.pubsub('CHANNELS', `${prefix}*`)).toHaveLength(1);
      stop();
      // The same connection answers in order, so a later subscription shows that the earlier one is gone.
      await bus.subscribe('project_2', () => {});
      expect(await admin.pubsub('CHANNELS', `${prefix}*`)).toEqual([`${prefix}project_2`]);
    } finally {
      admin.disconnect();
    }
  });

  it('sends one SUBSCRIBE for all streams of one event-loop turn', async () => {
    const prefix = `test:${randomUUID()}:`;
    await using bus = await up(prefix);
    const admin = new Redis(url);
    const monitor = await admin.monitor();
    try {
      const commands: string[][] = [];
      monitor.on('monitor', (_time: string, [name = '', ...args]: string[]) => {
        if (args[0]?.startsWith(prefix)) commands.push([name.toLowerCase(), ...args]);
      });
      const streams = Array.from({ length: 1_000 }, (_, index): StreamId => `project_${index}`);
      const hints: string[] = [];
      await Promise.all(streams.map((id) => bus.subscribe(id, ({ streamId }) => hints.push(streamId))));
      await Promise.all([bus.publish(sampleEvent('project_0', 1)), bus.publish(sampleEvent('project_999', 1))]);
      await expect.poll(() => hints.sort()).toEqual(['project_0', 'project_999']);
      await expect.poll(() => commands.map(([name]) => name)).toEqual(['subscribe', 'publish', 'publish']);
      expect(commands[0]?.slice(1)).toEqual(streams.map((id) => prefix + id));
    } finally {
      monitor.disconnect();
      admin.disconnect();
    }
  });

  it('publishes the newest unsent event of a stream after Redis reconnects', async () => {
    await using proxy = await openProxy(Number(new URL(url).port));
    const prefix = `test:${randomUUID()}:`;
    await using far = await up(prefix);
    await using near = openRedisBus({
      url: `redis://127.0.0.1:${proxy.port}`,
      prefix,
      key,
      logger,
      metrics: createMetrics(),
    });
    const hints: number[] = [];
    const back = new Promise<void>((resolve) => {
      void far.subscribe('project_1', ({ seq }) => {
        hints.push(seq);
        resolve();
      });
    });
    proxy.refuse();
    for (const seq of [1, 3, 2]) await near.publish(sampleEvent('project_1', seq));
    expect(hints).toEqual([]);
    proxy.restore();
    await back;
    expect(hints).toEqual([3]);
  });

  it('publishes the newest unsent events of at most 1,000 streams after Redis reconnects', async () => {
    await using proxy = await openProxy(Number(new URL(url).port));
    const prefix = `test:${randomUUID()}:`;
    await using far = await up(prefix);
    const options = { url: `redis://127.0.0.1:${proxy.port}`, prefix, key, logger, metrics: createMetrics() };
    await using near = openRedisBus(options);
    const received = new Set<string>();
    const streams = Array.from({ length: 1_001 }, (_, index): StreamId => `project_${index}`);
    await Promise.all(streams.map((streamId) => far.subscribe(streamId, () => received.add(streamId))));
    proxy.refuse();
    for (const streamId of streams) await near.publish(sampleEvent(streamId, 1));
    expect(received.size).toBe(0);
    proxy.restore();
    await expect.poll(() => received.size).toBe(1_000);
    // The oldest waiting hint is dropped first; the log still has the event.
    expect(received.has('project_0')).toBe(false);
  });

  it('accepts subscribe, publish and signal while Redis is unreachable', async () => {
    await using bus = openRedisBus({
      url: 'redis://127.0.0.1:1',
      prefix: 'test:',
      key,
      logger,
      metrics: createMetrics(),
    });
    const stop = await bus.subscribe('project_1', () => {});
    await bus.publish(sampleEvent('project_1', 1));
    await bus.signal('topic', 'lost');
    stop();
    expect(bus.state).toBe('down');
  });
});
