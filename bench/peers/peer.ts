import type { Server } from '../support/server.js';
import type { Target } from '../support/subscriber.js';

/** What a run is about. */
export interface PeerOptions {
  readonly subscribers: number;
  /** How many different subscriptions there are among the subscribers. */
  readonly groups: number;
  /** Events a second; fewer for a peer that can't keep up. */
  readonly rate: number;
  /** Measured server processes, which share the subscribers. */
  readonly instances: number;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Names of this run in Redis begin with it. */
  readonly prefix: string;
}

/** A way to tell many sockets of one event. */
export interface Peer {
  readonly name: string;
  /** What one core of it can keep up with, where that is less than what the others are given. */
  readonly deliveriesPerSecond?: number;
  start(options: PeerOptions): Promise<RunningPeer>;
}

export interface RunningPeer extends AsyncDisposable {
  /** The processes whose CPU and memory count. */
  readonly servers: readonly Server[];
  /** What the subscriber with that index connects to. */
  target(subscriber: number): Target;
  /** Makes `count` events at the same time; resolves when they are on their way. */
  publish(count: number): Promise<void>;
}

/** The server of a subscriber. */
export function serverOf(servers: readonly Server[], subscriber: number): Server {
  const server = servers[subscriber % servers.length];
  if (!server) throw new RangeError('A peer has at least one server.');
  return server;
}

/** Starts what comes one after the other, so that a failure leaves nobody half started. */
export async function startEach(count: number, start: (index: number) => Promise<Server>): Promise<Server[]> {
  const servers: Server[] = [];
  for (let index = 0; index < count; index += 1) servers.push(await start(index));
  return servers;
}
