import type { TaskId } from '../../domain/ids.js';
import { createTask, deleteTask, updateTask } from '../../domain/tasks.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Task, TaskPriority, TaskStatus } from './type.js';

const CreateTaskInput = builder.inputType('CreateTaskInput', {
  description: 'A new task; it goes to the end of the board.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project it belongs to.' }),
    title: t.string({ required: true, description: 'One line, 1 to 200 characters.' }),
    description: t.string({ description: 'Markdown, at most 50,000 characters.' }),
    status: t.field({ type: TaskStatus, description: 'TODO unless said otherwise.' }),
    priority: t.field({ type: TaskPriority, description: 'NONE unless said otherwise.' }),
    dueDate: t.field({ type: 'Date', description: 'The day it should be done by.' }),
    assigneeIds: t.idList({ description: 'Members who should do it; at most 20.' }),
    ...commandInput(t),
  }),
});

const UpdateTaskInput = builder.inputType('UpdateTaskInput', {
  description: 'Changes to a task. Fields that are left out stay as they are.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    title: t.string({ description: 'One line, 1 to 200 characters.' }),
    description: t.string({ description: 'Markdown, at most 50,000 characters.' }),
    status: t.field({ type: TaskStatus, description: 'Where it stands now.' }),
    priority: t.field({ type: TaskPriority, description: 'How much it matters now.' }),
    dueDate: t.field({ type: 'Date', description: 'The day it should be done by; null takes it away.' }),
    assigneeIds: t.idList({ description: 'Everybody who should do it from now on; an empty list for nobody.' }),
    ...commandInput(t),
  }),
});

const DeleteTaskInput = builder.inputType('DeleteTaskInput', {
  description: 'A task to delete.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    ...commandInput(t),
  }),
});

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

builder.mutationField('createTask', (t) =>
  t.field({
    description: 'Makes a task. Needs the role MEMBER.',
    type: taskPayload('CreateTaskPayload', 'The task is made.'),
    errors: {
      types: [...commonErrors],
      union: { name: 'CreateTaskResult', description: 'The answers of `createTask`.' },
    },
    args: { input: t.arg({ type: CreateTaskInput, required: true, description: 'The task.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await createTask(context.command('createTask', input), input)),
  }),
);

builder.mutationField('updateTask', (t) =>
  t.field({
    description:
      'Changes fields of a task. One event tells all of them; when every field already has its value there is none. Needs the role MEMBER.',
    type: taskPayload('UpdateTaskPayload', 'The task is as asked.'),
    errors: {
      types: [...commonErrors],
      union: { name: 'UpdateTaskResult', description: 'The answers of `updateTask`.' },
    },
    args: { input: t.arg({ type: UpdateTaskInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await updateTask(context.command('updateTask', input), input)),
  }),
);

builder.mutationField('deleteTask', (t) =>
  t.field({
    description: 'Deletes a task. Needs the role MEMBER.',
    type: taskPayload('DeleteTaskPayload', 'The task is deleted.'),
    errors: {
      types: [...commonErrors],
      union: { name: 'DeleteTaskResult', description: 'The answers of `deleteTask`.' },
    },
    args: { input: t.arg({ type: DeleteTaskInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await deleteTask(context.command('deleteTask', input), input)),
  }),
);
