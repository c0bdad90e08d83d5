import type { Server } from '../support/server.js';
import type { Target } from '../support/subscriber.js';

/** The parameters of a run. */
export interface PeerOptions {
  readonly subscribers: number;
  /** Number of different subscriptions among the subscribers. */
  readonly groups: number;
  /** Events per second; lower for a peer with `deliveriesPerSecond`. */
  readonly rate: number;
  /** Number of measured server processes; the subscribers are distributed evenly. */
  readonly instances: number;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Prefix of the run's keys and channels in Redis. */
  readonly prefix: string;
}

/** A server that delivers events to many sockets. */
export interface Peer {
  readonly name: string;
  /** Deliveries per second that one core sustains, for a peer that is slower than the others. */
  readonly deliveriesPerSecond?: number;
  start(options: PeerOptions): Promise<RunningPeer>;
}

export interface RunningPeer extends AsyncDisposable {
  /** The measured processes. */
  readonly servers: readonly Server[];
  /** Returns the connection settings of a subscriber by index. */
  target(subscriber: number): Target;
  /** Publishes `count` events at the same time. Resolves when the events are sent. */
  publish(count: number): Promise<void>;
}

/** Returns the server of a subscriber by index. */
export function serverOf(servers: readonly Server[], subscriber: number): Server {
  const server = servers[subscriber % servers.length];
  if (!server) throw new RangeError('A peer must have at least one server.');
  return server;
}

/** Starts servers one after the other, so that after a failure no other start is still in progress. */
export async function startEach(count: number, start: (index: number) => Promise<Server>): Promise<Server[]> {
  const servers: Server[] = [];
  for (let index = 0; index < count; index += 1) servers.push(await start(index));
  return servers;
}
