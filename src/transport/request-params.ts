import type { Plugin } from 'graphql-yoga';
import { httpError } from './http-error.js';
import { isPersistedQuery, persistedQueryNotSupported } from './persisted-query.js';

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
