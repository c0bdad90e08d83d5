import { readOwnAccesses } from '../../domain/read-access.js';
import { InvalidInputError, NotFoundError } from '../../errors.js';
import { parseId, storedId } from '../../ids.js';
import { toOrder } from '../../reads/task-order.js';
import { builder, viewerDependent } from '../builder.js';
import { authorizeProject, authorizeProjectOf } from '../project/access.js';
import { taskConnection, taskListArgs, toTaskList } from './list.js';
import { Task, TaskConnection } from './type.js';

const taskNotFound = (path: string) =>
  new NotFoundError('The task does not exist, or you are not a member of its project.', [path]);

builder.queryField('task', (t) =>
  t.prismaField({
    type: Task,
    description:
      'A task by its id. Raises NOT_FOUND unless the viewer is a member of its project, and for deleted tasks.',
    extensions: viewerDependent,
    args: { id: t.arg.id({ required: true, description: "The task's id." }) },
    resolve: async (query, _root, args, context) => {
      context.requireViewer();
      const id = parseId('task', args.id, ['id']);
      const task = await context.prisma.task.findUnique({
        where: { id, deletedAt: null },
        select: { projectId: true },
      });
      if (!task) throw taskNotFound('id');
      await authorizeProjectOf(context, task.projectId, taskNotFound('id'));
      return context.prisma.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.queryField('taskByKey', (t) =>
  t.prismaField({
    type: Task,
    description:
      'A task by its key, as in `APP-12`, regardless of case. Raises NOT_FOUND unless the viewer is a member of its project, and for deleted tasks.',
    extensions: viewerDependent,
    args: { key: t.arg.string({ required: true, description: "The project's key, a hyphen and the task's number." }) },
    resolve: async (query, _root, args, context) => {
      context.requireViewer();
      const [, key, digits] = /^([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})$/.exec(args.key.toUpperCase()) ?? [];
      if (!key)
        throw new InvalidInputError({
          path: ['key'],
          message: "key must be a project's key, a hyphen and a number, as in APP-12.",
        });
      const project = await context.prisma.project.findFirst({ where: { key, deletedAt: null }, select: { id: true } });
      if (!project) throw taskNotFound('key');
      const projectId = await authorizeProjectOf(context, project.id, taskNotFound('key'));
      const where = { projectId_number: { projectId, number: Number(digits) }, deletedAt: null };
      const task = await context.prisma.task.findUnique({ ...query, where });
      if (!task) throw taskNotFound('key');
      return task;
    },
  }),
);

builder.queryField('tasks', (t) =>
  t.connection(
    {
      type: Task,
      description:
        'The tasks of a project, in the order of the board by default. Raises NOT_FOUND unless the viewer is a member.',
      extensions: viewerDependent,
      args: {
        projectId: t.arg.id({ required: true, description: 'The project.' }),
        ...taskListArgs(t.arg),
        deleted: t.arg.boolean({ defaultValue: false, description: 'True: list deleted tasks instead of the others.' }),
      },
      resolve: async (_root, args, context, info) => {
        const projectId = await authorizeProject(context, args.projectId, ['projectId']);
        const scope = { kind: 'project', projectId, deleted: args.deleted ?? false } as const;
        return taskConnection({ context, info }, toTaskList(scope, args), args);
      },
    },
    TaskConnection,
  ),
);

const dueDateOrder = toOrder([{ field: 'DUE_DATE' }], []);

builder.queryField('myTasks', (t) =>
  t.connection(
    {
      type: Task,
      description:
        'The tasks that are assigned to the viewer, in all projects of the viewer, earliest due date first by default.',
      extensions: viewerDependent,
      args: taskListArgs(t.arg),
      resolve: async (_root, args, context, info) => {
        const { userId } = context.viewer;
        const accesses = await readOwnAccesses(context.db, context.viewer);
        for (const [id, access] of accesses) context.rememberProject(id, access);
        const projectIds = [...accesses.keys()].map((id) => storedId('project', id));
        return taskConnection(
          { context, info },
          toTaskList({ kind: 'assigned', userId, projectIds }, args, dueDateOrder),
          args,
        );
      },
    },
    TaskConnection,
  ),
);
