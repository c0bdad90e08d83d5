import { allowsProject } from '../../domain/scope.js';
import { InvalidInputError, NotFoundError } from '../../errors.js';
import { kindsOf } from '../../events/kinds.js';
import { parseId } from '../../ids.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { followProject } from '../event/follow.js';
import { CommentEvent } from './events.js';

builder.subscriptionField('commentChanged', (t) =>
  t.field({
    type: CommentEvent,
    description:
      'Events of the comments of a project or of one task. Give either `projectId` or `taskId`. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: {
      projectId: t.arg.id({ description: 'The project whose comments to follow, on all its tasks.' }),
      taskId: t.arg.id({ description: 'The task whose comments to follow.' }),
      after: t.arg({
        type: 'Cursor',
        description:
          "A cursor of the project's stream. Events after it are replayed first, live events follow. Raises CURSOR_EXPIRED when the cursor is no longer valid: load the data again.",
      }),
    },
    subscribe: async (_root, { projectId, taskId, after }, context) => {
      if (taskId == null && projectId != null)
        return followProject(context, { projectId, after }, kindsOf('CommentEvent'));
      if (taskId == null || projectId != null) {
        throw new InvalidInputError({ path: ['taskId'], message: 'Give either projectId or taskId, not both.' });
      }
      const args = { projectId: await projectOfTask(context, taskId), after };
      return followProject(context, args, kindsOf('CommentEvent'), ({ entityId }) => entityId === taskId);
    },
    resolve: (event) => event,
  }),
);

/** @throws NotFoundError unless the task exists, is not deleted and is in a project of the viewer */
async function projectOfTask({ prisma, viewer }: Context, taskId: string): Promise<string> {
  const id = parseId('task', taskId, ['taskId']);
  const members = { some: { userId: viewer.userId } };
  const task = await prisma.task.findFirst({
    where: { id, deletedAt: null, project: { members } },
    select: { projectId: true },
  });
  if (!task || !allowsProject(viewer.scope, task.projectId))
    throw new NotFoundError('There is no such task, or you are not a member of its project.', ['taskId']);
  return task.projectId;
}
