import { GraphQLError } from 'graphql';
import { httpStatusOf } from './http-status.js';

/**
 * Returns the error for a hash without a document. Clients of automatic persisted queries send the document next
 * (https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
export function persistedQueryNotSupported(): GraphQLError {
  const code = 'PERSISTED_QUERY_NOT_SUPPORTED';
  return new GraphQLError('PersistedQueryNotSupported', {
    extensions: {
      code,
      http: { status: httpStatusOf(code), headers: { 'cache-control': 'private, no-cache, must-revalidate' } },
    },
  });
}

/** The members of an operation's parameters that tell a persisted query; unvalidated. */
export interface OperationParams {
  readonly query?: unknown;
  readonly extensions?: { readonly persistedQuery?: unknown } | null | undefined;
}

/** True when the parameters of an operation hold the hash of a document in place of the document. */
export function isPersistedQuery({ query, extensions }: OperationParams): boolean {
  return query == null && extensions?.persistedQuery != null;
}
