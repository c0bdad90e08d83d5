/**
 * Measures the cost of reading a board: a project, its tasks with assignees and labels, and three comments per task
 * with their authors. The peers of Taskwire are servers of the same tables without authentication: stock Yoga, Pothos
 * and Prisma, and PostGraphile. All servers run at the same time and are measured in alternating rounds.
 *
 *   npm run bench:reads -- --clients=8 --rounds=5 --ms=3000 --peers=stock,PostGraphile [--profile=FILE.cpuprofile]
 *
 * Each run installs PostGraphile and the newer Node version that PostGraphile needs into a temporary folder, and runs
 * all servers on that Node. Without access to the npm registry, PostGraphile is skipped.
 */
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { selectTableServers, startTableServer, type TableServer, type TableServerName } from './peers/table-servers.js';
import { boardSize, fillBoards } from './support/board.js';
import { pinSelf, placement } from './support/cores.js';
import { HttpLoad } from './support/http-load.js';
import { readOptions, services } from './support/options.js';
import { median, round } from './support/statistics.js';
import { formatTable } from './support/table.js';
import { createWorkspace } from './support/workspace.js';

const options = readOptions({
  ...services,
  clients: 8,
  rounds: 5,
  ms: 3_000,
  peers: 'stock,PostGraphile',
  profile: '',
});

const queries: Readonly<Record<TableServerName, string>> = {
  taskwire: `query Board($id: ID!) { project(id: $id) { name tasks(first: ${boardSize.tasks}) { nodes {
  id title status assignees { id name } labels { id name }
  comments(first: ${boardSize.commentsPerTask}) { nodes { id body author { name } } } } } } }`,
  stock: `query Board($id: ID!) { project(id: $id) { name tasks(first: ${boardSize.tasks}) { edges { node {
  id title status assignees { user { id name } } labels { label { id name } }
  comments(first: ${boardSize.commentsPerTask}) { edges { node { id body author { name } } } } } } } } }`,
  PostGraphile: `query Board($id: String!) { projectByRowId(rowId: $id) { name
  tasksByProjectId(first: ${boardSize.tasks}, orderBy: [POSITION_ASC]) { nodes { rowId title status
  taskAssigneesByTaskId { nodes { userByUserId { rowId name } } } taskLabelsByTaskId { nodes { labelByLabelId { rowId name } } }
  commentsByTaskId(first: ${boardSize.commentsPerTask}) { nodes { rowId body userByAuthorId { name } } } } } } }`,
};

pinSelf('load');
console.log(`${options.clients} concurrent clients; ${placement}`);
await using stack = new AsyncDisposableStack();
const size = { members: 10, projects: 1, tasksPerProject: boardSize.tasks };
const workspace = stack.use(await createWorkspace(options.postgres, size));
await fillBoards(workspace);
const id = workspace.projects[0]?.id ?? '';

const selection = await selectTableServers(options.peers);
stack.use(selection.installation);
const servers = { ...selection, workspace, redisUrl: options.redis };
const contestants: TableServer[] = [];
for (const name of servers.names) contestants.push(stack.use(await startTableServer(name, servers)));
const taskwire = contestants[0]?.server;

const load = stack.use(new HttpLoad());
const figures = new Map(
  contestants.map(({ name }) => [name, { perSecond: [] as number[], cpuMicros: [] as number[] }]),
);
// Round 0 is a warm-up and is not recorded.
for (let index = 0; index <= options.rounds; index += 1) {
  if (index === 1 && options.profile) await taskwire?.startProfile();
  for (const { name, server, headers } of contestants) {
    const before = await server.cpuMicros();
    const bodies = [JSON.stringify({ query: queries[name], variables: { id } })];
    const request = { bodies, headers, clients: options.clients };
    const { requests, ms, last } = await load.run({ ...request, address: server.address, forMs: options.ms });
    assertBoard(name, last);
    if (index === 0) continue;
    figures.get(name)?.perSecond.push((requests / ms) * 1_000);
    figures.get(name)?.cpuMicros.push(((await server.cpuMicros()) - before) / requests);
  }
}

if (options.profile) await taskwire?.stopProfile(options.profile);

/** Checks the size of a board. @throws Error when a server returns another board than the workspace's */
function assertBoard(name: string, response: string): void {
  const bodies = response.match(/"body":/g)?.length ?? 0;
  const titles = response.match(/"title":/g)?.length ?? 0;
  const names = response.match(/"name":/g)?.length ?? 0;
  const { tasks, assigneesPerTask, labelsPerTask, commentsPerTask } = boardSize;
  const expected = 1 + tasks * (assigneesPerTask + labelsPerTask + commentsPerTask);
  if (bodies === tasks * commentsPerTask && titles === tasks && names === expected) return;
  throw new Error(`${name} returned another board: ${response.slice(0, 1_000)}`);
}

const results = [...figures].map(([name, { perSecond, cpuMicros }]) => ({
  name,
  requestsPerSecond: round(median(perSecond), 0),
  cpuMicrosPerRequest: round(median(cpuMicros), 0),
}));
const own = results[0];
const ratios = results.slice(1).map(({ name, requestsPerSecond, cpuMicrosPerRequest }) => ({
  against: name,
  requestsPerSecond: round((own?.requestsPerSecond ?? Number.NaN) / requestsPerSecond),
  cpuMicrosPerRequest: round((own?.cpuMicrosPerRequest ?? Number.NaN) / cpuMicrosPerRequest),
  target: name === 'stock' ? 2 : 1,
}));
const rows = results.map(({ name, requestsPerSecond, cpuMicrosPerRequest }) => [
  name,
  requestsPerSecond,
  cpuMicrosPerRequest,
]);
console.log(`\n${formatTable(['', 'requests/s', 'CPU µs/request'], rows)}\n`);
const compared = ratios.map(({ against, requestsPerSecond, cpuMicrosPerRequest, target }) => [
  against,
  requestsPerSecond,
  cpuMicrosPerRequest,
  `≥ ${target}`,
  requestsPerSecond >= target ? 'ok' : 'MISS',
]);
console.log(`${formatTable(['taskwire against', 'requests/s', 'CPU', 'target', ''], compared)}\n`);
console.log(JSON.stringify({ bench: 'reads', clients: options.clients, results, ratios }));
