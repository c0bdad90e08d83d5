import { type BulkResult, bulkUpdateTasks, type DomainErrorData } from '../../domain/task/bulk.js';
import { TaskVersionConflictError } from '../../domain/task/task-version.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import { builder } from '../builder.js';
import { lengthOf, listOf } from '../cost/declare.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { ErrorCode } from '../user-error.js';
import { changedFields, expectedVersion } from './inputs.js';
import { Task } from './type.js';

const BulkErrorPolicy = builder.enumType('BulkErrorPolicy', {
  description: 'The handling of invalid items in a bulk change.',
  values: {
    ALL_OR_NOTHING: {
      description: 'An invalid item rejects the whole input. The result is the first error, with the path of the item.',
    },
    SKIP_INVALID: { description: 'Valid items are applied. The result of an invalid item has its error.' },
  },
});

const BulkTaskItem = builder.inputType('BulkTaskItem', {
  description: 'The change of one task: new values for fields, or its deletion. Omitted fields keep their values.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task. BAD_USER_INPUT when the input names a task twice.' }),
    ...changedFields(t),
    delete: t.boolean({ description: 'True: delete the task. BAD_USER_INPUT together with other fields.' }),
    expectedVersion: expectedVersion(t),
  }),
});

const BulkItemError = builder.objectRef<DomainErrorData>('BulkItemError').implement({
  description: 'The error of a skipped item.',
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: 'The kind of error.', resolve: ({ code }) => code }),
    message: t.exposeString('message', { description: 'The error message: one sentence for users.' }),
    path: t.stringList({
      extensions: listOf(4),
      description:
        'The path of the invalid argument, as in `["input", "items", "3", "title"]`. List indices are digits.',
      resolve: ({ path }) => path.map(String),
    }),
  }),
});

const BulkTaskResult = builder.objectRef<BulkResult>('BulkTaskResult').implement({
  description: 'The result of one item.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The id of the task, from the input.' }),
    changed: t.exposeBoolean('changed', {
      description: 'Whether the item changed the task. False for unchanged values and for skipped items.',
    }),
    task: t.prismaField({
      type: Task,
      nullable: true,
      description: 'The task after the mutation; null for a skipped item.',
      // Prisma batches these calls into one query.
      resolve: (query, { taskId, error }, _args, { prisma }) =>
        error ? null : prisma.task.findUnique({ ...query, where: { id: taskId } }),
    }),
    error: t.field({
      type: BulkItemError,
      nullable: true,
      description: 'The error; null unless the item was skipped.',
      resolve: ({ error }) => error ?? null,
    }),
  }),
});

type BulkPayload = Payload<{ projectId: ProjectId; results: readonly BulkResult[] }>;

const BulkUpdateTasksPayload = builder.objectRef<BulkPayload>('BulkUpdateTasksPayload').implement({
  description: 'All items without an error are applied.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    results: t.field({
      type: [BulkTaskResult],
      description: 'The results of the items, in the order of the input.',
      resolve: ({ results }) => results,
    }),
  }),
});

builder.mutationField('bulkUpdateTasks', (t) =>
  t.fieldWithInput({
    description:
      'Changes up to 100 tasks of a project in one transaction, with one event. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: BulkUpdateTasksPayload,
    extensions: listOf(lengthOf('input', 'items')),
    errors: { types: [NotFoundError, ConflictError, TaskVersionConflictError] },
    typeOptions: { description: 'Changes to 1 to 100 tasks of a project.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project of the tasks.' }),
      items: t.input.field({ type: [BulkTaskItem], required: true, description: 'The changes: 1 to 100 items.' }),
      onError: t.input.field({
        type: BulkErrorPolicy,
        required: true,
        defaultValue: 'ALL_OR_NOTHING',
        description: 'The handling of invalid items.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await bulkUpdateTasks(context.command('bulkUpdateTasks', input), input)),
  }),
);
