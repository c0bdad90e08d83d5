/**
 * Measures the reconnection of all subscribers at the same time, as after a deploy. All subscribers are disconnected,
 * miss some events and resume from their cursors together. Database reads should grow with the number of streams, not
 * of clients.
 *
 *   npm run bench:reconnect -- --clients=100,1000 --projects=1,10 --feeds=warm,cold --events=50
 *
 * `--events` is the number of missed events per project. An instance keeps the feed of a stream for some seconds after
 * the last reader has disconnected. With `warm` the subscribers reconnect within these seconds; with `cold` they
 * reconnect later, to an instance without the feed, as after a deploy.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { pinSelf, placement } from './support/cores.js';
import { startInstance } from './support/instance.js';
import { Load } from './support/load.js';
import { readOptions, services } from './support/options.js';
import { subscriptionDocument } from './support/payload.js';
import { countStatements } from './support/statement-counter.js';
import { round } from './support/statistics.js';
import { formatTable } from './support/table.js';
import { createWorkspace } from './support/workspace.js';
import { Writer } from './support/writer.js';

const options = readOptions({ ...services, clients: '100,1000', projects: '1,10', feeds: 'warm,cold', events: 50 });
const numbers = (list: string) => list.split(',').map(Number);
const caughtUpWithinMs = 60_000;
/** Milliseconds after which an instance has closed the feed of a stream without readers. */
const feedClosedAfterMs = 7_000;

interface Result {
  readonly clients: number;
  readonly streams: number;
  readonly feeds: string;
  readonly missed: number;
  /** Milliseconds from the first reconnection until all subscribers have all events. */
  readonly caughtUpMs: number;
  readonly statements: number;
  readonly reads: Readonly<Record<string, number>>;
}

async function run(clients: number, streams: number, feeds: string): Promise<Result> {
  await using stack = new AsyncDisposableStack();
  const size = { members: clients, projects: streams, tasksPerProject: 10 };
  const workspace = stack.use(await createWorkspace(options.postgres, size));
  const counter = stack.use(await countStatements(workspace.databaseUrl));
  const deployment = {
    workspace,
    redisUrl: options.redis,
    redisPrefix: `bench:${randomBytes(6).toString('hex')}:`,
  };
  const publisher = stack.use(await startInstance('publisher', 'load', deployment));
  const server = stack.use(await startInstance('server', 'server', { ...deployment, databaseUrl: counter.url }));
  const load = stack.use(new Load());
  const writer = new Writer(publisher.address, workspace.token(0));
  const writeToAll = (count: number) => Promise.all(workspace.projects.map((project) => writer.write(project, count)));

  await load.connect(
    Array.from({ length: clients }, (_, index) => ({
      protocol: 'graphql',
      url: `ws://${server.address}/graphql`,
      token: workspace.token(index),
      query: subscriptionDocument(0),
      projectId: workspace.projects[index % streams]?.id ?? '',
    })),
  );
  await sleep(1_000);
  await writeToAll(1);
  await load.waitFor(clients, caughtUpWithinMs);

  await load.drop();
  for (let written = 0; written < options.events; written += 10) {
    await writeToAll(Math.min(10, options.events - written));
  }
  if (feeds === 'cold') await sleep(feedClosedAfterMs);
  await load.reset();
  counter.reset();
  const startedAt = performance.now();
  await load.resume();
  await load.waitFor(clients * options.events, caughtUpWithinMs);
  const caughtUpMs = performance.now() - startedAt;
  const counts = [...counter.counts];
  await assertNoDuplicates(load, clients * options.events);
  return {
    clients,
    streams,
    feeds,
    missed: options.events,
    caughtUpMs: round(caughtUpMs, 0),
    statements: counts.reduce((sum, [, count]) => sum + count, 0),
    reads: sumByTable(counts),
  };
}

/** Checks that no further events arrive: a duplicate at one subscriber would hide a lost event at another. */
async function assertNoDuplicates(load: Load, expected: number): Promise<void> {
  await sleep(500);
  const { received } = await load.report();
  if (received !== expected) throw new Error(`Expected ${expected} events, received ${received}.`);
}

/** Sums the statements by table. A statement counts for the first table in its text. */
function sumByTable(counts: readonly (readonly [statement: string, count: number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [statement, count] of counts) {
    const table = /FROM (?:"public"\.)?"?(\w+)"?/i.exec(statement)?.[1] ?? statement.slice(0, 30);
    sums[table] = (sums[table] ?? 0) + count;
  }
  return sums;
}

pinSelf('load');
console.log(`${options.events} missed events per subscriber; ${placement}\n`);
const results: Result[] = [];
for (const streams of numbers(options.projects)) {
  for (const clients of numbers(options.clients)) {
    for (const feeds of options.feeds.split(',')) {
      console.log(`${clients} clients on ${streams} streams, ${feeds} …`);
      results.push(await run(clients, streams, feeds));
    }
  }
}
const rows = results.map(({ clients, streams, feeds, caughtUpMs, statements, reads }) => [
  clients,
  streams,
  feeds,
  caughtUpMs,
  statements,
  Object.entries(reads)
    .map(([table, count]) => `${table} ${count}`)
    .join(', '),
]);
console.log(
  `\n${formatTable(['clients', 'streams', 'feeds', 'caught up after ms', 'statements', 'by table'], rows)}\n`,
);
console.log(JSON.stringify({ bench: 'reconnect', results }));
