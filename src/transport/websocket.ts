import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../config.js';
import { closeCodes, LimitExceededError, UnauthenticatedError } from '../errors.js';
import { EventStream } from '../events/stream.js';
import { Context, type Services } from '../graphql/context.js';
import { toGraphQLError } from '../graphql/errors.js';
import { executeOperation, type OperationArgs, openStream } from '../graphql/execute.js';
import { Groups } from '../graphql/groups.js';
import type { Metrics } from '../observability/metrics.js';
import { authenticate, readClientId, refusal } from './authenticate.js';
import type { Connection } from './connection.js';
import { nextBody } from './frames.js';
import { GroupedSubscription } from './grouped-subscription.js';
import type { Yoga } from './http.js';
import { SingleSubscription } from './single-subscription.js';

/*
 * GraphQL over graphql-transport-ws, on the same port and path as HTTP. graphql-ws keeps the protocol; the event streams
 * of subscriptions are served by groups, which write their messages to the TCP socket themselves (see frames.ts).
 */

export interface WebSocketOptions {
  readonly server: Server;
  readonly yoga: Yoga;
  readonly services: Services;
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

/** How often tokens are looked at for their expiry: one timer for all sockets. */
const expiryCheckMs = 500;

export function openWebSockets({
  server,
  yoga,
  services,
  metrics,
  limits,
  timing,
}: WebSocketOptions): WebSocketTransport {
  const { logger, tokens, sessions } = services;
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

  const protocol = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: timing.initMs,
    onConnect: ({ connectionParams, extra }) => accept(extra, connectionParams),
    onSubscribe: ({ extra }, id, payload) => prepare(extra, id, payload),
    execute: (args) => executeOperation(args as SocketOperation),
    subscribe: (args) => follow(args as SocketOperation),
  });

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout: timing.closeMs,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node leaves an upgraded socket without a listener, and an error that nobody hears ends the process.
    stream.on('error', () => stream.destroy());
    if (request.url?.split('?', 1)[0] !== yoga.graphqlEndpoint) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => open(socket, stream));
  }
  server.on('upgrade', onUpgrade);

  function open(socket: WebSocket, stream: Duplex): void {
    const connection: Connection = { socket, stream, state: { kind: 'opened' }, subscriptions: 0, alive: true };
    connections.add(connection);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data) => {
            handle(String(data)).catch((fault: unknown) => {
              report(fault);
              socket.close(4500, 'Internal server error');
            });
          });
        },
      },
      connection,
    );
    socket.on('pong', () => {
      connection.alive = true;
    });
    socket.on('error', (error) => logger.debug({ err: error }, 'socket error'));
    socket.once('close', (code, reason) => {
      connections.delete(connection);
      closed(code, String(reason)).catch(report);
      metrics.socketsClosed.inc({ code });
      logger.debug({ code }, 'socket closed');
    });
  }

  /** Tells a peer that went away without a word from one that is only quiet. */
  const keepAlive = setInterval(() => {
    for (const connection of connections) {
      if (connection.alive) connection.socket.ping();
      else connection.socket.terminate();
      connection.alive = false;
    }
  }, timing.keepAliveMs);
  keepAlive.unref();

  const expiry = setInterval(() => {
    const now = Date.now();
    for (const { socket, state } of connections) {
      if (state.kind === 'accepted' && state.expiresAt <= now)
        socket.close(closeCodes.tokenExpired, 'The token has expired.');
    }
  }, expiryCheckMs);
  expiry.unref();

  /** Authenticates at `connection_init`; the viewer stays for the socket's life. */
  async function accept(connection: Connection, params: Record<string, unknown> | undefined): Promise<boolean> {
    try {
      const viewer = authenticate(tokens, params?.authorization);
      if (!viewer) throw new UnauthenticatedError('Sign in first.');
      const context = new Context(services, { kind: 'viewer', viewer }, readClientId(params?.clientId));
      // Known as this viewer's first and checked second: if their sessions end in between, one of the two sees it.
      connection.state = { kind: 'accepted', context, expiresAt: viewer.expiresAt.getTime() };
      await within(timing.initMs, sessions.demand(viewer));
      return true;
    } catch (error) {
      // graphql-ws closes too when it is told no; the first close is the one that counts.
      connection.socket.close(...refusal(error));
      return false;
    }
  }

  const stopListening = sessions.onEnded((userId) => {
    for (const { socket, state } of connections) {
      if (state.kind === 'accepted' && state.context.viewer.userId === userId) {
        socket.close(closeCodes.unauthorized, 'The session has ended.');
      }
    }
  });

  /** Parses and validates by Yoga, so that HTTP and sockets have the same rules and the same caches. */
  async function prepare(
    connection: Connection,
    operationId: string,
    payload: SubscribePayload,
  ): Promise<SocketOperation | readonly GraphQLError[]> {
    if (connection.state.kind !== 'accepted') return [new GraphQLError('Not acknowledged')];
    const { audience, clientId } = connection.state.context;
    const contextValue = new Context(services, audience, clientId);
    const { schema, parse, validate } = yoga.getEnveloped();
    try {
      const document = parse(payload.query);
      // graphql-ws keeps the message for as long as the subscription lives; the cached document's text is the same one.
      Object.assign(payload, { query: document.loc?.source.body ?? payload.query });
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      return {
        schema,
        document,
        contextValue,
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
    // What merges several streams, or isn't one, is told to one person: nothing to share.
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
      clearInterval(expiry);
      stopListening();
      server.off('upgrade', onUpgrade);
      const closed = [...connections].map(
        ({ socket }) =>
          new Promise<void>((resolve) => {
            socket.once('close', () => resolve());
            socket.close(closeCodes.serviceRestart, 'Service restart');
            setTimeout(() => socket.terminate(), 1_000).unref();
          }),
      );
      await Promise.all(closed);
    },
  };
}

/** Rejects when the work takes longer. graphql-ws's own limit for the init ends when the init has come. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Took too long')), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    // Whether it could be written is known by the socket's close; nobody waits for more than that.
    socket.send(data, () => resolve());
  });
}
