import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, expect, inject, it } from 'vitest';
import type { Bus } from '../../src/events/bus.js';
import { openLocalBus } from '../../src/events/bus-local.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { openProxy } from '../support/proxy.js';
import { busContract, sampleEvent } from './bus.suite.js';

const logger = createLogger('silent', 'json');

describe('local bus', () => {
  busContract(async () => {
    const bus = openLocalBus();
    return { near: bus, far: bus, [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose]() };
  });
});

describe.runIf(inject('services'))('redis bus (services)', () => {
  const url = inject('services')?.redis ?? '';

  async function up(prefix: string): Promise<Bus> {
    const bus = openRedisBus({ url, prefix, logger });
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

  it('leaves no channel behind', async () => {
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

  it('publishes the newest event that it could not, once Redis is back', async () => {
    await using proxy = await openProxy(Number(new URL(url).port));
    const prefix = `test:${randomUUID()}:`;
    await using far = await up(prefix);
    await using near = openRedisBus({ url: `redis://127.0.0.1:${proxy.port}`, prefix, logger });
    const heard: number[] = [];
    const back = new Promise<void>((resolve) => {
      void far.subscribe('project_1', ({ seq }) => {
        heard.push(seq);
        resolve();
      });
    });
    proxy.refuse();
    for (const seq of [1, 3, 2]) await near.publish(sampleEvent('project_1', seq));
    expect(heard).toEqual([]);
    proxy.restore();
    await back;
    expect(heard).toEqual([3]);
  });

  it('neither fails nor waits when Redis is away', async () => {
    await using bus = openRedisBus({ url: 'redis://127.0.0.1:1', prefix: 'test:', logger });
    const stop = await bus.subscribe('project_1', () => {});
    await bus.publish(sampleEvent('project_1', 1));
    await bus.signal('topic', 'lost');
    stop();
    expect(bus.state).toBe('down');
  });
});
