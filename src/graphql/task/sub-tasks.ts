import { storedId } from '../../ids.js';
import { subTaskCountPrefetch } from '../../reads/task-prefetch.js';
import { builder } from '../builder.js';
import { dependsOnColumns } from '../prefetch/columns.js';
import { taskConnection, taskListArgs, toTaskList } from './list.js';
import { prefetchedField } from './prefetch.js';
import { Task, TaskConnection } from './type.js';

builder.prismaObjectFields(Task, (t) => ({
  subTaskCount: t.int({
    description: 'The number of sub-tasks, without deleted ones.',
    resolve: prefetchedField('subTaskCount', () => subTaskCountPrefetch),
  }),
  parent: t.field({
    type: Task,
    nullable: true,
    description: 'The parent task; null when the task has no parent or the parent is deleted.',
    select: (_args, _context, nestedSelection) => ({ parent: nestedSelection(true) }),
    resolve: ({ parent }) => (parent?.deletedAt === null ? parent : null),
  }),
  subTasks: t.connection(
    {
      type: Task,
      description: 'The sub-tasks without deleted ones, in the order of the board by default.',
      extensions: dependsOnColumns('id'),
      args: { filter: taskListArgs(t.arg).filter, orderBy: taskListArgs(t.arg).orderBy },
      resolve: ({ id }, args, context, info) =>
        taskConnection({ context, info }, toTaskList({ kind: 'subTasks', parentId: storedId('task', id) }, args), args),
    },
    TaskConnection,
  ),
}));
