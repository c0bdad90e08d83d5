import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Peer } from './peers/peer.js';
import { rawWs } from './peers/raw-ws.js';
import { socketIo } from './peers/socket-io.js';
import { stock } from './peers/stock.js';
import { taskwire } from './peers/taskwire.js';
import { pinSelf, placement } from './support/cores.js';
import { compare, formatComparisons, formatNumbers, summarize } from './support/fanout-report.js';
import { type Measurement, measure } from './support/measure.js';
import { readOptions, services } from './support/options.js';

/*
 * What does it cost to tell N subscribers of an event? Taskwire as it is deployed (Postgres, Redis, authentication)
 * beside other ways to do it, with payloads of the same size, one after the other on one machine. Absolute numbers are
 * the machine's; the ratios are what the project holds itself to.
 *
 *   npm run bench:fanout -- --subscribers=1000 --events=200 --groups=1 --instances=1 --rounds=1
 *                           --peers=taskwire,raw-ws,stock,socket.io [--profile=DIRECTORY]
 *
 * `--groups` is how many different subscriptions the subscribers have: a number, or `all` for one each.
 */

const peers: Readonly<Record<string, Peer>> = { taskwire, 'raw-ws': rawWs, stock, 'socket.io': socketIo };

const options = readOptions({
  ...services,
  subscribers: 1_000,
  events: 200,
  groups: '1',
  instances: 1,
  rounds: 1,
  peers: Object.keys(peers).join(','),
  profile: '',
});

const chosen = options.peers.split(',').map((name) => {
  const peer = peers[name];
  if (!peer) throw new RangeError(`--peers knows ${Object.keys(peers).join(', ')}, not ${name}`);
  return peer;
});
const groups = options.groups === 'all' ? options.subscribers : Number(options.groups);
if (!Number.isInteger(groups) || groups < 1) throw new RangeError('--groups must be a whole number above 0, or all');

pinSelf('load');
if (options.profile) await mkdir(options.profile, { recursive: true });
const { subscribers, events, instances, rounds } = options;
console.log(`${subscribers} subscribers, ${groups} groups, ${instances} instances, ${events} events; ${placement}\n`);

const measured = new Map<string, Measurement[]>(chosen.map(({ name }) => [name, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const peer of chosen) {
    console.log(`round ${round}: ${peer.name} …`);
    const prefix = `bench:${randomBytes(6).toString('hex')}:`;
    const { postgres: postgresUrl, redis: redisUrl, profile } = options;
    const common = { subscribers, groups, instances, events, postgresUrl, redisUrl, prefix };
    const measurement = await measure(peer, profile ? { ...common, profileDir: profile } : common);
    measured.get(peer.name)?.push(measurement);
  }
}

const numbers = Object.fromEntries([...measured].map(([name, results]) => [name, summarize(results)]));
const ratios = compare(numbers);
console.log(`\n${formatNumbers(numbers)}\n`);
if (ratios.length > 0) console.log(`${formatComparisons(ratios)}\n`);
console.log(JSON.stringify({ bench: 'fanout', subscribers, groups, instances, events, rounds, peers: numbers, ratios }));
