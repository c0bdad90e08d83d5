import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import type { Peer, PeerOptions, RunningPeer } from '../peers/peer.js';
import { Load } from './load.js';
import { connect, disconnect, publishAt } from './pace.js';
import type { Server } from './server.js';

/** Kilobytes of server memory for each idle subscriber, above the empty server. */
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

const eventsPerSecond = 20;
const maxDeliveriesPerSecond = 20_000;
/** A server that never served isn't empty, it is cold: some subscribers come and go before anything counts. */
const warmSubscribers = 20;
/** So many that what the heap grows in advance doesn't count. */
const minIdleSubscribers = 5_000;

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
  readonly #eventsPerSecond: number;
  readonly #owned: AsyncDisposableStack;

  private constructor({ name, deliveriesPerSecond = maxDeliveriesPerSecond }: Peer, subscribers: number, ring: Ring) {
    this.name = name;
    this.memory = ring.memory;
    this.#running = ring.running;
    this.#load = ring.load;
    this.#owned = ring.owned;
    this.#subscribers = subscribers;
    // Slow enough for this peer to keep up: with a queue, it is the queue that would be measured.
    this.#eventsPerSecond = Math.min(eventsPerSecond, deliveriesPerSecond / subscribers);
  }

  /** Starts the peer, measures its memory with idle subscribers, then connects those that stay. */
  static async enter(peer: Peer, options: PeerOptions): Promise<Contestant> {
    await using stack = new AsyncDisposableStack();
    const idle = Math.max(options.subscribers, minIdleSubscribers);
    const running = stack.use(await peer.start({ ...options, subscribers: idle }));
    const load = stack.use(new Load());
    await connect(running, load, warmSubscribers);
    await publishAt({ events: 20, perTurn: 10, perSecond: eventsPerSecond }, running, load, warmSubscribers);
    await disconnect(load);
    const empty = await memoryOf(running.servers);
    await connect(running, load, idle);
    const full = await memoryOf(running.servers);
    await disconnect(load);
    await connect(running, load, options.subscribers);
    const memory = {
      rss: (full.rss - empty.rss) / 1_024 / idle,
      heap: (full.heap - empty.heap) / 1_024 / idle,
    };
    return new Contestant(peer, options.subscribers, { running, load, memory, owned: stack.move() });
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
    const pace = { events, perTurn, perSecond: this.#eventsPerSecond };
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
