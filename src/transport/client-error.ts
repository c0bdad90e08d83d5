import { GraphQLError } from 'graphql';

/**
 * An error as sockets and streams of server-sent events send it: always with a code, and without `extensions.http`, by which Yoga's plugins name the status of
 * an HTTP answer.
 */
export function clientError(error: GraphQLError): GraphQLError {
  const { http, code, ...others } = error.extensions;
  if (http === undefined && code !== undefined) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...others, code: code ?? 'BAD_REQUEST' },
  });
}
