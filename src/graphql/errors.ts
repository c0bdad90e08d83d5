import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { isPrismaError } from '../domain/command.js';
import { DomainError } from '../errors.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { asUnavailable, outageOf } from '../store/outage.js';

/**
 * The one mapping from what is thrown to what a client gets: domain errors keep code and path, GraphQL's own errors pass,
 * outages of the database become `UNAVAILABLE`, and any other error `INTERNAL_SERVER_ERROR` without its message.
 *
 * @param thrown anything; the error of a resolver comes wrapped in a GraphQLError
 * @param report told of faults that are masked
 */
export function toGraphQLError(thrown: unknown, report: (fault: unknown) => void): GraphQLError {
  const wrapper = thrown instanceof GraphQLError ? thrown : undefined;
  const original = wrapper?.originalError ?? thrown;
  const cause = asUnavailable(original);
  if (cause !== original) report(original);
  if (cause instanceof DomainError) {
    const extensions: GraphQLErrorExtensions = { ...cause.details, code: cause.code };
    if (cause.inputPath.length > 0) extensions.inputPath = [...cause.inputPath];
    return atPath(cause.message, extensions, wrapper);
  }
  // The Prisma plugin's refusal of page arguments that contradict each other, and of cursors that are none.
  if (cause instanceof PothosValidationError) return atPath(cause.message, { code: 'BAD_USER_INPUT' }, wrapper);
  // A row that was there when access to it was checked, or when an answer that is repeated was first given.
  if (isMissingRow(cause)) {
    report(cause);
    return atPath('It has been deleted meanwhile.', { code: 'NOT_FOUND' }, wrapper);
  }
  if (wrapper && !wrapper.originalError) return wrapper;
  if (cause instanceof GraphQLError) return cause;
  report(cause);
  return atPath('Something went wrong on our side.', { code: 'INTERNAL_SERVER_ERROR' }, wrapper);
}

/** True for Prisma's error of a statement that needs a row and finds none. */
function isMissingRow(error: unknown): boolean {
  return isPrismaError(error, 'P2025');
}

/**
 * Logs what is masked, and counts outages of the database. A row that is gone is a warning: it is expected after a deletion
 * alone, and a wrong query looks the same to a client.
 *
 * @param operation the name of the client's operation, if it has one
 */
export function reporter(
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
  message: string,
  operation?: string,
): (fault: unknown) => void {
  return (fault) => {
    if (isMissingRow(fault)) {
      logger.warn({ err: fault, operation }, 'row not found');
      return;
    }
    const outage = outageOf(fault);
    if (outage) metrics.databaseOutages.inc({ cause: outage });
    logger.error({ err: fault, operation }, message);
  };
}

/** True for the error that stands for an internal error or an outage: the same may succeed later. */
export function isInternalError({ extensions }: GraphQLError): boolean {
  return extensions.code === 'INTERNAL_SERVER_ERROR' || extensions.code === 'UNAVAILABLE';
}

function atPath(message: string, extensions: GraphQLErrorExtensions, at: GraphQLError | undefined): GraphQLError {
  if (!at) return new GraphQLError(message, { extensions });
  return new GraphQLError(message, {
    nodes: at.nodes ?? null,
    source: at.source ?? null,
    positions: at.positions ?? null,
    path: at.path ?? null,
    extensions,
  });
}
