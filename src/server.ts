import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, isPrivate } from './config.js';
import type { Feeds } from './events/feeds.js';
import type { Services } from './graphql/context.js';
import { reporter } from './graphql/errors.js';
import { type DemoProject, signInDemo } from './seed.js';
import type { Timing } from './timing.js';
import { createAuthenticator } from './transport/authenticate.js';
import { createFiles } from './transport/files/files.js';
import { type GraphiqlSession, graphiqlSession, isForThisMachine, isForwarded } from './transport/graphiql.js';
import { createHealth } from './transport/health.js';
import { createHttp } from './transport/http.js';
import { type SseWatch, watchSse } from './transport/sse.js';
import { openWebSockets, type WebSocketTransport } from './transport/websocket.js';

export interface ServerOptions {
  readonly config: Config;
  readonly timing: Timing;
  readonly services: Services;
  readonly feeds: Feeds;
  /** The demo project, which GraphiQL opens on a private instance. */
  readonly demo: DemoProject | undefined;
}

/** The listening HTTP server with its transports. */
export interface RunningServer {
  readonly url: string;
  readonly sockets: WebSocketTransport;
  readonly sse: SseWatch;
}

/**
 * Starts the HTTP server: GraphQL over HTTP, server-sent events and WebSockets, files and health checks. The stack shuts
 * the server down.
 *
 * @throws the error of `listen`, for example EADDRINUSE
 */
export async function startServer(options: ServerOptions, stack: AsyncDisposableStack): Promise<RunningServer> {
  const { config, timing, services, feeds } = options;
  const { db, bus, metrics } = services;
  const { corsOrigins, limits } = config;
  const shutdown = { draining: false };
  const authenticator = createAuthenticator({ services, ...config });
  const sse = watchSse({ metrics, keepAliveMs: timing.keepAlive, bufferBytes: limits.socketBufferBytes });
  const graphiql = (request: IncomingMessage) => openGraphiql(options, request);
  const yoga = createHttp({ services, authenticator, corsOrigins, limits, graphiql, sse });
  const files = stack.use(createFiles({ services, authenticator, corsOrigins, importBytes: limits.importBytes }));
  const health = createHealth({
    db,
    bus,
    metrics,
    feeds,
    authenticator,
    report: reporter(services, 'status not served'),
    sockets: () => sockets,
    draining: () => shutdown.draining,
  });
  const server = createHttpServer(timing, (request, response) => {
    if (!health(request, response) && !files.handle(request, response)) void yoga(request, response);
  });
  const sockets: WebSocketTransport = openWebSockets({
    server,
    yoga,
    services,
    authenticator,
    metrics,
    limits,
    timing: { initMs: timing.socketInit, keepAliveMs: timing.keepAlive, closeMs: timing.socketClose },
  });
  const connections = trackConnections(server);
  const url = await listen(server, config);
  stack.defer(async () => {
    shutdown.draining = true;
    // `/readyz` responds 503, and load balancers remove the instance; the server still accepts requests.
    await sleep(config.shutdownDelaySeconds * 1_000);
    await closeServer(server, { connections, sockets, sse, drainMs: timing.drain });
  });
  return { url, sockets, sse };
}

/** Creates the options of a GraphiQL page: signed in as the demo's owner only for requests from this machine. */
async function openGraphiql(
  { config, services, demo }: ServerOptions,
  request: IncomingMessage,
): Promise<GraphiqlSession> {
  const signedIn = demo && isPrivate(config) && !isForwarded(request) && isForThisMachine(request);
  if (!signedIn) return graphiqlSession();
  return graphiqlSession({ accessToken: await signInDemo(services, demo), projectId: demo.projectId });
}

function createHttpServer({ requestHead, request, idleConnection }: Timing, listener: RequestListener): Server {
  // Node checks the two limits at this interval: at least twice per limit, and at least as often as by default.
  const connectionsCheckingInterval = Math.min(30_000, requestHead / 2, request / 2);
  const limits = { headersTimeout: requestHead, requestTimeout: request, keepAliveTimeout: idleConnection };
  return createServer({ ...limits, connectionsCheckingInterval }, listener);
}

async function listen(server: Server, { host, port }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Returns the open connections of a server, also of those that are opened later. */
function trackConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}

interface OpenParts extends Pick<RunningServer, 'sockets' | 'sse'> {
  readonly connections: ReadonlySet<Socket>;
  readonly drainMs: number;
}

/** Stops to accept connections, closes all streams, and waits up to `drainMs` for running requests. */
async function closeServer(server: Server, { connections, sockets, sse, drainMs }: OpenParts): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  sse[Symbol.dispose]();
  await sockets[Symbol.asyncDispose]();
  server.closeIdleConnections();
  // Clients open connections in advance. Node counts a connection without any byte as busy, not as idle.
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  const timeout = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(timeout);
}
