import { allowsProject } from '../../domain/scope.js';
import { InvalidInputError, NotFoundError } from '../../errors.js';
import { commentEventKinds } from '../../events/event.js';
import { parseId } from '../../ids.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { followProject } from '../event/follow.js';
import { CommentEvent } from './events.js';

builder.subscriptionField('commentChanged', (t) =>
  t.field({
    type: CommentEvent,
    description:
      'What happens to the comments of a project, or of one task: give one of the two. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: {
      projectId: t.arg.id({ description: 'The project, for the comments of all its tasks.' }),
      taskId: t.arg.id({ description: 'The task, for its comments alone.' }),
      after: t.arg({
        type: 'Cursor',
        description:
          "First everything that happened after this cursor of the project's stream, then what happens. Raises CURSOR_EXPIRED when that is not possible.",
      }),
    },
    subscribe: async (_root, { projectId, taskId, after }, context) => {
      if (taskId == null && projectId != null) return followProject(context, { projectId, after }, commentEventKinds);
      if (taskId == null || projectId != null) {
        throw new InvalidInputError({ path: ['taskId'], message: 'Give either projectId or taskId.' });
      }
      const place = { projectId: await projectOfTask(context, taskId), after };
      return followProject(context, place, commentEventKinds, ({ entityId }) => entityId === taskId);
    },
    resolve: (event) => event,
  }),
);

/** @throws NotFoundError when the task is not there, is deleted, or is in a project of others */
async function projectOfTask({ db, viewer }: Context, taskId: string): Promise<string> {
  const id = parseId('task', taskId, ['taskId']);
  const members = { some: { userId: viewer.userId } };
  const task = await db.task.findFirst({
    where: { id, deletedAt: null, project: { members } },
    select: { projectId: true },
  });
  if (!task || !allowsProject(viewer.scope, task.projectId))
    throw new NotFoundError('There is no such task, or you are not a member of its project.', ['taskId']);
  return task.projectId;
}
