import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { InvalidInputError } from '../../errors.js';
import type { Context } from '../../graphql/context.js';
import type { ProjectId } from '../../ids.js';

/** A request for an export or import, after authentication. */
export interface FileRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: Context;
  readonly projectId: ProjectId;
  readonly query: URLSearchParams;
}

export const fileFormat = z.enum(['json', 'csv'], 'Must be json or csv.');

/**
 * Validates a query string. Unknown parameters are refused, because most of them are misspelled.
 *
 * @throws InvalidInputError with an issue for every invalid parameter
 */
export function readQuery<T>(rules: z.ZodType<T>, query: URLSearchParams): T {
  const result = rules.safeParse(Object.fromEntries(query));
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? { path: [issue.keys[0] ?? ''], message: 'Unknown parameter.' }
      : { path: issue.path.map(String), message: issue.message },
  );
  throw new InvalidInputError(first ?? { path: [], message: 'Invalid parameters.' }, ...rest);
}
