import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOperator } from '../domain/user/operators.js';
import { ForbiddenError, UnauthenticatedError } from '../errors.js';
import type { Bus } from '../events/bus.js';
import type { Feeds } from '../events/feeds.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db, RawReader } from '../store/database.js';
import { Prisma } from '../store/prisma/client.js';
import type { Authenticator } from './authenticate.js';
import { sendJson, toErrorResponse } from './json-response.js';
import type { WebSocketTransport } from './websocket.js';

export interface HealthOptions {
  readonly db: Db;
  readonly rawReader: RawReader;
  readonly bus: Bus;
  readonly metrics: Metrics;
  readonly feeds: Feeds;
  readonly authenticator: Authenticator;
  /** Receives errors that are masked. */
  readonly report: (error: unknown) => void;
  readonly sockets: () => WebSocketTransport;
  /** True once the app is closing: clients are still served, and load balancers are to send new ones elsewhere. */
  readonly draining: () => boolean;
}

/** Milliseconds that the database may take for an answer. */
const databaseLimitMs = 2_000;
const ping = Prisma.sql`SELECT to_json(1)`;

/**
 * Answers the paths for operators and load balancers; returns false for any other path.
 *
 * - `/livez`: the process runs.
 * - `/readyz`: 200 while the instance can serve, else 503.
 * - `/health`: the same with the number of open sockets.
 * - `/websocket/status`: what sockets hold, for operators of the server only.
 * - `/metrics`: for Prometheus.
 */
export function createHealth(options: HealthOptions) {
  const { bus, metrics, draining, sockets } = options;
  const databaseState = createDatabaseCheck(options.rawReader);
  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>> = {
    '/livez': async (_, response) => sendJson(response, 200, { status: 'ok' }),
    '/readyz': async (_, response) => {
      const [status, body] = await readiness();
      sendJson(response, status, body);
    },
    '/health': async (_, response) => {
      const [status, body] = await readiness();
      sendJson(response, status, { ...body, sockets: sockets().size });
    },
    '/websocket/status': async (request, response) => {
      await requireOperator(options, request, response);
      sendJson(response, 200, socketStatus(options));
    },
    '/metrics': async (_, response) => {
      const text = await metrics.registry.metrics();
      response.writeHead(200, { 'content-type': metrics.registry.contentType });
      response.end(text);
    },
  };

  async function readiness(): Promise<[status: number, body: object]> {
    const database = await databaseState();
    const ok = database === 'up' && !draining();
    // Without the bus delivery is slower, not wrong: no reason to be taken out of service.
    const status = draining() ? 'draining' : ok ? 'ok' : 'down';
    return [ok ? 200 : 503, { status, database, bus: bus.state }];
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route) return false;
    route(request, response).catch((error: unknown) => {
      const [status, body] = toErrorResponse(error);
      if (status >= 500) options.report(error);
      sendJson(response, status, body);
    });
    return true;
  };
}

/** Asks by the pool that requests use. Probes at the same time share a question, so they take one connection at most. */
function createDatabaseCheck(rawReader: RawReader): () => Promise<'up' | 'down'> {
  let asking: Promise<'up' | 'down'> | undefined;
  const ask = async () => {
    const answered = rawReader.json(ping).then(
      () => 'up' as const,
      () => 'down' as const,
    );
    let timer: NodeJS.Timeout | undefined;
    const silent = new Promise<'down'>((resolve) => {
      timer = setTimeout(() => resolve('down'), databaseLimitMs);
    });
    try {
      return await Promise.race([answered, silent]);
    } finally {
      clearTimeout(timer);
      asking = undefined;
    }
  };
  return () => {
    asking ??= ask();
    return asking;
  };
}

async function requireOperator(
  { authenticator, db }: HealthOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asker = await authenticator.ofRequest(request, response);
  if (asker.kind !== 'viewer') throw new UnauthenticatedError('Sign in as an operator of the server.');
  if (!(await isOperator(db, asker.viewer))) {
    throw new ForbiddenError('Only operators of the server may read the status of sockets.');
  }
}

function socketStatus({ sockets, feeds }: HealthOptions): object {
  const { size, subscriptions, groups, maxBufferedBytes } = sockets();
  return {
    connections: size,
    subscriptions,
    groups: groups.size,
    feeds: feeds.size,
    lag: { events: feeds.maxBehind, bytes: maxBufferedBytes },
  };
}
