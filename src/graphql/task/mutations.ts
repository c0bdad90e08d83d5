import { createTask } from '../../domain/task/create-task.js';
import { TaskVersionConflictError } from '../../domain/task/task-version.js';
import { deleteTask, moveTask, restoreTask, updateTask } from '../../domain/task/tasks.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import type { TaskId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { hasRelations } from '../prefetch/prisma-selection.js';
import { changedFields, DueTimeInput, expectedVersion, placement } from './inputs.js';
import { Task, TaskPriority, TaskStatus } from './type.js';

const TaskPayload = builder.interfaceRef<Payload<{ taskId: TaskId }>>('TaskPayload').implement({
  description: 'The task after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    task: t.prismaField({
      type: Task,
      description: 'The task.',
      resolve: (query, { taskId, rows }, _args, { prisma }) =>
        rows?.task && !hasRelations(query)
          ? rows.task
          : prisma.task.findUniqueOrThrow({ ...query, where: { id: taskId } }),
    }),
  }),
});

function taskPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<{ taskId: TaskId }>>(name)
    .implement({ description, interfaces: [MutationPayload, TaskPayload] });
}

builder.mutationField('createTask', (t) =>
  t.fieldWithInput({
    description: 'Creates a task. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('CreateTaskPayload', 'The task is created.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A task to create. Without a neighbour the task is placed at the end of the board.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project of the task.' }),
      title: t.input.string({ required: true, description: 'The title: one line, 1 to 200 characters.' }),
      description: t.input.string({ description: 'The description: Markdown, at most 50,000 characters.' }),
      status: t.input.field({ type: TaskStatus, description: 'The status; TODO by default.' }),
      priority: t.input.field({ type: TaskPriority, description: 'The priority; NONE by default.' }),
      startDate: t.input.field({
        type: 'Date',
        description: 'The start date; none by default. BAD_USER_INPUT when the start date is after the due date.',
      }),
      dueDate: t.input.field({ type: 'Date', description: 'The due date; none by default.' }),
      dueTime: t.input.field({
        type: DueTimeInput,
        description: 'The due time on the due date; none by default. BAD_USER_INPUT without a due date.',
      }),
      estimate: t.input.int({ description: 'The estimate: 0 to 999; none by default.' }),
      parentId: t.input.id({ description: 'The parent task, of the same project.' }),
      assigneeIds: t.input.idList({ description: 'The assignees: at most 20 members of the project.' }),
      labelIds: t.input.idList({ description: 'The labels: at most 20 labels of the project.' }),
      ...placement(t.input),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createTask(context.command('createTask', input), input)),
  }),
);

builder.mutationField('updateTask', (t) =>
  t.fieldWithInput({
    description:
      'Changes fields of a task, with one event. Unchanged values make no event. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('UpdateTaskPayload', 'The task has the requested values.'),
    errors: { types: [NotFoundError, ConflictError, TaskVersionConflictError] },
    typeOptions: { description: 'Changes to a task. Omitted fields keep their values.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      ...changedFields(t.input),
      expectedVersion: expectedVersion(t.input),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateTask(context.command('updateTask', input), input)),
  }),
);

builder.mutationField('moveTask', (t) =>
  t.fieldWithInput({
    description:
      'Moves a task right after or before another task, and optionally to another column: the drag of a card, as one event. Requires the role MEMBER. CONFLICT when the project is archived.',
    type: taskPayload('MoveTaskPayload', 'The task has the requested position.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A new position for a task on the board, relative to one neighbour.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      ...placement(t.input),
      status: t.input.field({ type: TaskStatus, description: 'The new status, for a move to another column.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await moveTask(context.command('moveTask', input), input)),
  }),
);

builder.mutationField('deleteTask', (t) =>
  t.fieldWithInput({
    description:
      'Deletes a task; `restoreTask` restores it. The sub-tasks remain, without a parent until the task is restored. Requires the role MEMBER.',
    type: taskPayload('DeleteTaskPayload', 'The task is deleted.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A task to delete.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteTask(context.command('deleteTask', input), input)),
  }),
);

builder.mutationField('restoreTask', (t) =>
  t.fieldWithInput({
    description: 'Restores a deleted task at its former position. Requires the role MEMBER.',
    type: taskPayload('RestoreTaskPayload', 'The task is restored.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A deleted task to restore.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await restoreTask(context.command('restoreTask', input), input)),
  }),
);
