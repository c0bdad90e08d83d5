import type { Server } from 'node:http';
import type { Limits } from '../config.js';
import type { Services } from '../graphql/context.js';
import { reporter, toGraphQLError } from '../graphql/errors.js';
import { Groups } from '../graphql/execution/groups.js';
import type { Metrics } from '../observability/metrics.js';
import type { Authenticator } from './authenticate.js';
import { clientError } from './client-error.js';
import type { Connection } from './connection.js';
import { nextBody } from './frames.js';
import type { Yoga } from './http.js';
import { closeConnections, createConnectionServer } from './socket-connections.js';
import { createSocketOperations, type SocketOperations } from './socket-operations.js';
import { createSocketProtocol } from './socket-protocol.js';
import { acceptUpgrades } from './socket-upgrade.js';
import { createSocketViewers, type SocketViewers } from './socket-viewer.js';
import { watchSockets } from './socket-watch.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly yoga: Yoga;
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly metrics: Metrics;
  readonly limits: Limits;
  readonly timing: { readonly initMs: number; readonly keepAliveMs: number; readonly closeMs: number };
}

export interface WebSocketTransport extends AsyncDisposable {
  readonly groups: Groups;
  /** Number of open sockets. */
  readonly size: number;
  /** Number of subscriptions of all sockets. */
  readonly subscriptions: number;
  /** The largest number of pending bytes of a socket. */
  readonly maxBufferedBytes: number;
}

/** Size in bytes of the groups' cache of rendered events, per instance. */
const groupCacheBytes = 32 * 1_024 * 1_024;

type ErrorReporter = (error: unknown) => void;

/**
 * Serves GraphQL over graphql-transport-ws, on the port and path of GraphQL over HTTP. graphql-ws implements the
 * protocol. Groups serve the event streams of subscriptions and write their messages directly to the TCP sockets, see
 * frames.ts.
 *
 * Disposal closes all sockets with 1012 (service restart) and resolves when they are closed.
 */
export function openWebSockets(options: WebSocketOptions): WebSocketTransport {
  const connections = new Set<Connection>();
  const groups = createGroups(options);
  addGauges(options.metrics, connections, groups);
  const report = reporter(options.services, 'subscription failed');
  const viewers = createViewers(options);
  const protocol = createSocketProtocol(createOperations(options, groups, report), viewers);
  const onConnection = createConnectionServer({
    connections,
    protocol,
    viewers,
    bounds: socketBounds(options),
    logger: options.services.logger,
    report,
  });
  const stopAccepting = acceptUpgrades({ ...upgradeSettings(options), onConnection });
  const watch = watchSockets({ connections, ...watchSettings(options) });
  return createTransport(connections, groups, async () => {
    watch[Symbol.dispose]();
    stopAccepting();
    await closeConnections(connections);
  });
}

function createGroups({ services: { logger }, metrics }: WebSocketOptions): Groups {
  return new Groups({ logger, metrics, serialize: nextBody, cacheBytes: groupCacheBytes });
}

function addGauges(metrics: Metrics, connections: ReadonlySet<Connection>, groups: Groups): void {
  metrics.gauge('taskwire_sockets', 'Open sockets.', () => connections.size);
  metrics.gauge('taskwire_groups', 'Groups of subscriptions that share execution.', () => groups.size);
}

function createViewers({ services, authenticator, limits, timing }: WebSocketOptions): SocketViewers {
  return createSocketViewers({
    services,
    authenticator,
    limitMs: timing.initMs,
    socketsPerViewer: limits.socketsPerViewer,
  });
}

function createOperations(
  { yoga, services, metrics, limits }: WebSocketOptions,
  groups: Groups,
  report: ErrorReporter,
): SocketOperations {
  return createSocketOperations({
    yoga,
    services,
    groups,
    metrics,
    toError: (reason) => clientError(toGraphQLError(reason, report)),
    subscriptionsPerSocket: limits.subscriptionsPerSocket,
  });
}

function socketBounds({ metrics, limits }: WebSocketOptions) {
  return { metrics, maxBuffered: limits.socketBufferBytes, maxOperations: limits.operationsPerSocket };
}

function upgradeSettings({ server, authenticator, yoga, limits, timing }: WebSocketOptions) {
  const { messageBytes } = limits;
  return { server, authenticator, path: yoga.graphqlEndpoint, messageBytes, closeMs: timing.closeMs };
}

function watchSettings({ services: { sessions }, limits, timing: { initMs, keepAliveMs } }: WebSocketOptions) {
  return { sessions, initMs, keepAliveMs, bufferBytes: limits.socketBufferBytes };
}

function createTransport(
  connections: ReadonlySet<Connection>,
  groups: Groups,
  close: () => Promise<void>,
): WebSocketTransport {
  return {
    groups,
    get size() {
      return connections.size;
    },
    get subscriptions() {
      let count = 0;
      for (const connection of connections) count += connection.subscriptions;
      return count;
    },
    get maxBufferedBytes() {
      let max = 0;
      for (const { bufferedAmount } of connections) max = Math.max(max, bufferedAmount);
      return max;
    },
    [Symbol.asyncDispose]: close,
  };
}
