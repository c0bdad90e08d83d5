import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionResult, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../config.js';
import { endOf, isEnded } from '../domain/viewer.js';
import { closeCodes, LimitExceededError } from '../errors.js';
import { EventStream } from '../events/stream.js';
import type { Caller } from '../graphql/caller.js';
import { Context, type Services } from '../graphql/context.js';
import { toGraphQLError } from '../graphql/errors.js';
import { executeOperation, type OperationArgs, openStream } from '../graphql/execute.js';
import { Groups } from '../graphql/groups.js';
import type { Metrics } from '../observability/metrics.js';
import type { Authenticator, Upgrade } from './authenticate.js';
import { Connection, ProtocolSocket } from './connection.js';
import { problem } from './files/request.js';
import { nextBody } from './frames.js';
import { GroupedSubscription } from './grouped-subscription.js';
import type { Yoga } from './http.js';
import { SingleSubscription } from './single-subscription.js';
import { createSocketViewers } from './socket-viewer.js';

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
}

/** graphql-ws hands what `onSubscribe` returns to `execute` and `subscribe`. */
interface SocketOperation extends OperationArgs {
  readonly connection: Connection;
  readonly operationId: string;
}

/** How often connections are looked at for what has its time. */
const deadlineCheckMs = 500;

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
  const report = (fault: unknown) => logger.error({ err: fault }, 'subscription failed');

  const delivery = {
    metrics,
    maxBuffered: limits.socketBufferBytes,
    toError: (reason: unknown) => toGraphQLError(reason, report),
  };

  const viewers = createSocketViewers({ services, authenticator, limitMs: timing.initMs });
  const protocol = makeServer<Record<string, unknown>, Connection>({
    // Kept by `deadlines` below, without a timer for each socket.
    connectionInitWaitTimeout: 0,
    onConnect: ({ connectionParams, extra }) => viewers.accept(extra, connectionParams),
    onSubscribe: ({ extra }, id, payload) => prepare(extra, id, payload),
    execute: (args) => executeOperation(args as SocketOperation),
    subscribe: (args) => follow(args as SocketOperation),
  });

  const sockets = new WebSocketServer({
    WebSocket: Connection,
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout: timing.closeMs,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node leaves an upgraded socket without a listener, and an error that nobody hears ends the process.
    stream.on('error', destroyStream);
    if (request.url?.split('?', 1)[0] !== yoga.graphqlEndpoint) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    let upgrade: Upgrade;
    try {
      upgrade = authenticator.ofUpgrade(request);
    } catch (error) {
      refuseUpgrade(stream, error);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (connection) => open(Object.assign(connection, upgrade), stream));
  }
  server.on('upgrade', onUpgrade);

  function open(connection: Connection, stream: Duplex): void {
    connection.stream = stream;
    connections.add(connection);
    connection.over = protocol.opened(new ProtocolSocket(connection, viewers.renew), connection);
    connection.on('message', onMessage);
    connection.on('pong', onPong);
    connection.on('error', onError);
    connection.on('close', onClose);
  }

  // Listeners are shared by all connections; each finds its own in `this`.

  function onMessage(this: WebSocket, data: RawData): void {
    if (!(this instanceof Connection)) return;
    this.alive = true;
    this.take(String(data)).catch((fault: unknown) => {
      report(fault);
      this.close(4500, 'Internal server error');
    });
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
    this.over?.(code, String(reason)).catch(report);
    metrics.socketsClosed.inc({ code });
    logger.debug({ code }, 'socket closed');
  }

  /** Tells a peer that went away without a word from one that is only quiet. */
  function pingAll(): void {
    for (const connection of connections) {
      if (connection.alive) connection.ping();
      else connection.terminate();
      connection.alive = false;
    }
  }
  // Behind the reads of this turn: when it was we who stood still, the answers are there, and not yet read.
  const keepAlive = setInterval(() => setImmediate(pingAll), timing.keepAliveMs);
  keepAlive.unref();

  /** One timer for all connections: whose init doesn't come, and whose token has expired. */
  const deadlines = setInterval(() => {
    const now = Date.now();
    for (const connection of connections) {
      if (!connection.context) {
        if (now - connection.openedAt >= timing.initMs) {
          connection.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
        }
      } else if (connection.context.viewer.expiresAt <= now) {
        connection.close(closeCodes.tokenExpired, 'The token has expired.');
      }
    }
  }, deadlineCheckMs);
  deadlines.unref();

  const stopListening = sessions.onEnded((ended) => {
    for (const connection of connections) {
      const { context, renewal } = connection;
      if (renewal && isEnded(renewal, ended)) connection.renewal = undefined;
      if (context && isEnded(context.viewer, ended)) {
        connection.close(closeCodes.unauthorized, endOf(context.viewer));
      }
    }
  });

  /** Parses and validates by Yoga, so that HTTP and sockets have the same rules and the same caches. */
  async function prepare(
    connection: Connection,
    operationId: string,
    payload: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]> {
    const { context } = connection;
    if (!context) return [new GraphQLError('Not acknowledged')];
    const { schema, parse, validate } = yoga.getEnveloped();
    try {
      const document = parse(payload.query);
      // graphql-ws keeps the message for as long as the subscription lives; the cached document's text is the same one.
      Object.assign(payload, { query: document.loc?.source.body ?? payload.query });
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      const operation = getOperationAST(document, payload.operationName);
      // What a subscription reads is read by the context of each event, so it can do with the socket's.
      const shared = operation?.operation === OperationTypeNode.SUBSCRIPTION;
      return {
        schema,
        document,
        contextValue: shared
          ? context
          : new Context(services, context.audience, context.clientId, callerOf(connection)),
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
        connection,
        operationId,
      };
    } catch (error) {
      return [toGraphQLError(error, report)];
    }
  }

  async function follow(args: SocketOperation): Promise<ExecutionResult | GroupedSubscription | SingleSubscription> {
    const { connection } = args;
    if (connection.subscriptions >= limits.subscriptionsPerSocket) {
      metrics.refusals.inc({ limit: 'subscriptions_per_socket' });
      const error = new LimitExceededError(`A socket holds at most ${limits.subscriptionsPerSocket} subscriptions.`);
      return { errors: [toGraphQLError(error, report)] };
    }
    connection.subscriptions += 1;
    const stream = await openStream(args);
    if (!('next' in stream)) {
      connection.subscriptions -= 1;
      return stream;
    }
    // What merges several streams, or skips what a reader is too slow for, is told to one person: nothing to share.
    if (!(stream instanceof EventStream)) return new SingleSubscription(args, stream, connection);
    const lease = groups.join({ args, stream });
    return new GroupedSubscription(delivery, connection, args.operationId, { stream, lease });
  }

  return {
    groups,
    get size() {
      return connections.size;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(keepAlive);
      clearInterval(deadlines);
      stopListening();
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

/** Answers an upgrade that is refused as any other request is. */
function refuseUpgrade(stream: Duplex, error: unknown): void {
  const [status, body] = problem(error);
  const text = JSON.stringify(body);
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

function callerOf({ address }: Connection): Caller {
  return { address, userAgent: null, head: null };
}

function destroyStream(this: Duplex): void {
  this.destroy();
}
