import { type TaskFieldName, TaskVersionConflictError } from '../../domain/task/task-version.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { UserError } from '../user-error.js';

export const TaskField = builder.enumType('TaskField', {
  description: 'A field of a task that mutations change.',
  values: {
    TITLE: { value: 'title', description: 'The title.' },
    DESCRIPTION: { value: 'description', description: 'The description.' },
    STATUS: { value: 'status', description: 'The status.' },
    PRIORITY: { value: 'priority', description: 'The priority.' },
    START_DATE: { value: 'startDate', description: 'The start date.' },
    DUE_DATE: { value: 'dueDate', description: 'The due date.' },
    DUE_TIME: { value: 'dueTime', description: 'The due time.' },
    ESTIMATE: { value: 'estimate', description: 'The estimate.' },
    POSITION: { value: 'position', description: 'The position on the board.' },
    PARENT: { value: 'parentId', description: 'The parent task.' },
    ASSIGNEES: { value: 'assigneeIds', description: 'The assignees.' },
    LABELS: { value: 'labelIds', description: 'The labels.' },
  } satisfies Record<string, { value: TaskFieldName; description: string }>,
});

builder.objectType(TaskVersionConflictError, {
  name: 'TaskVersionConflictError',
  description: 'CONFLICT: other users changed the same fields of the task since `expectedVersion`.',
  interfaces: [UserError],
  fields: (t) => ({
    task: t.prismaField({
      type: 'Task',
      description: 'The task in its present state.',
      resolve: (query, { taskId }, _args, { prisma }) =>
        prisma.task.findUniqueOrThrow({ ...query, where: { id: taskId } }),
    }),
    fields: t.field({
      type: [TaskField],
      extensions: listOf(5),
      description: 'The fields that the input and the other users changed.',
      resolve: ({ fields }) => [...fields],
    }),
    changedBy: t.prismaField({
      type: ['User'],
      extensions: listOf(5),
      description: 'The users who changed the fields.',
      resolve: (query, { changedByIds }, _args, { prisma }) =>
        prisma.user.findMany({ ...query, where: { id: { in: [...changedByIds] } }, orderBy: { id: 'asc' } }),
    }),
  }),
});
