import { parseId } from '../../domain/ids.js';
import { NotFoundError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import { openProject } from '../project/access.js';
import { TaskConnection, taskOrder } from './connection.js';
import { Task } from './type.js';

builder.queryField('task', (t) =>
  t.prismaField({
    type: Task,
    description: "A task of one of the viewer's projects. Raises NOT_FOUND for any other, and for a deleted one.",
    extensions: viewerDependent,
    args: { id: t.arg.id({ required: true, description: "The task's id." }) },
    resolve: async (query, _root, args, context) => {
      context.demandViewer();
      const id = parseId('task', args.id, ['id']);
      const place = await context.db.task.findUnique({ where: { id, deletedAt: null }, select: { projectId: true } });
      if (!place) throw new NotFoundError('There is no such task, or you are not a member of its project.', ['id']);
      await openProject(context, place.projectId, ['id']);
      return context.db.task.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.queryField('tasks', (t) =>
  t.prismaConnection(
    {
      type: Task,
      cursor: 'id',
      description: "A project's tasks in the order of its board. Raises NOT_FOUND unless the viewer is a member.",
      extensions: viewerDependent,
      args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
      totalCount: async (_root, args, context) => {
        const projectId = await openProject(context, args.projectId, ['projectId']);
        return context.db.task.count({ where: { projectId, deletedAt: null } });
      },
      resolve: async (query, _root, args, context) => {
        const projectId = await openProject(context, args.projectId, ['projectId']);
        return context.db.task.findMany({ ...query, where: { projectId, deletedAt: null }, orderBy: taskOrder });
      },
    },
    TaskConnection,
  ),
);
