import type { ErrorCode } from '../errors.js';

/** The HTTP status of a response that failed as a whole, by the code of its error. The one mapping of codes to statuses. */
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

export function httpStatusOf(code: keyof typeof statuses): number {
  return statuses[code];
}

/** Seconds after which a request that `UNAVAILABLE` refused is worth repeating. */
export const unavailableSeconds = 1;

/** An error of a response, as far as its repetition is concerned. */
interface RetriableError {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** How a response that another try may mend is answered. */
export interface Retry {
  readonly status: number;
  /** Seconds, for `Retry-After`. */
  readonly seconds: number;
}

/**
 * Finds the error for which the same request may succeed later: `UNAVAILABLE` before `RATE_LIMITED`.
 *
 * @returns undefined when no error passes with time
 */
export function retryOf(errors: readonly RetriableError[]): Retry | undefined {
  const find = (wanted: ErrorCode) => errors.find(({ extensions }) => extensions?.code === wanted);
  if (find('UNAVAILABLE')) return { status: statuses.UNAVAILABLE, seconds: unavailableSeconds };
  const limited = find('RATE_LIMITED')?.extensions;
  if (!limited) return undefined;
  const seconds = typeof limited.retryAfter === 'number' ? limited.retryAfter : unavailableSeconds;
  return { status: statuses.RATE_LIMITED, seconds };
}
