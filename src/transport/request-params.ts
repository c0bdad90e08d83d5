import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
const known: ReadonlySet<string> = new Set(['query', 'variables', 'operationName', 'extensions']);

/**
 * Reads the parameters of a GraphQL-over-HTTP request. Members that the specification does not know, such as a client's `id` or
 * `documentId`, are ignored. A hash without a document is answered as clients of automatic persisted queries expect: they
 * send the document then (https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
export function useRequestParams(): Plugin {
  return {
    onParams({ params, setParams }) {
      if (typeof params !== 'object' || params === null || Array.isArray(params)) return;
      if (params.query == null && params.extensions?.persistedQuery != null) {
        throw new GraphQLError('PersistedQueryNotSupported', {
          extensions: {
            code: 'PERSISTED_QUERY_NOT_SUPPORTED',
            http: { status: 200, headers: { 'cache-control': 'private, no-cache, must-revalidate' } },
          },
        });
      }
      if (params.query == null) {
        throw new GraphQLError('query is required.', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
      }
      setParams(Object.fromEntries(Object.entries(params).filter(([name]) => known.has(name))));
    },
  };
}
