import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { NoResultError } from 'kysely';
import { isPrismaError } from '../domain/command.js';
import { DomainError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { asUnavailable, outageOf } from '../store/outage.js';

/**
 * Maps a thrown value to the error for the client. Domain errors keep their code and path, and errors of graphql-js
 * stay as they are. Outages of the database become `UNAVAILABLE`. All other errors become `INTERNAL_SERVER_ERROR` without
 * their message.
 *
 * @param thrown any value; the error of a resolver is wrapped in a GraphQLError
 * @param report receives errors masked from the client
 */
export function toGraphQLError(thrown: unknown, report: (error: unknown) => void): GraphQLError {
  const wrapper = thrown instanceof GraphQLError ? thrown : undefined;
  const original = wrapper?.originalError ?? thrown;
  const cause = asUnavailable(original);
  if (cause !== original) report(original);
  if (cause instanceof DomainError) {
    const extensions: GraphQLErrorExtensions = { ...cause.details, code: cause.code };
    if (cause.inputPath.length > 0) extensions.inputPath = [...cause.inputPath];
    return atPath(cause.message, extensions, wrapper);
  }
  // The Prisma plugin throws this for contradictory page arguments and invalid cursors.
  if (cause instanceof PothosValidationError) return atPath(cause.message, { code: 'BAD_USER_INPUT' }, wrapper);
  // The row existed at the access check, or when a mutation with an idempotency key ran first.
  if (isMissingRow(cause)) {
    report(cause);
    return atPath('The object was deleted while the operation ran.', { code: 'NOT_FOUND' }, wrapper);
  }
  if (wrapper && !wrapper.originalError) return wrapper;
  if (cause instanceof GraphQLError) return cause;
  report(cause);
  return atPath('An internal error occurred. Try again later.', { code: 'INTERNAL_SERVER_ERROR' }, wrapper);
}

/** True for the errors of Prisma and Kysely about a statement without its required row. */
function isMissingRow(error: unknown): boolean {
  return isPrismaError(error, 'P2025') || error instanceof NoResultError;
}

/**
 * Returns a function that logs masked errors and counts outages of the database. A missing row is logged as a warning: after
 * a deletion it is expected, but a wrong query has the same symptom.
 *
 * @param operation the name of the client's operation, if it has one
 */
export function reporter(
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
  message: string,
  operation?: string,
): (error: unknown) => void {
  return (error) => {
    if (isMissingRow(error)) {
      logger.warn({ err: error, operation }, 'row not found');
      return;
    }
    const outage = outageOf(error);
    if (outage) metrics.databaseOutages.inc({ cause: outage });
    logger.error({ err: error, operation }, message);
  };
}

/** True for an internal error or an outage: a retry may succeed. */
export function isInternalError({ extensions }: GraphQLError): boolean {
  return extensions.code === 'INTERNAL_SERVER_ERROR' || extensions.code === 'UNAVAILABLE';
}

/** Creates an error at the location of another error. */
function atPath(message: string, extensions: GraphQLErrorExtensions, located: GraphQLError | undefined): GraphQLError {
  if (!located) return new GraphQLError(message, { extensions });
  return new GraphQLError(message, {
    nodes: located.nodes ?? null,
    source: located.source ?? null,
    positions: located.positions ?? null,
    path: located.path ?? null,
    extensions,
  });
}
