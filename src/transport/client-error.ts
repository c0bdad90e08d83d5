import { GraphQLError } from 'graphql';

/**
 * Returns the error that sockets and server-sent events send: with a code in any case, and without `extensions.http`,
 * in which Yoga's plugins pass the status of an HTTP response.
 */
export function clientError(error: GraphQLError): GraphQLError {
  const { http, code, ...rest } = error.extensions;
  if (http === undefined && code !== undefined) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...rest, code: code ?? 'BAD_REQUEST' },
  });
}
