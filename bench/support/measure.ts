import { setTimeout as sleep } from 'node:timers/promises';
import type { Peer, PeerOptions, RunningPeer } from '../peers/peer.js';
import { Load } from './load.js';
import type { Server } from './server.js';
import { percentile } from './statistics.js';

/** What one peer did in one run. */
export interface Measurement {
  readonly paced: Phase;
  readonly burst: Phase;
  readonly kbPerSubscriber: { readonly rss: number; readonly heap: number };
}

/** Some events to all subscribers. */
export interface Phase {
  /** Server CPU, user and system, all instances. */
  readonly cpuMicrosPerDelivery: number;
  /** From the moment an event is asked for to its arrival, in milliseconds. */
  readonly latencyMs: { readonly p50: number; readonly p99: number };
  readonly bytesPerDelivery: number;
}

export interface MeasureOptions extends PeerOptions {
  /** Events of each phase. */
  readonly events: number;
  /** Where to write CPU profiles and heap snapshots of the first server, if anywhere. */
  readonly profileDir?: string;
}

const eventsPerSecond = 20;
const burstSize = 10;
const arriveWithinMs = 60_000;
/** A server that never served isn't empty, it is cold: some subscribers come and go before anything counts. */
const warmSubscribers = 20;

/** Starts the peer, measures its memory with idle subscribers, then its CPU and latency under events. */
export async function measure(peer: Peer, options: MeasureOptions): Promise<Measurement> {
  await using running = await peer.start(options);
  await using load = new Load();
  const profile = (name: string) => options.profileDir && `${options.profileDir}/${peer.name.replace(' ', '-')}-${name}`;
  const [first] = running.servers;

  await connect(running, load, Math.min(warmSubscribers, options.subscribers));
  await publishAll(running, load, { events: 60, perTurn: burstSize, perSecond: 100 }, warmSubscribers);
  await load.drop();
  await sleep(1_000);
  const empty = await memoryOf(running.servers);
  if (options.profileDir) await first?.heapSnapshot(`${profile('empty')}.heapsnapshot`);

  await connect(running, load, options.subscribers);
  const full = await memoryOf(running.servers);
  if (options.profileDir) await first?.heapSnapshot(`${profile('idle')}.heapsnapshot`);

  const { events, subscribers } = options;
  await publishAll(running, load, { events: 100, perTurn: burstSize, perSecond: 40 }, subscribers);
  const phase = async (name: string, perTurn: number) => {
    if (options.profileDir) await first?.startProfile();
    const result = await runPhase(running, load, { events, perTurn, perSecond: eventsPerSecond }, subscribers);
    if (options.profileDir) await first?.stopProfile(`${profile(name)}.cpuprofile`);
    return result;
  };
  return {
    paced: await phase('paced', 1),
    burst: await phase('burst', burstSize),
    kbPerSubscriber: {
      rss: (full.rss - empty.rss) / 1_024 / subscribers,
      heap: (full.heap - empty.heap) / 1_024 / subscribers,
    },
  };
}

async function connect(running: RunningPeer, load: Load, subscribers: number): Promise<void> {
  await load.connect(Array.from({ length: subscribers }, (_, index) => running.target(index)));
  // No protocol here says that a subscription stands, only that it failed.
  await sleep(2_000);
}

interface Pace {
  readonly events: number;
  readonly perTurn: number;
  readonly perSecond: number;
}

async function runPhase(running: RunningPeer, load: Load, pace: Pace, subscribers: number): Promise<Phase> {
  const before = await cpuOf(running.servers);
  await publishAll(running, load, pace, subscribers);
  const cpu = (await cpuOf(running.servers)) - before;
  const { received, bytes, latencies } = await load.report();
  return {
    cpuMicrosPerDelivery: cpu / received,
    latencyMs: { p50: percentile(latencies, 0.5) / 1_000, p99: percentile(latencies, 0.99) / 1_000 },
    bytesPerDelivery: bytes / received,
  };
}

/** Makes events at an even pace, and waits until every subscriber has them. */
async function publishAll(running: RunningPeer, load: Load, pace: Pace, subscribers: number): Promise<void> {
  const { events, perTurn, perSecond } = pace;
  await load.reset();
  const began = performance.now();
  const turns: Promise<void>[] = [];
  for (let made = 0; made < events; made += perTurn) {
    await sleep(Math.max(0, began + (made / perSecond) * 1_000 - performance.now()));
    turns.push(running.publish(Math.min(perTurn, events - made)));
  }
  await Promise.all(turns);
  await load.received(events * subscribers, arriveWithinMs);
}

async function cpuOf(servers: readonly Server[]): Promise<number> {
  return sum(await Promise.all(servers.map((server) => server.cpuMicros())));
}

async function memoryOf(servers: readonly Server[]): Promise<{ rss: number; heap: number }> {
  const usages = await Promise.all(servers.map((server) => server.memory()));
  return { rss: sum(usages.map(({ rss }) => rss)), heap: sum(usages.map(({ heapUsed }) => heapUsed)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
