import type { GraphQLError } from 'graphql';
import { httpError } from './http-error.js';

/**
 * Returns the error for a hash without a document. Clients of automatic persisted queries send the document next
 * (https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
export function persistedQueryNotSupported(): GraphQLError {
  const headers = { 'cache-control': 'private, no-cache, must-revalidate' };
  return httpError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', {}, headers);
}

/** The parameters of an operation that identify a persisted query; unvalidated. */
export interface OperationParams {
  readonly query?: unknown;
  readonly extensions?: { readonly persistedQuery?: unknown } | null | undefined;
}

/** True when the parameters of an operation hold the hash of a document in place of the document. */
export function isPersistedQuery({ query, extensions }: OperationParams): boolean {
  return query == null && extensions?.persistedQuery != null;
}
