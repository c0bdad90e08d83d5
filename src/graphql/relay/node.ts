import { ownedBy } from '../../domain/notification/list.js';
import { readOwnAccesses } from '../../domain/read-access.js';
import { NotFoundError } from '../../errors.js';
import { isId } from '../../ids.js';
import { visibleAnnouncements } from '../announcement/visibility.js';
import type { Context } from '../context.js';
import { authorizeProjectOf } from '../project/access.js';
import { viewsSeenBy } from '../view/access.js';

interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/**
 * Loads the object with an id after an access check:
 * - An object of a project is visible to the project's members.
 * - A user is visible to themself and to the members of a shared project.
 * - A notification is visible to its recipient.
 * - An announcement is visible to all users while it shows, and always to operators.
 *
 * @throws UnauthenticatedError for anonymous requests
 * @throws NotFoundError unless the object exists and the viewer may see it
 */
export async function resolveNode(context: Context, id: GlobalId, load: (id: GlobalId) => unknown): Promise<unknown> {
  const { userId } = context.viewer;
  if (isId('user', id.id)) {
    if (id.id !== userId && !(await sharesProject(context, id.id))) throw notFound();
  } else if (isId('notification', id.id)) {
    const where = { id: id.id, ...ownedBy(context.viewer) };
    if (!(await context.prisma.notification.findUnique({ where, select: { id: true } }))) throw notFound();
  } else if (isId('announcement', id.id)) {
    const where = { AND: [{ id: id.id }, await visibleAnnouncements(context)] };
    if (!(await context.prisma.announcement.findFirst({ where, select: { id: true } }))) throw notFound();
  } else {
    await authorizeProjectOf(context, await projectOf(context, id.id), notFound());
  }
  return load(id);
}

async function projectOf({ prisma, viewer }: Context, id: string): Promise<string> {
  if (isId('project', id)) return id;
  if (isId('view', id)) {
    const view = await prisma.savedView.findUnique({ where: { id, ...viewsSeenBy(viewer.userId) } });
    if (!view) throw notFound();
    return view.projectId;
  }
  if (isId('label', id)) {
    const label = await prisma.label.findUnique({ where: { id }, select: { projectId: true } });
    if (!label) throw notFound();
    return label.projectId;
  }
  const inTask = { select: { projectId: true } } as const;
  const task = isId('task', id)
    ? await prisma.task.findUnique({ where: { id, deletedAt: null }, ...inTask })
    : (await prisma.comment.findUnique({ where: { id }, select: { task: inTask } }))?.task;
  if (!task) throw notFound();
  return task.projectId;
}

async function sharesProject({ db, prisma, viewer }: Context, otherId: string): Promise<boolean> {
  const projectId = { in: [...(await readOwnAccesses(db, viewer)).keys()] };
  const shared = await prisma.projectMember.findFirst({
    where: { userId: otherId, projectId },
    select: { projectId: true },
  });
  return shared !== null;
}

function notFound(): NotFoundError {
  return new NotFoundError('No object has this id, or you may not see the object.', ['id']);
}
