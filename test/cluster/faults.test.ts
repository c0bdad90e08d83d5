import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { App } from '../../src/app.js';
import { openRedisBus } from '../../src/events/bus-redis.js';
import { createLogger } from '../../src/observability/logger.js';
import { createMetrics } from '../../src/observability/metrics.js';
import type { Backend } from '../support/backends.js';
import { startInstance, testSecret } from '../support/instance.js';
import { newTask, taskChangedDocument } from '../support/operations.js';
import { OracleRun, watchTasks } from '../support/oracle.js';
import { chooseSeed, planOf } from '../support/oracle-plan.js';
import { openProxy, type TcpProxy } from '../support/proxy.js';
import {
  describeServers,
  openServices,
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startProcess,
  startRedis,
} from '../support/servers.js';

/*
 * Servers and networks fail under load. Afterwards every reader must have received exactly the events of the event
 * table. Delivery may be slower during a failure, never wrong, and is as fast as before after it.
 *
 * The head check of the instances runs every minute here, so no event arrives early because of it. `checks` runs the
 * head check during a failure, because only the head check finds events with lost hints.
 */

/** The duration of a failure; the soak test sets `FAULT_SECONDS`. */
const faultMs = Number(process.env.FAULT_SECONDS ?? 3) * 1_000;
const timing = { headCheck: 60_000 };
vi.setConfig({ testTimeout: 60_000 + 4 * faultMs });

describeServers('delivery during failures', () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  /** The proxy between the instances and Redis. */
  let network: TcpProxy;
  let backend: Backend;
  let a: App;
  let b: App;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    network = await openProxy(redis.port);
    backend = await openServices({ postgres: postgres.url, redis: `redis://127.0.0.1:${network.port}` });
    [a, b] = [await startInstance(backend, { timing }), await startInstance(backend, { timing })];
  });
  afterAll(async () => {
    await a?.[Symbol.asyncDispose]();
    await b?.[Symbol.asyncDispose]();
    await backend?.[Symbol.asyncDispose]();
    await network?.[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  const busesUp = () =>
    expect.poll(() => [a, b].map((app) => app.services.bus.state), { timeout: 15_000 }).toEqual(['up', 'up']);

  /** Writes and reads during a failure. Then every reader must have every event, and a later event must arrive fast. */
  async function survive(fail: (oracle: OracleRun) => Promise<void>, sites = () => [a.url, b.url]): Promise<OracleRun> {
    const seed = chooseSeed();
    const plan = planOf({ writes: 300, readers: 10, drops: 6 }, seed);
    const oracle = await OracleRun.open({
      sites,
      prisma: backend.database.prisma,
      watch: watchTasks,
      plan,
      faulty: true,
    });
    const checks = setInterval(() => {
      void a.feeds.checkHeads();
      void b.feeds.checkHeads();
    }, 300);
    await oracle.writeDuring(async () => {
      await oracle.moreWrites(20);
      await fail(oracle);
      await oracle.moreWrites(40);
    });
    await oracle.settle(20_000);
    clearInterval(checks);
    console.log({ seed, ...oracle.counts });
    expect(await oracle.violations(), `ORACLE_SEED=${seed} repeats it`).toEqual([]);
    expect(oracle.counts.deliveries).toBeGreaterThan(300);
    await expectFast(oracle);
    return oracle;
  }

  /** The next head check is a minute away, so an event that arrives at once came through Redis. */
  async function expectFast(oracle: OracleRun): Promise<void> {
    await busesUp();
    const changes = oracle.owner.at(b.url).follow(taskChangedDocument, { projectId: oracle.projectId });
    await expect.poll(() => b.sockets.groups.members).toBe(1);
    const started = performance.now();
    await newTask(oracle.owner.at(a.url), { projectId: oracle.projectId, title: 'After all' });
    await changes.until(1, 2_000);
    console.log(`after recovery: ${Math.round(performance.now() - started)} ms`);
    await changes[Symbol.asyncDispose]();
    await expect.poll(() => b.sockets.groups.members).toBe(0);
  }

  it('is complete after Redis is killed and restarted', async () => {
    await survive(async () => {
      await redis.kill();
      await delay(faultMs);
      await redis.start();
      await busesUp();
    });
  });

  it('is complete after Redis is flushed and its subscribers are killed five times', async () => {
    const admin = new Redis(redis.url);
    try {
      await survive(async (oracle) => {
        for (let time = 0; time < 5; time += 1) {
          await admin.flushall();
          await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
          await oracle.moreWrites(20);
          await busesUp();
        }
        await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      });
    } finally {
      admin.disconnect();
    }
  });

  it('is complete after Redis stops answering on open connections', async () => {
    await survive(async () => {
      network.stall();
      await delay(faultMs);
      network.restore();
    });
  });

  it('is complete after connections to Redis are refused', async () => {
    await survive(async () => {
      network.refuse();
      await delay(faultMs);
      network.restore();
      await busesUp();
    });
  });

  it('is complete after two immediate restarts of Postgres', async () => {
    const oracle = await survive(async (oracle) => {
      await postgres.restartImmediately();
      await oracle.moreWrites(20);
      await postgres.restartImmediately();
    });
    expect(oracle.counts.failedWrites).toBeGreaterThan(0);
  });

  it('is complete when one instance never publishes its commits', async () => {
    const dead: Backend = {
      ...backend,
      openBus: () =>
        openRedisBus({
          url: 'redis://127.0.0.1:1',
          prefix: 'none:',
          key: 'test',
          logger: createLogger('silent', 'json'),
          metrics: createMetrics(),
        }),
    };
    const c = await startInstance(dead, { timing: { headCheckWithoutBus: 200 } });
    try {
      await survive(
        (oracle) => oracle.moreWrites(100),
        () => [a.url, b.url, c.url, c.url],
      );
    } finally {
      await c[Symbol.asyncDispose]();
    }
  });

  it('is complete after two instances are killed under load', async () => {
    const env = { ...backend.env, JWT_SECRET: testSecret };
    const processes = [await startProcess(env), await startProcess(env)];
    try {
      await survive(
        async (oracle) => {
          for (const victim of processes) {
            await oracle.moreWrites(40);
            await victim.kill();
          }
        },
        () => [a.url, b.url, ...processes.map(({ url }) => url)],
      );
    } finally {
      for (const process of processes) await process.kill();
    }
  });
});
