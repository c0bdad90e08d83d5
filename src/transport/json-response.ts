import type { ServerResponse } from 'node:http';
import { DomainError, type ErrorCode } from '../errors.js';
import { asUnavailable } from '../store/outage.js';

/** The HTTP status of each error where the response is not a GraphQL result. The one mapping of errors to statuses. */
const statuses: Record<ErrorCode, number> = {
  ACCESS_REVOKED: 403,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  FORBIDDEN: 403,
  LIMIT_EXCEEDED: 413,
  NOT_FOUND: 404,
  OPERATION_TOO_EXPENSIVE: 400,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
};

interface ErrorBody {
  readonly errors: readonly object[];
}

/** A body with one error, in the shape of a GraphQL response. */
export function errorBody(code: string, message: string, extensions: object = {}): ErrorBody {
  return { errors: [{ message, extensions: { code, ...extensions } }] };
}

/** An error as an HTTP status and a body with the errors that GraphQL would answer with. */
export function toErrorResponse(thrown: unknown): [status: number, body: ErrorBody] {
  const error = asUnavailable(thrown);
  if (!(error instanceof DomainError)) return [500, errorBody('INTERNAL_SERVER_ERROR', 'Internal server error.')];
  const { code, message, inputPath, details } = error;
  return [
    statuses[code],
    errorBody(code, message, {
      ...details,
      ...(inputPath.length > 0 && { inputPath }),
    }),
  ];
}

/** Sends a JSON response that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  if (status === statuses.UNAVAILABLE) response.setHeader('retry-after', 1);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
