import { readOwnAccesses } from '../../domain/access.js';
import { InvalidInputError, NotFoundError } from '../../errors.js';
import { parseId, storedId } from '../../ids.js';
import { toOrder } from '../../reads/task-order.js';
import { builder, viewerDependent } from '../builder.js';
import { authorizeProject, authorizeProjectOf } from '../project/access.js';
import { TaskConnection } from './connection.js';
import { taskConnection, taskListArgs, toTaskList } from './list.js';
import { Task } from './type.js';

const noSuchTask = (path: string) =>
  new NotFoundError('There is no such task, or you are not a member of its project.', [path]);

builder.queryField('task', (t) =>
  t.prismaField({
    type: Task,
    description: "A task of one of the viewer's projects. Raises NOT_FOUND for any other, and for a deleted one.",
    extensions: viewerDependent,
    args: { id: t.arg.id({ required: true, description: "The task's id." }) },
    resolve: async (query, _root, args, context) => {
      context.requireViewer();
      const id = parseId('task', args.id, ['id']);
      const place = await context.db.task.findUnique({ where: { id, deletedAt: null }, select: { projectId: true } });
      if (!place) throw noSuchTask('id');
      await authorizeProjectOf(context, place.projectId, noSuchTask('id'));
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.queryField('taskByKey', (t) =>
  t.prismaField({
    type: Task,
    description:
      "A task by what people call it, as in `APP-12`, in upper or lower case. Raises NOT_FOUND unless it is in one of the viewer's projects, and for a deleted one.",
    extensions: viewerDependent,
    args: { key: t.arg.string({ required: true, description: "The project's key, a hyphen, and the number." }) },
    resolve: async (query, _root, args, context) => {
      context.requireViewer();
      const [, key, digits] = /^([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})$/.exec(args.key.toUpperCase()) ?? [];
      if (!key) throw new InvalidInputError({ path: ['key'], message: 'Must be like APP-12.' });
      const project = await context.db.project.findUnique({ where: { key }, select: { id: true } });
      if (!project) throw noSuchTask('key');
      const projectId = await authorizeProjectOf(context, project.id, noSuchTask('key'));
      const where = { projectId_number: { projectId, number: Number(digits) }, deletedAt: null };
      const task = await context.db.task.findUnique({ ...query, where });
      if (!task) throw noSuchTask('key');
      return task;
    },
  }),
);

builder.queryField('tasks', (t) =>
  t.connection(
    {
      type: Task,
      description:
        "A project's tasks, in the order of its board unless `search` or `orderBy` say otherwise. Raises NOT_FOUND unless the viewer is a member.",
      extensions: viewerDependent,
      args: {
        projectId: t.arg.id({ required: true, description: 'The project.' }),
        ...taskListArgs(t.arg),
        deleted: t.arg.boolean({ defaultValue: false, description: 'True: the deleted tasks, instead of the others.' }),
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

const soonest = toOrder([{ field: 'DUE_DATE' }], []);

builder.queryField('myTasks', (t) =>
  t.connection(
    {
      type: Task,
      description:
        'What the viewer is assigned to, in all their projects; what is due first comes first, unless `search` or `orderBy` say otherwise.',
      extensions: viewerDependent,
      args: taskListArgs(t.arg),
      resolve: async (_root, args, context, info) => {
        const { userId } = context.viewer;
        const accesses = await readOwnAccesses(context.db, context.viewer);
        for (const [id, access] of accesses) context.rememberProject(id, access);
        const projectIds = [...accesses.keys()].map((id) => storedId('project', id));
        return taskConnection(
          { context, info },
          toTaskList({ kind: 'assigned', userId, projectIds }, args, soonest),
          args,
        );
      },
    },
    TaskConnection,
  ),
);
