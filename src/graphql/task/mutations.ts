import { createTask, deleteTask, moveTask, restoreTask, updateTask } from '../../domain/task/tasks.js';
import { ConflictError, TaskVersionConflictError } from '../../errors.js';
import type { TaskId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { changedFields, expectedVersion, placement } from './inputs.js';
import { Task, TaskPriority, TaskStatus } from './type.js';

const TaskPayload = builder.interfaceRef<Payload<{ taskId: TaskId }>>('TaskPayload').implement({
  description: 'A task as it is after the mutation.',
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
  description: 'A new task; it goes to the end of the board unless it is given a neighbour.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project it belongs to.' }),
    title: t.string({ required: true, description: 'One line, 1 to 200 characters.' }),
    description: t.string({ description: 'Markdown, at most 50,000 characters.' }),
    status: t.field({ type: TaskStatus, description: 'TODO unless said otherwise.' }),
    priority: t.field({ type: TaskPriority, description: 'NONE unless said otherwise.' }),
    dueDate: t.field({ type: 'Date', description: 'The day it should be done by.' }),
    parentId: t.id({ description: 'The task of the same project that it is a part of.' }),
    assigneeIds: t.idList({ description: 'Members who should do it; at most 20.' }),
    labelIds: t.idList({ description: 'Labels of the project; at most 20.' }),
    ...placement(t),
    ...commandInput(t),
  }),
});

builder.mutationField('createTask', (t) =>
  t.field({
    description: 'Makes a task. Needs the role MEMBER.',
    type: taskPayload('CreateTaskPayload', 'The task is made.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'CreateTaskResult', description: 'The result of `createTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateTaskInput, required: true, description: 'The task.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createTask(context.command('createTask', input), input)),
  }),
);

const UpdateTaskInput = builder.inputType('UpdateTaskInput', {
  description: 'Changes to a task. Fields that are left out stay as they are.',
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
      'Changes fields of a task. One event tells all of them; when every field already has its value there is none. Needs the role MEMBER.',
    type: taskPayload('UpdateTaskPayload', 'The task is as asked.'),
    errors: {
      types: [...commonErrors, ConflictError, TaskVersionConflictError],
      union: { name: 'UpdateTaskResult', description: 'The result of `updateTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateTaskInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateTask(context.command('updateTask', input), input)),
  }),
);

const MoveTaskInput = builder.inputType('MoveTaskInput', {
  description: 'Another place on the board, said by one neighbour.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...placement(t),
    status: t.field({ type: TaskStatus, description: 'Its status from now on, for a card that changes its column.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('moveTask', (t) =>
  t.field({
    description:
      'Moves a task right behind or in front of another, and perhaps into another column: what dragging a card does, as one event. Needs the role MEMBER.',
    type: taskPayload('MoveTaskPayload', 'The task is there.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'MoveTaskResult', description: 'The result of `moveTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: MoveTaskInput, required: true, description: 'What, and where to.' }) },
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
      'Deletes a task; `restoreTask` brings it back. Its sub-tasks stay, without a parent as long as it is gone. Needs the role MEMBER.',
    type: taskPayload('DeleteTaskPayload', 'The task is deleted.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteTaskResult', description: 'The result of `deleteTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteTaskInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteTask(context.command('deleteTask', input), input)),
  }),
);

const RestoreTaskInput = builder.inputType('RestoreTaskInput', {
  description: 'A deleted task to bring back.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('restoreTask', (t) =>
  t.field({
    description: 'Brings a deleted task back to its old place. Needs the role MEMBER.',
    type: taskPayload('RestoreTaskPayload', 'The task is back.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'RestoreTaskResult', description: 'The result of `restoreTask`: its payload or an error.' },
    },
    args: { input: t.arg({ type: RestoreTaskInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await restoreTask(context.command('restoreTask', input), input)),
  }),
);
