import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../config.js';
import { closeCodes } from '../errors.js';
import type { Services } from '../graphql/context.js';
import { reporter, toGraphQLError } from '../graphql/errors.js';
import { executeOperation } from '../graphql/execution/execute.js';
import { Groups } from '../graphql/execution/groups.js';
import type { Metrics } from '../observability/metrics.js';
import type { Authenticator, Upgrade } from './authenticate.js';
import { clientError } from './client-error.js';
import { readMessage } from './client-message.js';
import { Connection, type SocketBounds } from './connection.js';
import { nextBody } from './frames.js';
import type { Yoga } from './http.js';
import { errorBody, toErrorResponse } from './json-response.js';
import { ProtocolSocket } from './protocol-socket.js';
import { refuseUpgrade } from './refuse-upgrade.js';
import { createSocketOperations, type SocketOperation } from './socket-operations.js';
import { createSocketViewers } from './socket-viewer.js';
import { watchSockets } from './socket-watch.js';

/*
 * GraphQL over graphql-transport-ws, on the same port and path as HTTP. graphql-ws keeps the protocol; the event streams
 * of subscriptions are served by groups, which write their messages to the TCP socket themselves (see frames.ts).
 */

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
  /** Open sockets. */
  readonly size: number;
  /** Subscriptions of all sockets. */
  readonly subscriptions: number;
  /** The most bytes that wait for one socket's reader. */
  readonly maxBufferedBytes: number;
}

export function openWebSockets({
  server,
  yoga,
  services,
  authenticator,
  metrics,
  limits,
  timing,
}: WebSocketOptions): WebSocketTransport {
  const { logger, sessions } = services;
  const connections = new Set<Connection>();
  const groups = new Groups({ logger, metrics, serialize: nextBody, cacheBytes: 32 * 1_024 * 1_024 });
  metrics.gauge('taskwire_sockets', 'Open sockets.', () => connections.size);
  metrics.gauge('taskwire_groups', 'Groups of subscriptions that share execution.', () => groups.size);
  const report = reporter(services, 'subscription failed');

  const operations = createSocketOperations({
    yoga,
    services,
    groups,
    metrics,
    toError: (reason) => clientError(toGraphQLError(reason, report)),
    subscriptionsPerSocket: limits.subscriptionsPerSocket,
  });
  const viewers = createSocketViewers({
    services,
    authenticator,
    limitMs: timing.initMs,
    socketsPerViewer: limits.socketsPerViewer,
  });
  const protocol = makeServer<Record<string, unknown>, Connection>({
    // Kept by `watchSockets`, without a timer for each socket.
    connectionInitWaitTimeout: 0,
    onConnect: ({ connectionParams, extra }) => viewers.accept(extra, connectionParams),
    onSubscribe: ({ extra }, id, payload) => operations.prepare(extra, id, payload),
    execute: (args) => executeOperation(args as SocketOperation),
    subscribe: (args) => operations.follow(args as SocketOperation),
    onError: (_context, _id, _payload, errors) => errors.map(toPayload),
    onNext: (_context, _id, _payload, _args, { data, errors, extensions }) =>
      errors && {
        ...(data !== undefined && { data }),
        errors: errors.map(toPayload),
        ...(extensions && { extensions }),
      },
  });
  const bounds: SocketBounds = {
    metrics,
    maxBuffered: limits.socketBufferBytes,
    maxOperations: limits.operationsPerSocket,
  };

  const sockets = new WebSocketServer({
    WebSocket: Connection,
    noServer: true,
    maxPayload: limits.messageBytes,
    maxFragments: 1_024,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout: timing.closeMs,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  sockets.on('wsClientError', ({ message }, stream, { method }) => {
    const versions = { 'sec-websocket-version': '13, 8' };
    refuseUpgrade(stream, method === 'GET' ? 400 : 405, errorBody('BAD_REQUEST', `${message}.`), versions);
  });

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node leaves an upgraded socket without a listener, and an error that nobody hears ends the process.
    stream.on('error', destroyStream);
    if (request.url?.split('?', 1)[0] !== yoga.graphqlEndpoint) {
      refuseUpgrade(stream, 404, errorBody('NOT_FOUND', `WebSockets are at ${yoga.graphqlEndpoint} alone.`));
      return;
    }
    let upgrade: Upgrade;
    try {
      upgrade = authenticator.ofUpgrade(request);
    } catch (error) {
      refuseUpgrade(stream, ...toErrorResponse(error));
      return;
    }
    sockets.handleUpgrade(request, stream, head, (connection) => open(Object.assign(connection, upgrade), stream));
  }
  server.on('upgrade', onUpgrade);

  function open(connection: Connection, stream: Duplex): void {
    const socket = new ProtocolSocket(connection, viewers.renew);
    connection.serve(stream, bounds, (message) =>
      socket.handle(message).catch((error: unknown) => {
        report(error);
        connection.close(CloseCode.InternalServerError, 'Internal server error');
      }),
    );
    connections.add(connection);
    connection.ended = protocol.opened(socket, connection);
    connection.on('message', onMessage);
    connection.on('pong', onPong);
    connection.on('error', onError);
    connection.on('close', onClose);
  }

  // Listeners are shared by all connections; each finds its own in `this`.

  function onMessage(this: WebSocket, data: RawData): void {
    // Whoever is told to go is not listened to any more, however long they take to go.
    if (!(this instanceof Connection) || this.readyState !== this.OPEN) return;
    this.noteActivity = true;
    const message = readMessage(String(data));
    if (message) this.inbox?.push(message);
    else this.close(CloseCode.BadRequest, 'Invalid message received');
  }

  function onPong(this: WebSocket): void {
    if (this instanceof Connection) this.alive = true;
  }

  function onError(error: Error): void {
    logger.debug({ err: error }, 'socket error');
  }

  function onClose(this: WebSocket, code: number, reason: Buffer): void {
    if (!(this instanceof Connection)) return;
    connections.delete(this);
    this.inbox?.close();
    this.ended?.(code, String(reason)).catch(report);
    metrics.socketsClosed.inc({ code: labelOf(code) });
    logger.debug({ code }, 'socket closed');
  }

  const { initMs, keepAliveMs } = timing;
  const watch = watchSockets({ connections, sessions, initMs, keepAliveMs, bufferBytes: limits.socketBufferBytes });

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
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]();
      server.off('upgrade', onUpgrade);
      const closed = [...connections].map(
        (connection) =>
          new Promise<void>((resolve) => {
            connection.once('close', () => resolve());
            connection.close(closeCodes.serviceRestart, 'Service restart');
            setTimeout(() => connection.terminate(), 1_000).unref();
          }),
      );
      await Promise.all(closed);
    },
  };
}

function toPayload(error: GraphQLError): GraphQLFormattedError {
  return clientError(error).toJSON();
}

function destroyStream(this: Duplex): void {
  this.destroy();
}

/** The codes of RFC 6455 that peers send, and ours. Peers choose their codes, and each label is a series of its own. */
const labelled: ReadonlySet<number> = new Set([
  ...[1000, 1001, 1002, 1005, 1006, 1007, 1008, 1009],
  ...[4400, 4406, 4408, 4409, 4429, 4500],
  ...Object.values(closeCodes),
]);

function labelOf(code: number): string {
  return labelled.has(code) ? String(code) : 'other';
}
