import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets the pages of the allowed origins ask for files, as they may ask for GraphQL.
 *
 * @returns true when the request was a preflight, which is answered now
 */
export function answerCors(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origins.length > 0) response.setHeader('vary', 'Origin');
  if (origin !== undefined && origins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', 'content-disposition, retry-after, x-import-id');
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
