/** Every error code that clients receive: `code` of a UserError, or `extensions.code` of a GraphQL error. */
export type ErrorCode =
  | 'ACCESS_REVOKED'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'CURSOR_EXPIRED'
  | 'FORBIDDEN'
  | 'LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'OPERATION_TOO_EXPENSIVE'
  | 'RATE_LIMITED'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE';

/** The path of an invalid value in the arguments, as in `['input', 'title']`. */
export type InputPath = readonly (string | number)[];

/** An error that the client can act on. Any other thrown error is an internal error, and its message is masked. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** Not named `path`: graphql-js treats an error with a `path` as already located in the response. */
  readonly inputPath: InputPath;

  /** Additional fields for `extensions` of the GraphQL error, next to code and path. */
  get details(): Readonly<Record<string, unknown>> {
    return {};
  }

  constructor(message: string, inputPath: InputPath = []) {
    super(message);
    this.inputPath = inputPath;
  }
}

export interface InputIssue {
  readonly path: InputPath;
  readonly message: string;
}

/** The input breaks one or more rules: `issues` lists all violations, `message` and `inputPath` describe the first. */
export class InvalidInputError extends DomainError {
  readonly code = 'BAD_USER_INPUT';
  readonly issues: readonly InputIssue[];

  constructor(first: InputIssue, ...rest: InputIssue[]) {
    super(first.message, first.path);
    this.issues = [first, ...rest];
  }
}

/** The entity does not exist, or the viewer may not see the entity. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
}

/** The viewer may see the entity, but the viewer's role does not allow the action. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
}

/** A unique value is already in use, or the entity's state does not allow the action. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';
}

/** The request has no credentials, or its credentials are invalid. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';
}

/** Ends a subscription because the viewer lost access to its stream. */
export class AccessRevokedError extends DomainError {
  readonly code = 'ACCESS_REVOKED';

  constructor() {
    super('Your access to this stream has ended.');
  }
}

/**
 * The cursor is no longer valid: its events were deleted, the cursor is too far behind, or the database was restored. The
 * client must refetch and then resubscribe from the new cursor.
 */
export class CursorExpiredError extends DomainError {
  readonly code = 'CURSOR_EXPIRED';

  constructor(reason: string) {
    super(`${reason} Refetch the data and resubscribe from the new cursor.`);
  }
}

/** A size or a count exceeds a limit of the server; the message names the limit. */
export class LimitExceededError extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';
}

/** The viewer or address exceeded a rate limit; the same request may succeed after `retryAfter` seconds. */
export class RateLimitedError extends DomainError {
  readonly code = 'RATE_LIMITED';
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number) {
    super(message);
    this.retryAfter = retryAfter;
  }

  override get details() {
    return { retryAfter: this.retryAfter };
  }
}

/** Too many authentication attempts. */
export class TooManyAttemptsError extends RateLimitedError {
  constructor(retryAfter: number) {
    super(`Too many attempts. Try again in ${retryAfter} s.`, retryAfter);
  }
}

/** The operation exceeds the limit of cost or depth and was not executed. */
export class OperationTooExpensiveError extends DomainError {
  readonly code = 'OPERATION_TOO_EXPENSIVE';
  readonly #details: Readonly<Record<string, unknown>>;

  /** @param details `limit`, the `cost` in points or the `depth`, and the most expensive `field` with its `fieldPath` */
  constructor(message: string, details: Readonly<Record<string, unknown>>) {
    super(message);
    this.#details = details;
  }

  override get details() {
    return this.#details;
  }
}

/** A service that the request depends on does not respond; the same request may succeed later. */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';
}
