import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import type { Peer, PeerOptions, RunningPeer } from '../peers/peer.js';
import { Load } from './load.js';
import { connect, disconnect, publishAt } from './pace.js';
import type { Server } from './server.js';

/** Kilobytes of server memory that each idle subscriber adds. */
export interface MemoryCost {
  readonly rss: number;
  /** The part of it that is JavaScript objects. */
  readonly heap: number;
}

/** What some events to all subscribers cost. */
export interface Slice {
  readonly deliveries: number;
  readonly bytes: number;
  /** Server CPU, user and system, all instances. */
  readonly cpuMicros: number;
  /** Microseconds from the moment an event is asked for to each arrival, sorted. */
  readonly latencies: Uint32Array;
}

const maxDeliveriesPerSecond = 20_000;
/**
 * Memory is what a server grows by from few idle subscribers to many. The first ones cost nothing that could be seen: they
 * fit into what the server's start has left behind in the heap.
 */
const idleSubscribers = { few: 1_000, many: 10_000 };
/** Timers that only guard a handshake have gone off by then. */
const settledAfterMs = 6_000;

interface Ring {
  readonly running: RunningPeer;
  readonly load: Load;
  readonly memory: MemoryCost;
  readonly owned: AsyncDisposableStack;
}

/** A peer in the ring: its servers run, its subscribers are connected. */
export class Contestant implements AsyncDisposable {
  readonly name: string;
  readonly memory: MemoryCost;
  readonly #running: RunningPeer;
  readonly #load: Load;
  readonly #subscribers: number;
  /** Of each phase, on average. */
  readonly eventsPerSecond: number;
  readonly #owned: AsyncDisposableStack;

  private constructor(peer: Peer, { subscribers, rate }: PeerOptions, ring: Ring) {
    const { name, deliveriesPerSecond = maxDeliveriesPerSecond } = peer;
    this.name = name;
    this.memory = ring.memory;
    this.#running = ring.running;
    this.#load = ring.load;
    this.#owned = ring.owned;
    this.#subscribers = subscribers;
    // Slow enough for this peer to keep up: with a queue, it is the queue that would be measured.
    this.eventsPerSecond = Math.min(rate, deliveriesPerSecond / subscribers);
  }

  /** Starts the peer, measures its memory with idle subscribers, then connects those that stay. */
  static async enter(peer: Peer, options: PeerOptions): Promise<Contestant> {
    await using stack = new AsyncDisposableStack();
    const { few, many } = idleSubscribers;
    const running = stack.use(await peer.start({ ...options, subscribers: Math.max(options.subscribers, many) }));
    const load = stack.use(new Load());
    await connect(running, load, 0, few);
    await sleep(settledAfterMs);
    const before = await memoryOf(running.servers);
    await connect(running, load, few, many);
    await sleep(settledAfterMs);
    const after = await memoryOf(running.servers);
    await disconnect(load);
    await connect(running, load, 0, options.subscribers);
    const memory = {
      rss: (after.rss - before.rss) / 1_024 / (many - few),
      heap: (after.heap - before.heap) / 1_024 / (many - few),
    };
    return new Contestant(peer, options, { running, load, memory, owned: stack.move() });
  }

  get servers(): readonly Server[] {
    return this.#running.servers;
  }

  /**
   * Makes events, waits until every subscriber has them and says what it took.
   *
   * @param perTurn how many are made at the same time; the pace is the same
   */
  async deliver(events: number, perTurn: number): Promise<Slice> {
    const pace = { events, perTurn, perSecond: this.eventsPerSecond };
    const before = await cpuOf(this.servers);
    await publishAt(pace, this.#running, this.#load, this.#subscribers);
    const cpuMicros = (await cpuOf(this.servers)) - before;
    const { received: deliveries, bytes, latencies } = await this.#load.report();
    return { deliveries, bytes, cpuMicros, latencies };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#owned.disposeAsync();
  }
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
