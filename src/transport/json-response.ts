import type { ServerResponse } from 'node:http';
import { DomainError } from '../errors.js';
import { asUnavailable } from '../store/outage.js';
import { httpStatusOf, retryOf, unavailableSeconds } from './http-status.js';

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

/** Sends a JSON response that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  const retry = 'errors' in body && Array.isArray(body.errors) ? retryOf(body.errors) : undefined;
  if (retry) response.setHeader('retry-after', retry.seconds);
  else if (status === httpStatusOf('UNAVAILABLE')) response.setHeader('retry-after', unavailableSeconds);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
