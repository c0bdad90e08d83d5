import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { httpError } from './http-error.js';

/** https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
const knownParams: ReadonlySet<string> = new Set(['query', 'variables', 'operationName', 'extensions']);

/**
 * Reads the parameters of a GraphQL-over-HTTP request. Parameters outside the specification, such as a client's `id` or
 * `documentId`, are ignored.
 */
export function useRequestParams(): Plugin {
  return {
    onParams({ params, setParams }) {
      if (typeof params !== 'object' || params === null || Array.isArray(params)) return;
      if (isPersistedQuery(params)) throw persistedQueryNotSupported();
      if (params.query == null) throw httpError('BAD_REQUEST', 'query is required.');
      setParams(Object.fromEntries(Object.entries(params).filter(([name]) => knownParams.has(name))));
    },
  };
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

/**
 * Returns the error for a hash without a document. Clients of automatic persisted queries send the document next
 * (https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
export function persistedQueryNotSupported(): GraphQLError {
  const headers = { 'cache-control': 'private, no-cache, must-revalidate' };
  return httpError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', {}, headers);
}
