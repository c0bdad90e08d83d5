import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { httpStatusOf } from './http-status.js';
import { isPersistedQuery, persistedQueryNotSupported } from './persisted-query.js';

/** https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
const known: ReadonlySet<string> = new Set(['query', 'variables', 'operationName', 'extensions']);

/**
 * Reads the parameters of a GraphQL-over-HTTP request. Members that the specification does not know, such as a client's `id` or
 * `documentId`, are ignored.
 */
export function useRequestParams(): Plugin {
  return {
    onParams({ params, setParams }) {
      if (typeof params !== 'object' || params === null || Array.isArray(params)) return;
      if (isPersistedQuery(params)) throw persistedQueryNotSupported();
      if (params.query == null) {
        const http = { status: httpStatusOf('BAD_REQUEST') };
        throw new GraphQLError('query is required.', { extensions: { code: 'BAD_REQUEST', http } });
      }
      setParams(Object.fromEntries(Object.entries(params).filter(([name]) => known.has(name))));
    },
  };
}
