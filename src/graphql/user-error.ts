import {
  ConflictError,
  type DomainError,
  ForbiddenError,
  type InputIssue,
  InvalidInputError,
  LimitExceededError,
  NotFoundError,
  RateLimitedError,
  TaskVersionConflictError,
  TooManyAttemptsError,
  UnauthenticatedError,
} from '../errors.js';
import { builder } from './builder.js';
import { listOf } from './cost/declare.js';
import { TaskField } from './task/field.js';

export const ErrorCode = builder.enumType('ErrorCode', {
  description:
    'What kind of refusal it is, in a result or in `extensions.code`. There also stand GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED for documents that are wrong, and INTERNAL_SERVER_ERROR.',
  values: {
    ACCESS_REVOKED: { description: 'The viewer lost access to what the subscription streams; it has ended.' },
    BAD_USER_INPUT: { description: 'The input breaks a rule.' },
    CONFLICT: { description: 'Another thing already has the value, or the state does not allow the act.' },
    CURSOR_EXPIRED: { description: 'The cursor can not be gone on from: load the data again.' },
    FORBIDDEN: {
      description:
        "The viewer's role does not allow the act, or the credential's scope does not, or the page may not use the session cookie.",
    },
    LIMIT_EXCEEDED: { description: 'A limit of sizes or counts is reached; the message names it.' },
    OPERATION_TOO_EXPENSIVE: {
      description: 'The operation costs or nests more than one may, and was not executed: ask for less at once.',
    },
    RATE_LIMITED: { description: 'Too much in too short a time: try again after `retryAfter` seconds.' },
    NOT_FOUND: { description: 'It does not exist, or the viewer may not know that it does.' },
    UNAUTHENTICATED: { description: 'Nobody is signed in, or the credentials are wrong.' },
    UNAVAILABLE: { description: 'Something that is needed is away for the moment: try again.' },
  },
});

export const UserError = builder.interfaceRef<DomainError>('UserError').implement({
  description: 'A refusal that the caller can act on.',
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: 'What kind of refusal it is.', resolve: (error) => error.code }),
    message: t.exposeString('message', { description: 'For people: one sentence that says what is wrong.' }),
    path: t.stringList({
      extensions: listOf(4),
      description: 'Which part of the arguments is at fault, as in `["input", "title"]`; list positions are digits.',
      resolve: (error) => error.inputPath.map(String),
    }),
  }),
});

const InputIssueType = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'One broken rule.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'For people: one sentence that says what is wrong.' }),
    path: t.stringList({
      extensions: listOf(4),
      description: 'Which part of the arguments is at fault.',
      resolve: (issue) => issue.path.map(String),
    }),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'BAD_USER_INPUT: the input breaks a rule.',
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssueType],
      extensions: listOf(5),
      description: 'Every broken rule; the first is also in `message` and `path`.',
      resolve: (error) => [...error.issues],
    }),
  }),
});
builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'NOT_FOUND: it does not exist, or the viewer may not know that it does.',
  interfaces: [UserError],
});
builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description:
    "FORBIDDEN: the viewer's role does not allow the act, or the credential's scope does not, or the page may not use the session cookie.",
  interfaces: [UserError],
});
builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'CONFLICT: another thing already has the value, or the state does not allow the act.',
  interfaces: [UserError],
});
builder.objectType(LimitExceededError, {
  name: 'LimitExceededError',
  description: 'LIMIT_EXCEEDED: a limit of sizes or counts is reached; the message names it.',
  interfaces: [UserError],
});
builder.objectType(UnauthenticatedError, {
  name: 'UnauthenticatedError',
  description: 'UNAUTHENTICATED: the credentials are wrong.',
  interfaces: [UserError],
});

builder.objectType(TooManyAttemptsError, {
  name: 'TooManyAttemptsError',
  description: 'RATE_LIMITED: too many attempts to prove who one is.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', {
      description: 'Seconds until the next attempt is worth making; over HTTP also the header `Retry-After`.',
    }),
  }),
});

builder.objectType(RateLimitedError, {
  name: 'RateLimitedError',
  description: 'RATE_LIMITED: too much in too short a time.',
  interfaces: [UserError],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', { description: 'Seconds until the next try is worth making.' }),
  }),
});

builder.objectType(TaskVersionConflictError, {
  name: 'TaskVersionConflictError',
  description: 'CONFLICT: others changed the same fields of the task since the version that you have seen.',
  interfaces: [UserError],
  fields: (t) => ({
    task: t.prismaField({
      type: 'Task',
      description: 'The task as it is now.',
      resolve: (query, { taskId }, _args, { db }) => db.task.findUniqueOrThrow({ ...query, where: { id: taskId } }),
    }),
    fields: t.field({
      type: [TaskField],
      extensions: listOf(5),
      description: 'The fields that both of you changed.',
      resolve: ({ fields }) => [...fields],
    }),
    changedBy: t.prismaField({
      type: ['User'],
      extensions: listOf(5),
      description: 'Who changed them.',
      resolve: (query, { changedByIds }, _args, { db }) =>
        db.user.findMany({ ...query, where: { id: { in: [...changedByIds] } }, orderBy: { id: 'asc' } }),
    }),
  }),
});

/** The errors that nearly every mutation of a project's things can answer with. */
export const commonErrors = [InvalidInputError, NotFoundError, ForbiddenError] as const;
