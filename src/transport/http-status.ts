import type { ErrorCode } from '../errors.js';

/** The HTTP status of a failed response, by error code. All transports use this mapping. */
const statuses = {
  ACCESS_REVOKED: 403,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  FORBIDDEN: 403,
  INTERNAL_SERVER_ERROR: 500,
  LIMIT_EXCEEDED: 413,
  NOT_FOUND: 404,
  OPERATION_TOO_EXPENSIVE: 400,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  RATE_LIMITED: 429,
  REQUEST_ENTITY_TOO_LARGE: 413,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number> & Record<string, number>;

/** An error code with an HTTP status. */
export type HttpErrorCode = keyof typeof statuses;

export function httpStatusOf(code: HttpErrorCode): number {
  return statuses[code];
}

/** Seconds before the retry of a request with the error `UNAVAILABLE`. */
export const unavailableSeconds = 1;

/** The part of an error for the decision about a retry. */
interface RetriableError {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The status of a response with a temporary error, and the delay of the retry. */
export interface Retry {
  readonly status: number;
  /** Seconds, for `Retry-After`. */
  readonly seconds: number;
}

/**
 * Returns the status and delay of the first temporary error: `UNAVAILABLE` before `RATE_LIMITED`.
 *
 * @returns undefined without a temporary error
 */
export function retryOf(errors: readonly RetriableError[]): Retry | undefined {
  const find = (code: ErrorCode) => errors.find(({ extensions }) => extensions?.code === code);
  if (find('UNAVAILABLE')) return { status: statuses.UNAVAILABLE, seconds: unavailableSeconds };
  const limited = find('RATE_LIMITED')?.extensions;
  if (!limited) return undefined;
  const seconds = typeof limited.retryAfter === 'number' ? limited.retryAfter : unavailableSeconds;
  return { status: statuses.RATE_LIMITED, seconds };
}
