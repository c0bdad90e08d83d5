import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '../errors.js';
import { asUnavailable } from '../store/outage.js';
import { httpStatusOf, retryOf, unavailableSeconds } from './http-status.js';

export const jsonType = 'application/json';

interface ErrorBody {
  readonly errors: readonly object[];
}

/** Returns a body with one error, in the shape of a GraphQL response. */
export function errorBody(code: string, message: string, extensions: object = {}): ErrorBody {
  return { errors: [{ message, extensions: { code, ...extensions } }] };
}

/**
 * Maps an error to the HTTP status and the body of a GraphQL response with the error. Errors other than domain errors
 * and outages of the database become `INTERNAL_SERVER_ERROR`, without their message.
 */
export function toErrorResponse(thrown: unknown): [status: number, body: ErrorBody] {
  const error = asUnavailable(thrown);
  if (!(error instanceof DomainError)) {
    return [httpStatusOf('INTERNAL_SERVER_ERROR'), errorBody('INTERNAL_SERVER_ERROR', 'Internal server error.')];
  }
  const { code, message, inputPath, details } = error;
  return [
    httpStatusOf(code),
    errorBody(code, message, {
      ...details,
      ...(inputPath.length > 0 && { inputPath }),
    }),
  ];
}

/** Returns the headers of a JSON response: no caching, and `Retry-After` where a later request may succeed. */
function jsonHeaders(status: number, body: object): Record<string, string> {
  const retry = 'errors' in body && Array.isArray(body.errors) ? retryOf(body.errors) : undefined;
  const seconds = retry?.seconds ?? (status === httpStatusOf('UNAVAILABLE') ? unavailableSeconds : undefined);
  return {
    'content-type': jsonType,
    'cache-control': 'no-store',
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
  };
}

/** Sends a JSON response. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, jsonHeaders(status, body));
  response.end(JSON.stringify(body));
}

/**
 * Answers an upgrade to a WebSocket with a JSON response and closes the connection.
 *
 * @param body the errors of the refusal, in the shape of a GraphQL response
 * @param headers further headers of the response
 */
export function refuseUpgrade(
  stream: Duplex,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  const fields = {
    connection: 'close',
    'content-length': String(Buffer.byteLength(text)),
    ...jsonHeaders(status, body),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  stream.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
}
