import {
  ConflictError,
  type DomainError,
  ForbiddenError,
  type InputIssue,
  InvalidInputError,
  LimitExceededError,
  NotFoundError,
  RateLimitedError,
  TooManyAttemptsError,
  UnauthenticatedError,
} from '../errors.js';
import { builder } from './builder.js';
import { listOf } from './cost/declare.js';

export const ErrorCode = builder.enumType('ErrorCode', {
  description:
    'The kind of an error, in a mutation result or in `extensions.code`. `extensions.code` may also be GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED for invalid documents, or INTERNAL_SERVER_ERROR.',
  values: {
    ACCESS_REVOKED: { description: 'The viewer lost access to the stream. The subscription has ended.' },
    BAD_USER_INPUT: { description: 'The input breaks a rule. The message names the rule.' },
    CONFLICT: {
      description: 'The value is taken already, or the present state does not allow the operation.',
    },
    CURSOR_EXPIRED: {
      description: 'The cursor is no longer valid. Load the data again and subscribe from its cursor.',
    },
    FORBIDDEN: {
      description:
        "The viewer's role or the credential's scope does not allow the operation, or the page's origin may not use the session cookie.",
    },
    LIMIT_EXCEEDED: { description: 'A limit of a size or a count is reached. The message names the limit.' },
    OPERATION_TOO_EXPENSIVE: {
      description:
        'The operation exceeds the cost limit or the depth limit and was not executed. Select smaller pages or fewer fields.',
    },
    RATE_LIMITED: { description: 'A rate limit is reached. Try again after `retryAfter` seconds.' },
    NOT_FOUND: { description: 'The object does not exist, or the viewer may not see it.' },
    UNAUTHENTICATED: { description: 'The request has no valid credential, or the given credentials are wrong.' },
    UNAVAILABLE: { description: 'The database or another service is not available. Try again.' },
  },
});

export const UserError = builder.interfaceRef<DomainError>('UserError').implement({
  description: 'An error that the client can handle.',
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: 'The kind of error.', resolve: (error) => error.code }),
    message: t.exposeString('message', { description: 'The error message: one sentence for users.' }),
    path: t.stringList({
      extensions: listOf(4),
      description:
        'The path of the invalid argument, as in `["input", "title"]`. List indices are digits. Empty when the error concerns no argument.',
      resolve: (error) => error.inputPath.map(String),
    }),
  }),
});

const InputIssueType = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'A rule that the input breaks.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'The error message: one sentence for users.' }),
    path: t.stringList({
      extensions: listOf(4),
      description: 'The path of the invalid argument, as in `["input", "title"]`. List indices are digits.',
      resolve: (issue) => issue.path.map(String),
    }),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'BAD_USER_INPUT: the input breaks at least one rule.',
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssueType],
      extensions: listOf(5),
      description: 'All broken rules. `message` and `path` repeat the first.',
      resolve: (error) => [...error.issues],
    }),
  }),
});
builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'NOT_FOUND: the object does not exist, or the viewer may not see it.',
  interfaces: [UserError],
});
builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description:
    "FORBIDDEN: the viewer's role or the credential's scope does not allow the operation, or the page's origin may not use the session cookie.",
  interfaces: [UserError],
});
builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'CONFLICT: the value is taken already, or the present state does not allow the operation.',
  interfaces: [UserError],
});
builder.objectType(LimitExceededError, {
  name: 'LimitExceededError',
  description: 'LIMIT_EXCEEDED: a limit of a size or a count is reached. The message names the limit.',
  interfaces: [UserError],
});
builder.objectType(UnauthenticatedError, {
  name: 'UnauthenticatedError',
  description: 'UNAUTHENTICATED: the credentials are wrong.',
  interfaces: [UserError],
});

builder.objectType(TooManyAttemptsError, {
  name: 'TooManyAttemptsError',
  description:
    'RATE_LIMITED: too many attempts to sign up, to sign in, to confirm a password or to add members by address.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', {
      description:
        'The number of seconds to wait before the next attempt. HTTP responses repeat it in the header `Retry-After`.',
    }),
  }),
});

builder.objectType(RateLimitedError, {
  name: 'RateLimitedError',
  description: 'RATE_LIMITED: a rate limit is reached.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', { description: 'The number of seconds to wait before the next attempt.' }),
  }),
});
