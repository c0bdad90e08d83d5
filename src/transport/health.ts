import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { isOperator } from '../domain/user/operators.js';
import { ForbiddenError, UnauthenticatedError } from '../errors.js';
import type { Bus } from '../events/bus.js';
import type { Feeds } from '../events/feeds.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db } from '../store/database.js';
import type { Authenticator } from './authenticate.js';
import { sendJson, toErrorResponse } from './json-response.js';
import type { WebSocketTransport } from './websocket.js';

export interface HealthOptions {
  readonly db: Db;
  readonly bus: Bus;
  readonly metrics: Metrics;
  readonly feeds: Feeds;
  readonly authenticator: Authenticator;
  /** Receives internal errors before they are masked. */
  readonly report: (error: unknown) => void;
  readonly sockets: () => WebSocketTransport;
  /** True while the app shuts down: requests are still served, and load balancers should use other instances. */
  readonly draining: () => boolean;
}

/** Milliseconds to wait for the database's answer. */
const databaseLimitMs = 2_000;

/**
 * Creates the handler of the paths for operators and load balancers. The handler returns false for other paths.
 *
 * - `/livez`: 200 while the process runs.
 * - `/readyz`: 200 while the instance can serve requests, else 503.
 * - `/health`: the answer of `/readyz` with the number of open sockets.
 * - `/websocket/status`: connections, subscriptions and lag, for operators of the server only.
 * - `/metrics`: metrics in the format of Prometheus.
 */
export function createHealth(options: HealthOptions) {
  const { bus, metrics, draining, sockets } = options;
  const databaseState = createDatabaseCheck(options.db);
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
    // Without the bus, delivery is slower but complete, so the instance stays in service.
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

/**
 * Creates a check of the database through the connection pool of requests. Concurrent probes share a query, and
 * therefore use one connection at most.
 */
function createDatabaseCheck({ sql: executor }: Db): () => Promise<'up' | 'down'> {
  let pending: Promise<'up' | 'down'> | undefined;
  const check = async () => {
    const answer = sql`SELECT 1`.execute(executor).then(
      () => 'up' as const,
      () => 'down' as const,
    );
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'down'>((resolve) => {
      timer = setTimeout(() => resolve('down'), databaseLimitMs);
    });
    try {
      return await Promise.race([answer, timeout]);
    } finally {
      clearTimeout(timer);
      pending = undefined;
    }
  };
  return () => {
    pending ??= check();
    return pending;
  };
}

async function requireOperator(
  { authenticator, db }: HealthOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const identity = await authenticator.authenticateRequest(request, response);
  if (identity.kind !== 'viewer') throw new UnauthenticatedError('Sign in as an operator of the server.');
  if (!(await isOperator(db, identity.viewer))) {
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
