import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ProjectId } from '../../domain/ids.js';
import { DomainError, type ErrorCode, InvalidInputError } from '../../errors.js';
import type { Context } from '../../graphql/context.js';

/** What a request for a file is about. */
export interface FileRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: Context;
  readonly projectId: ProjectId;
  readonly query: URLSearchParams;
}

export const fileFormat = z.enum(['json', 'csv'], 'Must be json or csv.');

const statuses: Record<ErrorCode, number> = {
  ACCESS_REVOKED: 403,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  FORBIDDEN: 403,
  LIMIT_EXCEEDED: 413,
  NOT_FOUND: 404,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
};

/** A refusal as a status and the errors that GraphQL would answer with. */
export function problem(error: unknown): [status: number, body: { errors: object[] }] {
  if (!(error instanceof DomainError)) {
    const extensions = { code: 'INTERNAL_SERVER_ERROR' };
    return [500, { errors: [{ message: 'Something went wrong on our side.', extensions }] }];
  }
  const extensions = { code: error.code, ...(error.inputPath.length > 0 && { inputPath: error.inputPath }) };
  return [statuses[error.code], { errors: [{ message: error.message, extensions }] }];
}

export function answer(response: ServerResponse, status: number, body: object): void {
  if (status === statuses.UNAVAILABLE) response.setHeader('retry-after', 1);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/**
 * Reads a query string; parameters that don't exist are refused, as they are mostly known ones, misspelt.
 *
 * @throws InvalidInputError naming every fault
 */
export function readQuery<T>(rules: z.ZodType<T>, query: URLSearchParams): T {
  const result = rules.safeParse(Object.fromEntries(query));
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? { path: [issue.keys[0] ?? ''], message: 'There is no such parameter.' }
      : { path: issue.path.map(String), message: issue.message },
  );
  throw new InvalidInputError(first ?? { path: [], message: 'Invalid parameters.' }, ...others);
}
