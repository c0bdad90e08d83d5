import { createTask, deleteTask, moveTask, restoreTask, updateTask } from '../../domain/task/tasks.js';
import { ConflictError, TaskVersionConflictError } from '../../errors.js';
import type { TaskId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { changedFields, expectedVersion, placement } from './inputs.js';
import { Task, TaskPriority, TaskStatus } from './type.js';

const TaskPayload = builder.interfaceRef<Payload<{ taskId: TaskId }>>('TaskPayload').implement({
  description: 'The task after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    task: t.prismaField({
      type: Task,
      description: 'The task.',
      resolve: (query, { taskId }, _args, { db }) => db.task.findUniqueOrThrow({ ...query, where: { id: taskId } }),
    }),
  }),
});

function taskPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<{ taskId: TaskId }>>(name)
    .implement({ description, interfaces: [MutationPayload, TaskPayload] });
}

const CreateTaskInput = builder.inputType('CreateTaskInput', {
  description: 'A task to create. Without a neighbour the task is placed at the end of the board.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project of the task.' }),
    title: t.string({ required: true, description: 'The title: one line, 1 to 200 characters.' }),
    description: t.string({ description: 'The description: Markdown, at most 50,000 characters.' }),
    status: t.field({ type: TaskStatus, description: 'The status; TODO by default.' }),
    priority: t.field({ type: TaskPriority, description: 'The priority; NONE by default.' }),
    dueDate: t.field({ type: 'Date', description: 'The due date; none by default.' }),
    parentId: t.id({ description: 'The parent task, of the same project.' }),
    assigneeIds: t.idList({ description: 'The assignees: at most 20 members of the project.' }),
    labelIds: t.idList({ description: 'The labels: at most 20 labels of the project.' }),
    ...placement(t),
    ...commandInput(t),
  }),
});

builder.mutationField('createTask', (t) =>
  t.field({
    description: 'Creates a task. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('CreateTaskPayload', 'The task is created.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'CreateTaskResult', description: 'The result of `createTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateTaskInput, required: true, description: 'The task to create.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createTask(context.command('createTask', input), input)),
  }),
);

const UpdateTaskInput = builder.inputType('UpdateTaskInput', {
  description: 'Changes to a task. Omitted fields keep their values.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...changedFields(t),
    expectedVersion: expectedVersion(t),
    ...commandInput(t),
  }),
});

builder.mutationField('updateTask', (t) =>
  t.field({
    description:
      'Changes fields of a task, with one event. Unchanged values make no event. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('UpdateTaskPayload', 'The task has the requested values.'),
    errors: {
      types: [...commonErrors, ConflictError, TaskVersionConflictError],
      union: { name: 'UpdateTaskResult', description: 'The result of `updateTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateTaskInput, required: true, description: 'The changes to make.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateTask(context.command('updateTask', input), input)),
  }),
);

const MoveTaskInput = builder.inputType('MoveTaskInput', {
  description: 'A new position for a task on the board, relative to one neighbour.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...placement(t),
    status: t.field({ type: TaskStatus, description: 'The new status, for a move to another column.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('moveTask', (t) =>
  t.field({
    description:
      'Moves a task right after or before another task, and optionally to another column: the drag of a card, as one event. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('MoveTaskPayload', 'The task has the requested position.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'MoveTaskResult', description: 'The result of `moveTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: MoveTaskInput, required: true, description: 'The task and its new position.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await moveTask(context.command('moveTask', input), input)),
  }),
);

const DeleteTaskInput = builder.inputType('DeleteTaskInput', {
  description: 'A task to delete.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('deleteTask', (t) =>
  t.field({
    description:
      'Deletes a task; `restoreTask` restores it. The sub-tasks remain, without a parent until the task is restored. Requires the role MEMBER.',
    type: taskPayload('DeleteTaskPayload', 'The task is deleted.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteTaskResult', description: 'The result of `deleteTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteTaskInput, required: true, description: 'The task to delete.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteTask(context.command('deleteTask', input), input)),
  }),
);

const RestoreTaskInput = builder.inputType('RestoreTaskInput', {
  description: 'A deleted task to restore.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('restoreTask', (t) =>
  t.field({
    description: 'Restores a deleted task at its former position. Requires the role MEMBER.',
    type: taskPayload('RestoreTaskPayload', 'The task is restored.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'RestoreTaskResult', description: 'The result of `restoreTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: RestoreTaskInput, required: true, description: 'The task to restore.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await restoreTask(context.command('restoreTask', input), input)),
  }),
);
