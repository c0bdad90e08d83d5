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
 *   npm run bench:reconnect -- --clients=100,1000 --projects=1,10 --events=50
 *
 * `--events` is how many each project sees while its subscribers are away.
 */

const options = readOptions({ ...services, clients: '100,1000', projects: '1,10', events: 50 });
const numbers = (list: string) => list.split(',').map(Number);
const caughtUpWithinMs = 60_000;

interface Result {
  readonly clients: number;
  readonly streams: number;
  readonly missed: number;
  /** From the moment all begin to connect until all have everything. */
  readonly caughtUpMs: number;
  readonly statements: number;
  readonly reads: Readonly<Record<string, number>>;
}

async function run(clients: number, streams: number): Promise<Result> {
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
    missed: options.events,
    caughtUpMs: round(caughtUpMs, 0),
    statements: counts.reduce((sum, [, count]) => sum + count, 0),
    reads: Object.fromEntries(counts.map(([statement, count]) => [tableOf(statement), count])),
  };
}

/** Whoever got an event twice would make up for one who lost it. */
async function checkNothingDoubled(load: Load, expected: number): Promise<void> {
  await sleep(500);
  const { received } = await load.report();
  if (received !== expected) throw new Error(`${received} events arrived in place of ${expected}`);
}

/** The table that a statement is about, or its beginning. */
function tableOf(statement: string): string {
  return /FROM (?:"public"\.)?"?(\w+)"?/i.exec(statement)?.[1] ?? statement.slice(0, 30);
}

pinSelf('load');
console.log(`${options.events} events missed by each; ${placement}\n`);
const results: Result[] = [];
for (const streams of numbers(options.projects)) {
  for (const clients of numbers(options.clients)) {
    console.log(`${clients} clients on ${streams} streams …`);
    results.push(await run(clients, streams));
  }
}
const rows = results.map(({ clients, streams, caughtUpMs, statements, reads }) => [
  clients,
  streams,
  caughtUpMs,
  statements,
  Object.entries(reads)
    .map(([table, count]) => `${table} ${count}`)
    .join(', '),
]);
console.log(`\n${formatTable(['clients', 'streams', 'caught up ms', 'statements', 'of which'], rows)}\n`);
console.log(JSON.stringify({ bench: 'reconnect', results }));
