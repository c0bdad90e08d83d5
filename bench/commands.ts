/**
 * Measures the price of a command over HTTP: `updateTask` with a new title, `addComment` with a notification for each of
 * four members, and `createTask`. Taskwire runs with Postgres, Redis and authentication. The peers are servers of the
 * same tables without authentication and events, which write the row alone: stock Yoga, Pothos and Prisma, and
 * PostGraphile. All servers run at the same time, on one core where the system allows it, and take turns in short rounds.
 *
 *   npm run bench:commands -- --only=updateTask,addComment,createTask --clients=1,16,64 --projects=1,20 --rounds=5
 *     --seconds=5 --peers=stock,PostGraphile [--cpu-prof=DIR]
 *
 * `seconds` is the time of all rounds of a server in one scenario. `cpu-prof` adds a round per scenario with a CPU
 * profile of Taskwire. Each run installs PostGraphile and the newer Node version that PostGraphile needs into a
 * temporary folder, and runs all servers on that Node. Without access to the npm registry, PostGraphile is skipped.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { selectTableServers, startTableServer, type TableServer, type TableServerName } from './peers/table-servers.js';
import { type Figures, Measurement, type Scenario } from './support/command-figures.js';
import { countDatabaseCosts, type DatabaseCost } from './support/command-statements.js';
import { type CommandName, commandNames, createCommandWorkspace, projects } from './support/commands.js';
import { pinSelf, placement } from './support/cores.js';
import { HttpLoad } from './support/http-load.js';
import { readOptions, services } from './support/options.js';
import { round } from './support/statistics.js';
import { formatTable } from './support/table.js';

const options = readOptions({
  ...services,
  only: commandNames.join(','),
  clients: '1,16,64',
  projects: `1,${projects}`,
  rounds: 5,
  seconds: 5,
  peers: 'stock,PostGraphile',
  'cpu-prof': '',
});
const selectedCommands = options.only.split(',').map((name) => {
  const command = commandNames.find((known) => known === name);
  if (!command) throw new RangeError(`--only must be a list of ${commandNames.join(', ')}.`);
  return command;
});
const profileFolder = options['cpu-prof'];
const roundMs = (options.seconds * 1_000) / options.rounds;

/** Reads a list of whole numbers. @throws RangeError for a number outside 1 to `max` */
function numbers(option: 'clients' | 'projects', max: number): number[] {
  return options[option].split(',').map((text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= max) return number;
    throw new RangeError(`--${option} must be a list of whole numbers from 1 to ${max}.`);
  });
}

const projectCounts = numbers('projects', projects);
const clientCounts = numbers('clients', 10_000);
const scenarios = selectedCommands.flatMap((command) =>
  projectCounts.flatMap((projects) => clientCounts.map((clients): Scenario => ({ command, projects, clients }))),
);

pinSelf('load');
console.log(`${scenarios.length} scenarios of ${options.seconds} s for each server; ${placement}`);
await using stack = new AsyncDisposableStack();
const workspace = stack.use(await createCommandWorkspace(options.postgres));
const selection = await selectTableServers(options.peers);
stack.use(selection.installation);
const servers = { ...selection, workspace, redisUrl: options.redis };
const load = stack.use(new HttpLoad());
const databaseCosts = await countDatabaseCosts(load, servers, selectedCommands);

const contestants: TableServer[] = [];
for (const name of servers.names) contestants.push(stack.use(await startTableServer(name, servers)));
const measurements = scenarios.flatMap((scenario) =>
  contestants.map((contestant) => new Measurement(scenario, contestant, workspace)),
);
for (const measurement of measurements) await measurement.run(load, roundMs);
// Rounds of all scenarios alternate, so that other load on the machine affects all of them.
for (let index = 0; index < options.rounds; index += 1) {
  for (const measurement of measurements) await measurement.measure(load, roundMs);
}
const results = measurements.map((measurement) => measurement.figures());
printFigures(results, databaseCosts);
const targets = compare(results);
printTargets(targets);
console.log(JSON.stringify({ bench: 'commands', results, databaseCosts, targets }));
if (profileFolder) await profile(profileFolder);

function printFigures(figures: readonly Figures[], costs: readonly DatabaseCost[]): void {
  const rows = figures.map(({ command, projects, clients, server, requestsPerSecond, cpuMs, p50Ms, p99Ms }) => {
    const cost = costs.find((each) => each.command === command && each.server === server);
    const database = [cost?.statements ?? '', cost?.roundTrips ?? ''];
    return [command, projects, clients, server, requestsPerSecond, cpuMs, p50Ms, p99Ms, ...database];
  });
  const header = [
    'command',
    'projects',
    'clients',
    'server',
    'requests/s',
    'CPU ms',
    'p50 ms',
    'p99 ms',
    'statements',
    'round trips',
  ];
  console.log(`\n${formatTable(header, rows)}\n`);
}

interface Target {
  readonly name: string;
  readonly ratio: number;
  readonly limit: string;
  readonly met: boolean;
}

/** Compares the figures at 16 clients with the targets. Targets without measured figures are omitted. */
function compare(figures: readonly Figures[]): Target[] {
  const find = (server: TableServerName, command: CommandName, projectCount: number) =>
    figures.find((each) => {
      const scenario = each.command === command && each.clients === 16 && each.projects === projectCount;
      return scenario && each.server === server;
    });
  const target = (
    name: string,
    [own, other]: readonly [Figures | undefined, Figures | undefined],
    limit: { readonly min?: number; readonly max?: number },
    figure: 'requestsPerSecond' | 'cpuMs' = 'requestsPerSecond',
  ): Target[] => {
    if (!own || !other) return [];
    const { min = 0, max = Number.POSITIVE_INFINITY } = limit;
    const ratio = round(own[figure] / other[figure]);
    const text = limit.min === undefined ? `≤ ${max}` : `≥ ${min}`;
    return [{ name, ratio, limit: text, met: ratio >= min && ratio <= max }];
  };
  const update = find('taskwire', 'updateTask', projects);
  const postgraphile = find('PostGraphile', 'updateTask', projects);
  return [
    ...target('updateTask / PostGraphile, requests/s', [update, postgraphile], { min: 0.5 }),
    ...target('updateTask / PostGraphile, CPU', [update, postgraphile], { max: 2.5 }, 'cpuMs'),
    ...target('updateTask / stock, requests/s', [update, find('stock', 'updateTask', projects)], { min: 1.3 }),
    ...target('addComment / updateTask, requests/s', [find('taskwire', 'addComment', projects), update], { min: 0.6 }),
    ...target('updateTask, one project / 20, requests/s', [find('taskwire', 'updateTask', 1), update], { min: 0.5 }),
  ];
}

function printTargets(targets: readonly Target[]): void {
  const rows = targets.map(({ name, ratio, limit, met }) => [name, ratio, limit, met ? 'ok' : 'MISS']);
  if (rows.length > 0) console.log(`${formatTable(['at 16 clients', 'ratio', 'target', ''], rows)}\n`);
}

/** Writes a CPU profile of Taskwire for each scenario. */
async function profile(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const measurement of measurements) {
    const { scenario, contestant } = measurement;
    if (contestant.name !== 'taskwire') continue;
    const { command, clients, projects } = scenario;
    await contestant.server.startProfile();
    await measurement.run(load, options.seconds * 1_000);
    const file = resolve(join(folder, `${command}-${clients}-clients-${projects}-projects.cpuprofile`));
    await contestant.server.stopProfile(file);
    console.log(file);
  }
}
