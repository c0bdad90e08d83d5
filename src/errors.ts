/** Every error code a client can meet, once. In GraphQL it is `code` of a UserError, or `extensions.code` of an error. */
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

/** Close codes of graphql-transport-ws sockets. Clients treat 4400–4409, 4429 and 4500 as final and retry the rest. */
export const closeCodes = {
  /** Wrong or missing token at init. */
  unauthorized: 4401,
  /** The token was good once and has expired: renew it and come back. */
  tokenExpired: 4403,
  /** The user holds as many sockets as one may. */
  tooMany: 4429,
  /** This instance is going away; another one serves. */
  serviceRestart: 1012,
  /** The reader was too slow, or a limit of the server was reached; resume from the cursor. */
  tryAgainLater: 1013,
} as const;

/** Where in the input or the arguments the fault is, as in `['input', 'title']`. */
export type InputPath = readonly (string | number)[];

/** A refusal that the caller can act on. Anything else that is thrown is a fault of ours and is masked. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** Not `path`: graphql-js takes an error with a `path` for one that it has placed itself. */
  readonly inputPath: InputPath;

  /** What GraphQL errors say of it beyond code and path, in their `extensions`. */
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

/** The input breaks a rule; `issues` names every broken one, `message` and `inputPath` the first. */
export class InvalidInputError extends DomainError {
  readonly code = 'BAD_USER_INPUT';
  readonly issues: readonly InputIssue[];

  constructor(first: InputIssue, ...others: InputIssue[]) {
    super(first.message, first.path);
    this.issues = [first, ...others];
  }
}

/** The thing does not exist, or the viewer may not know that it does. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
}

/** The viewer sees the thing, but their role does not allow the act. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
}

/** Another row already has the value, or the state does not allow the act. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';
}

/** The fields of a task that commands change, by the names that events give them. */
export type TaskFieldName =
  | 'title'
  | 'description'
  | 'status'
  | 'priority'
  | 'dueDate'
  | 'position'
  | 'parentId'
  | 'assigneeIds'
  | 'labelIds';

/** Somebody changed the same fields of a task since the version that the caller has seen. */
export class TaskVersionConflictError extends ConflictError {
  readonly taskId: string;
  readonly fields: readonly TaskFieldName[];
  readonly changedByIds: readonly string[];

  constructor(
    {
      taskId,
      fields,
      changedByIds,
    }: { taskId: string; fields: readonly TaskFieldName[]; changedByIds: readonly string[] },
    inputPath: InputPath,
  ) {
    super('Somebody else changed the same fields meanwhile.', inputPath);
    this.taskId = taskId;
    this.fields = fields;
    this.changedByIds = changedByIds;
  }
}

/** Nobody is signed in, or the credentials are wrong. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';
}

/** Ends a subscription: the person lost access to what it streams. */
export class AccessRevokedError extends DomainError {
  readonly code = 'ACCESS_REVOKED';

  constructor() {
    super('Your access to this stream has ended.');
  }
}

/** The cursor can't be gone on from: pruned, too far behind, or from before a restore. Load anew, then follow. */
export class CursorExpiredError extends DomainError {
  readonly code = 'CURSOR_EXPIRED';

  constructor(reason: string) {
    super(`${reason} Load the data again and go on from its cursor.`);
  }
}

/** A limit of the server is reached; the message names it. */
export class LimitExceededError extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';
}

/** Too much in too short a time; the same request may succeed after `retryAfter` seconds. */
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

/** Too many attempts to prove who one is. */
export class TooManyAttemptsError extends RateLimitedError {
  constructor(retryAfter: number) {
    super(`Too many attempts. Try again in ${retryAfter} s.`, retryAfter);
  }
}

/** The operation costs more points, or nests deeper, than one operation may; it was not executed. */
export class OperationTooExpensiveError extends DomainError {
  readonly code = 'OPERATION_TOO_EXPENSIVE';
  readonly #details: Readonly<Record<string, unknown>>;

  /** @param details `limit`, with the `cost` in points or the `depth`, and the `field` and `fieldPath` that cost most */
  constructor(message: string, details: Readonly<Record<string, unknown>>) {
    super(message);
    this.#details = details;
  }

  override get details() {
    return this.#details;
  }
}

/** Something that is needed for an answer is away for the moment; the same request may succeed later. */
export class UnavailableError extends DomainError {
  readonly code = 'UNAVAILABLE';
}
