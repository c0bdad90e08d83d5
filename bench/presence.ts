/**
 * Measures the cost of presence, with two instances, Postgres, a dedicated Redis and real sockets. Each user is present
 * in one project; half of the users of a project connect to either instance. Redis counts the commands; the work of a
 * script inside one command appears as CPU time of Redis. A phase ends when every reader has the correct set of present
 * users.
 *
 *   npm run bench:presence -- --people=1000,5000 --perProject=25 --restSeconds=30
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { pinSelf, placement } from './support/cores.js';
import { startInstance } from './support/instance.js';
import { readOptions, services } from './support/options.js';
import { PresenceLoad } from './support/presence-load.js';
import { RedisServer } from './support/redis-server.js';
import type { Server } from './support/server.js';
import { round } from './support/statistics.js';
import { formatTable } from './support/table.js';
import { createWorkspace } from './support/workspace.js';

const options = readOptions({ postgres: services.postgres, people: '1000,5000', perProject: 25, restSeconds: 30 });
/** Milliseconds within which all readers must have the correct set. */
const correctWithinMs = 240_000;

interface Phase {
  readonly phase: string;
  readonly people: number;
  readonly seconds: number;
  /** Commands from instances to Redis. */
  readonly commands: number;
  readonly syncs: number;
  readonly hints: number;
  readonly redisCpuMs: number;
  /** CPU time of both instances. */
  readonly serverCpuMs: number;
  /** Messages to readers. */
  readonly messages: number;
  /** Failed and repeated connection attempts on a busy server. */
  readonly retries: number;
}

async function run(people: number): Promise<Phase[]> {
  await using stack = new AsyncDisposableStack();
  const redis = stack.use(await RedisServer.start());
  const perProject = options.perProject;
  const projects = Math.ceil(people / perProject);
  const size = { members: people, projects, tasksPerProject: 1, membersPerProject: perProject };
  const workspace = stack.use(await createWorkspace(options.postgres, size));
  const deployment = { workspace, redisUrl: redis.url, redisPrefix: `bench:${randomBytes(6).toString('hex')}:` };
  const servers = [
    stack.use(await startInstance('a', 'server', deployment)),
    stack.use(await startInstance('b', 'server', deployment)),
  ] as const;
  const [a, b] = servers.map(({ address }) => `ws://${address}/graphql`) as [string, string];
  const load = stack.use(new PresenceLoad());
  const targets = Array.from({ length: people }, (_, index) => ({
    url: index % 2 === 0 ? a : b,
    token: workspace.token(index),
    userId: workspace.memberId(index),
    projectId: workspace.projects[Math.floor(index / perProject)]?.id ?? '',
  }));

  const phases: Phase[] = [];
  const measure = async (phase: string, step: () => Promise<void>) => {
    console.log(`${people} people: ${phase} …`);
    await load.reset();
    const [work, cpu, startedAt] = [await redis.work(), await cpuMicros(servers), performance.now()];
    await step();
    await load.waitUntilCorrect(correctWithinMs);
    const seconds = (performance.now() - startedAt) / 1_000;
    const [workAfter, cpuAfter] = [await redis.work(), await cpuMicros(servers)];
    phases.push({
      phase,
      people,
      seconds: round(seconds, 1),
      commands: workAfter.sent - work.sent,
      syncs: workAfter.syncs - work.syncs,
      hints: workAfter.hints - work.hints,
      redisCpuMs: round((workAfter.cpuSeconds - work.cpuSeconds) * 1_000, 0),
      serverCpuMs: round((cpuAfter - cpu) / 1_000, 0),
      ...(await load.counts()),
    });
  };

  await measure('all join', () => load.connect(targets));
  await sleep(6_000);
  await measure('idle', () => sleep(options.restSeconds * 1_000));
  await measure('all disconnect, and reconnect to the same instance', () => load.reconnect());
  await sleep(6_000);
  await measure('all disconnect, and reconnect to the other instance', () => load.reconnect({ [a]: b, [b]: a }));
  // After the grace period, the first instances release the presences of the moved users.
  await measure('the first instances release', () => sleep(8_000));
  await measure('half leave', () => load.disconnectHalf());
  return phases;
}

async function cpuMicros(servers: readonly Server[]): Promise<number> {
  const each = await Promise.all(servers.map((server) => server.cpuMicros()));
  return each.reduce((sum, micros) => sum + micros, 0);
}

pinSelf('load');
console.log(`two instances, ${options.perProject} people per project; ${placement}\n`);
const results: Phase[] = [];
for (const people of options.people.split(',').map(Number)) results.push(...(await run(people)));
const header = [
  'phase',
  'people',
  'seconds',
  'commands',
  'commands/s',
  'syncs',
  'hints',
  'Redis CPU ms',
  'server CPU ms',
  'messages',
  'retries',
];
const rows = results.map((result) => [
  result.phase,
  result.people,
  result.seconds,
  result.commands,
  round(result.commands / result.seconds, 1),
  result.syncs,
  result.hints,
  result.redisCpuMs,
  result.serverCpuMs,
  result.messages,
  result.retries,
]);
console.log(`\n${formatTable(header, rows)}\n`);
console.log(JSON.stringify({ bench: 'presence', perProject: options.perProject, results }));
