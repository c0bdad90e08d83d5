import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import type { Peer, PeerOptions, RunningPeer } from '../peers/peer.js';
import { Load } from './load.js';
import { connect, disconnect, publishAt } from './pace.js';
import type { Server } from './server.js';

/** Kilobytes of server memory per idle subscriber. */
export interface MemoryCost {
  readonly rss: number;
  /** The part of `rss` in the JavaScript heap. */
  readonly heap: number;
}

/** The cost of a number of events to all subscribers. */
export interface Slice {
  readonly deliveries: number;
  readonly bytes: number;
  /** CPU time of all instances, user and system. */
  readonly cpuMicros: number;
  /** Microseconds from the mutation of an event to each arrival, sorted. */
  readonly latencies: Uint32Array;
}

const maxDeliveriesPerSecond = 20_000;
/**
 * The memory cost is the growth of a server from `few` to `many` idle subscribers. The first subscribers fit into free
 * heap space from the server's start and show no cost.
 */
const idleSubscribers = { few: 1_000, many: 10_000 };
/** Milliseconds after which all timers of handshakes have expired. */
const settledAfterMs = 6_000;

interface Started {
  readonly running: RunningPeer;
  readonly load: Load;
  readonly memory: MemoryCost;
  readonly stack: AsyncDisposableStack;
}

/** A peer with running servers and connected subscribers. */
export class Contestant implements AsyncDisposable {
  readonly name: string;
  readonly memory: MemoryCost;
  readonly #running: RunningPeer;
  readonly #load: Load;
  readonly #subscribers: number;
  /** Average rate of each phase. */
  readonly eventsPerSecond: number;
  readonly #stack: AsyncDisposableStack;

  private constructor(peer: Peer, { subscribers, rate }: PeerOptions, started: Started) {
    const { name, deliveriesPerSecond = maxDeliveriesPerSecond } = peer;
    this.name = name;
    this.memory = started.memory;
    this.#running = started.running;
    this.#load = started.load;
    this.#stack = started.stack;
    this.#subscribers = subscribers;
    // The rate stays below the peer's capacity: with a queue, the latencies would measure the queue.
    this.eventsPerSecond = Math.min(rate, deliveriesPerSecond / subscribers);
  }

  /** Starts the peer, measures its memory with idle subscribers and connects the subscribers of the run. */
  static async start(peer: Peer, options: PeerOptions): Promise<Contestant> {
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
    return new Contestant(peer, options, { running, load, memory, stack: stack.move() });
  }

  get servers(): readonly Server[] {
    return this.#running.servers;
  }

  /**
   * Publishes events and waits until every subscriber has received all of them.
   *
   * @param perTurn number of events published at the same time; the average rate stays the same
   * @returns the cost of the deliveries
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
    return this.#stack.disposeAsync();
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
