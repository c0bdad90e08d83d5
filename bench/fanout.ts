/**
 * Measures the cost of delivering an event to N subscribers: Taskwire with Postgres, Redis and authentication, and
 * other servers with payloads of the same size. All servers run at the same time and are measured in alternating short
 * rounds, so that other load on the machine affects all of them. Absolute numbers depend on the machine; the project's
 * targets are ratios.
 *
 *   npm run bench:fanout -- --subscribers=1000 --events=200 --groups=1 --rate=20 --instances=1
 *                           --rounds=5 --peers=taskwire,raw-ws,stock,socket.io [--profile=FILE.cpuprofile]
 *
 * `--groups` is the number of different subscriptions among the subscribers, or `all` for one per subscriber.
 * `--events` is the number of events in all rounds. `--profile` writes CPU profiles of the first peer; profiling adds
 * to the CPU time.
 */
import { randomBytes } from 'node:crypto';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import type { Peer } from './peers/peer.js';
import { rawWs } from './peers/raw-ws.js';
import { socketIo } from './peers/socket-io.js';
import { stock } from './peers/stock.js';
import { taskwire } from './peers/taskwire.js';
import { Contestant } from './support/contestant.js';
import { pinSelf, placement } from './support/cores.js';
import {
  compare,
  findBacklogs,
  formatComparisons,
  formatNumbers,
  type PeerRecord,
  summarize,
} from './support/fanout-report.js';
import { readOptions, services } from './support/options.js';

const peers: Readonly<Record<string, Peer>> = { taskwire, 'raw-ws': rawWs, stock, 'socket.io': socketIo };

const burstSize = 10;

const options = readOptions({
  ...services,
  subscribers: 1_000,
  events: 200,
  groups: '1',
  rate: 20,
  instances: 1,
  rounds: 5,
  peers: Object.keys(peers).join(','),
  profile: '',
});

const selectedPeers = options.peers.split(',').map((name) => {
  const peer = peers[name];
  if (!peer) throw new RangeError(`--peers must list names of ${Object.keys(peers).join(', ')}; ${name} is unknown.`);
  return peer;
});
const groups = options.groups === 'all' ? options.subscribers : Number(options.groups);
if (!Number.isInteger(groups) || groups < 1) throw new RangeError('--groups must be a whole number above 0, or all.');

pinSelf('load');
const { subscribers, events, rate, instances, rounds, profile } = options;
const eventsPerRound = Math.ceil(events / rounds / burstSize) * burstSize;
console.log(`${subscribers} subscribers, ${groups} groups, ${instances} instances, ${events} events; ${placement}`);

await using stack = new AsyncDisposableStack();
const contestants: Contestant[] = [];
for (const peer of selectedPeers) {
  console.log(`starting ${peer.name} and measuring memory per subscriber …`);
  const prefix = `bench:${randomBytes(6).toString('hex')}:`;
  const urls = { postgresUrl: options.postgres, redisUrl: options.redis };
  const contestant = await Contestant.start(peer, { subscribers, groups, rate, instances, prefix, ...urls });
  contestants.push(stack.use(contestant));
}

const records = new Map<string, PeerRecord>(
  contestants.map(({ name, memory, eventsPerSecond }) => [name, { memory, eventsPerSecond, paced: [], burst: [] }]),
);
const [profiled] = contestants[0]?.servers ?? [];
// Round 0 is a warm-up and is not recorded.
for (let round = 0; round <= rounds; round += 1) {
  if (round > 0) console.log(`round ${round} …`);
  if (round === 1 && profile) await profiled?.startProfile();
  for (const contestant of contestants) {
    const paced = await contestant.deliver(eventsPerRound, 1);
    const burst = await contestant.deliver(eventsPerRound, burstSize);
    if (round === 0) continue;
    records.get(contestant.name)?.paced.push(paced);
    records.get(contestant.name)?.burst.push(burst);
  }
}
if (profile) await profiled?.stopProfile(profile);

const peerNumbers = Object.fromEntries([...records].map(([name, record]) => [name, summarize(record)]));
const ratios = compare(records);
console.log(`\n${formatNumbers(peerNumbers)}\n`);
if (ratios.length > 0) console.log(`${formatComparisons(ratios)}\n`);
for (const warning of findBacklogs(records)) console.log(`${warning}\n`);
const parameters = { subscribers, groups, rate, instances, events: eventsPerRound * rounds, rounds };
console.log(JSON.stringify({ bench: 'fanout', ...parameters, peers: peerNumbers, ratios }));
