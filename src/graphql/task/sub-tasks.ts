import { storedId } from '../../domain/ids.js';
import { batched } from '../batched.js';
import { builder } from '../builder.js';
import { TaskConnection } from './connection.js';
import { taskConnection, taskListArgs, toTaskList } from './list.js';
import { Task } from './type.js';

/** Prisma's own relation count would count the parts of all tasks there are. */
const countSubTasks = batched<string, number>(async ({ db }, ids) => {
  const groups = await db.task.groupBy({
    by: ['parentId'],
    where: { parentId: { in: [...ids] }, deletedAt: null },
    _count: true,
  });
  const counts = new Map(groups.map(({ parentId, _count }) => [parentId, _count]));
  return ids.map((id) => counts.get(id) ?? 0);
});

builder.prismaObjectFields(Task, (t) => ({
  subTaskCount: t.int({
    description: 'How many parts it has; deleted ones do not count.',
    resolve: ({ id }, _args, context) => countSubTasks(context, id),
  }),
  parent: t.field({
    type: Task,
    nullable: true,
    description: 'The task it is a part of; null when there is none, or it is deleted.',
    select: (_args, _context, nestedSelection) => ({ parent: nestedSelection(true) }),
    resolve: ({ parent }) => (parent?.deletedAt === null ? parent : null),
  }),
  subTasks: t.connection(
    {
      type: Task,
      description: 'Its parts, in the order of the board unless `orderBy` says otherwise; deleted ones are left out.',
      args: { filter: taskListArgs(t.arg).filter, orderBy: taskListArgs(t.arg).orderBy },
      resolve: ({ id }, args, context, info) =>
        taskConnection(context, info, toTaskList({ kind: 'subTasks', parentId: storedId('task', id) }, args), args),
    },
    TaskConnection,
  ),
}));
