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

/*
 * What happens when everybody comes back at once, as after a deploy or a broken load balancer? Subscribers with cursors
 * are dropped together, events happen meanwhile, and all return together. Reads of the database should grow with the
 * number of streams, not of clients.
 *
 *   npm run bench:reconnect -- --clients=100,1000 --projects=1,10 --feeds=warm,cold --events=50
 *
 * `--events` is how many each project sees while its subscribers are away. An instance follows a stream for some seconds
 * after its last reader left: `warm` returns within them, `cold` finds an instance that has forgotten, as after a deploy.
 */

const options = readOptions({ ...services, clients: '100,1000', projects: '1,10', feeds: 'warm,cold', events: 50 });
const numbers = (list: string) => list.split(',').map(Number);
const caughtUpWithinMs = 60_000;
/** Longer than an instance follows a stream that nobody reads. */
const forgottenAfterMs = 7_000;

interface Result {
  readonly clients: number;
  readonly streams: number;
  readonly feeds: string;
  readonly missed: number;
  /** From the moment all begin to connect until all have everything. */
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
  await load.received(clients, caughtUpWithinMs);

  await load.drop();
  for (let made = 0; made < options.events; made += 10) await writeToAll(Math.min(10, options.events - made));
  if (feeds === 'cold') await sleep(forgottenAfterMs);
  await load.reset();
  counter.reset();
  const began = performance.now();
  await load.resume();
  await load.received(clients * options.events, caughtUpWithinMs);
  const caughtUpMs = performance.now() - began;
  const counts = [...counter.counts];
  await checkNothingDoubled(load, clients * options.events);
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

/** Whoever got an event twice would make up for one who lost it. */
async function checkNothingDoubled(load: Load, expected: number): Promise<void> {
  await sleep(500);
  const { received } = await load.report();
  if (received !== expected) throw new Error(`${received} events arrived in place of ${expected}`);
}

/** A statement counts for the table that it names first. */
function sumByTable(counts: readonly (readonly [statement: string, count: number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [statement, count] of counts) {
    const table = /FROM (?:"public"\.)?"?(\w+)"?/i.exec(statement)?.[1] ?? statement.slice(0, 30);
    sums[table] = (sums[table] ?? 0) + count;
  }
  return sums;
}

pinSelf('load');
console.log(`${options.events} events missed by each; ${placement}\n`);
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
console.log(`\n${formatTable(['clients', 'streams', 'feeds', 'caught up ms', 'statements', 'of which'], rows)}\n`);
console.log(JSON.stringify({ bench: 'reconnect', results }));
