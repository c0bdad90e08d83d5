/** A GraphQL error as the server sends it. */
export interface ResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryAfter?: number; readonly [name: string]: unknown };
}

/**
 * A final error of a subscription or a request. `code` is the server's code, such as `ACCESS_REVOKED`, `NOT_FOUND`,
 * `CURSOR_EXPIRED` (without `reload`) or `BAD_USER_INPUT`. `CONNECTION_REFUSED` is a close code that no retry can change.
 */
export class TaskwireError extends Error {
  override readonly name = 'TaskwireError';
  readonly code: string;
  /** All errors of the response. */
  readonly errors: readonly ResponseError[];

  constructor(code: string, message: string, errors: readonly ResponseError[] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

/** Returns the error of a refused operation, with the code of the first error. */
export function errorOf(errors: readonly ResponseError[]): TaskwireError {
  const [first] = errors;
  const code = first?.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
  return new TaskwireError(code, first?.message ?? 'The response has no data.', errors);
}

/** A lost connection: the operation may be sent again. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  /** The close code of the socket or the HTTP status, if there was one. */
  readonly code: number | undefined;
  /** The least time in milliseconds until the next attempt. */
  readonly retryAfterMs: number;

  constructor(reason: string, code?: number, retryAfterMs = 0) {
    super(reason);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No valid token: the user must sign in. */
export class SignInRequiredError extends Error {
  override readonly name = 'SignInRequiredError';
}

/** Codes that a later attempt may not meet again. */
const retriedCodes: ReadonlySet<string> = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/** Returns the error to retry for a refusal that is temporary, else the refusal. */
export function classify(error: TaskwireError): Error {
  if (error.code === 'UNAUTHENTICATED') return new ConnectionLostError(error.message, 4401);
  if (!retriedCodes.has(error.code)) return error;
  const seconds = Number(error.errors[0]?.extensions?.retryAfter ?? 0);
  return new ConnectionLostError(error.message, undefined, seconds * 1_000);
}
