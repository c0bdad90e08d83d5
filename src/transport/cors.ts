import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CORSOptions } from 'graphql-yoga';

/** Response headers of GraphQL requests, readable by pages of an allowed origin. */
const graphqlHeaders = ['retry-after'];

/** Response headers of file requests, readable by pages of an allowed origin. */
const fileHeaders = ['content-disposition', ...graphqlHeaders, 'x-import-id'];

/** Returns Yoga's CORS options: credentials for the allowed origins, and no CORS headers without any. */
export function graphqlCors(origins: readonly string[]): CORSOptions | false {
  if (origins.length === 0) return false;
  return { origin: [...origins], credentials: true, exposedHeaders: graphqlHeaders };
}

/**
 * Sets the CORS headers of a file request and answers a preflight.
 *
 * @returns true for a preflight; the preflight is then answered
 */
export function handleFileCors(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  const { origin } = request.headers;
  if (origins.length > 0) response.setHeader('vary', 'Origin');
  if (origin !== undefined && origins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', fileHeaders.join(', '));
  }
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    // An allowed origin may send any header: tracing and client libraries add their own.
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
  });
  response.end();
  return true;
}
