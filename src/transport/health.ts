import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bus } from '../events/bus.js';
import type { Metrics } from '../observability/metrics.js';
import type { Db } from '../store/database.js';
import { sendJson } from './json-response.js';

export interface HealthOptions {
  readonly db: Db;
  readonly bus: Bus;
  readonly metrics: Metrics;
  /** True once the app is closing: it still serves who is here, and wants no newcomers. */
  readonly draining: () => boolean;
}

/** Answers `/livez` (the process runs), `/readyz` (it can serve) and `/metrics` (for Prometheus); returns false for any other path. */
export function createHealth({ db, bus, metrics, draining }: HealthOptions) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    switch (request.url?.split('?', 1)[0]) {
      case '/livez':
        sendJson(response, 200, { status: 'ok' });
        return true;
      case '/readyz':
        void ready(response);
        return true;
      case '/metrics':
        void exposition(response);
        return true;
      default:
        return false;
    }
  };

  async function exposition(response: ServerResponse): Promise<void> {
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType });
    response.end(text);
  }

  async function ready(response: ServerResponse): Promise<void> {
    const database = await db.$queryRaw`SELECT 1`.then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const ok = database === 'up' && !draining();
    // Without the bus delivery is slower, not wrong: no reason to be taken out of service.
    sendJson(response, ok ? 200 : 503, {
      status: draining() ? 'draining' : ok ? 'ok' : 'down',
      database,
      bus: bus.state,
    });
  }
}
