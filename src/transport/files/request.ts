import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { InvalidInputError } from '../../errors.js';
import type { Context } from '../../graphql/context.js';
import type { ProjectId } from '../../ids.js';

/** What a request for a file is about. */
export interface FileRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: Context;
  readonly projectId: ProjectId;
  readonly query: URLSearchParams;
}

export const fileFormat = z.enum(['json', 'csv'], 'Must be json or csv.');

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
