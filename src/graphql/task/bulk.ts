import { type BulkResult, bulkUpdateTasks, type DomainErrorData } from '../../domain/task/bulk.js';
import { ConflictError, TaskVersionConflictError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import { builder } from '../builder.js';
import { lengthOf, listOf } from '../cost/declare.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors, ErrorCode } from '../user-error.js';
import { changedFields, expectedVersion } from './inputs.js';
import { Task } from './type.js';

const BulkErrorPolicy = builder.enumType('BulkErrorPolicy', {
  description: 'What becomes of the good items when there are bad ones.',
  values: {
    ALL_OR_NOTHING: { description: 'Nothing is changed; the answer is the first error, with its path.' },
    SKIP_INVALID: { description: 'The good ones are done; each bad one has its error in its result.' },
  },
});

const BulkTaskItem = builder.inputType('BulkTaskItem', {
  description: 'What to do with one of the tasks: change fields, or delete it.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task; each at most once.' }),
    ...changedFields(t),
    delete: t.boolean({ description: 'True to delete it; then no field can be given.' }),
    expectedVersion: expectedVersion(t),
  }),
});

const BulkUpdateTasksInput = builder.inputType('BulkUpdateTasksInput', {
  description: 'Changes to up to 100 tasks of a project.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project of all the tasks.' }),
    items: t.field({ type: [BulkTaskItem], required: true, description: '1 to 100 items.' }),
    onError: t.field({
      type: BulkErrorPolicy,
      required: true,
      defaultValue: 'ALL_OR_NOTHING',
      description: 'What becomes of the good items when there are bad ones.',
    }),
    ...commandInput(t),
  }),
});

const BulkItemError = builder.objectRef<DomainErrorData>('BulkItemError').implement({
  description: 'Why an item was passed over.',
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: 'What kind of refusal it is.', resolve: ({ code }) => code }),
    message: t.exposeString('message', { description: 'For people: one sentence that says what is wrong.' }),
    path: t.stringList({
      extensions: listOf(4),
      description: 'Which part of the arguments is at fault, as in `["input", "items", "3", "title"]`.',
      resolve: ({ path }) => path.map(String),
    }),
  }),
});

const BulkTaskResult = builder.objectRef<BulkResult>('BulkTaskResult').implement({
  description: 'What became of one item.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task, as it was named.' }),
    changed: t.exposeBoolean('changed', {
      description: 'False when it was as asked already, and when it was refused.',
    }),
    task: t.prismaField({
      type: Task,
      nullable: true,
      description: 'The task as it is now; null when it was refused.',
      // Prisma gathers these into one query.
      resolve: (query, { taskId, error }, _args, { db }) =>
        error ? null : db.task.findUnique({ ...query, where: { id: taskId } }),
    }),
    error: t.field({
      type: BulkItemError,
      nullable: true,
      description: 'Why it was refused, if it was.',
      resolve: ({ error }) => error ?? null,
    }),
  }),
});

type BulkPayload = Payload<{ projectId: ProjectId; results: readonly BulkResult[] }>;

const BulkUpdateTasksPayload = builder.objectRef<BulkPayload>('BulkUpdateTasksPayload').implement({
  description: 'The items are done, but for those that have an error.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    results: t.field({
      type: [BulkTaskResult],
      description: 'One for each item, in their order.',
      resolve: ({ results }) => results,
    }),
  }),
});

builder.mutationField('bulkUpdateTasks', (t) =>
  t.field({
    description: 'Changes up to 100 tasks of a project at once: one transaction, one event. Needs the role MEMBER.',
    type: BulkUpdateTasksPayload,
    extensions: listOf(lengthOf('input', 'items')),
    errors: {
      types: [...commonErrors, ConflictError, TaskVersionConflictError],
      union: {
        name: 'BulkUpdateTasksResult',
        description: 'The result of `bulkUpdateTasks`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: BulkUpdateTasksInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await bulkUpdateTasks(context.command('bulkUpdateTasks', input), input)),
  }),
);
