import { readOwnAccesses } from '../../domain/access.js';
import { ownedBy } from '../../domain/notification/list.js';
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
 * Loads whatever has the id, after checking that the viewer may see it: what belongs to a project is seen by its members,
 * a person by themself and by everybody they share a project with, a notification by whom it is for,
 * an announcement by everybody while it shows, by operators always.
 *
 * @throws NotFoundError when it does not exist or may not be seen
 */
export async function resolveNode(context: Context, id: GlobalId, load: (id: GlobalId) => unknown): Promise<unknown> {
  const { userId } = context.viewer;
  if (isId('user', id.id)) {
    if (id.id !== userId && !(await sharesProject(context, id.id))) throw isHidden();
  } else if (isId('notification', id.id)) {
    const where = { id: id.id, ...ownedBy(context.viewer) };
    if (!(await context.db.notification.findUnique({ where, select: { id: true } }))) throw isHidden();
  } else if (isId('announcement', id.id)) {
    const where = { AND: [{ id: id.id }, await visibleAnnouncements(context)] };
    if (!(await context.db.announcement.findFirst({ where, select: { id: true } }))) throw isHidden();
  } else {
    await authorizeProjectOf(context, await projectOf(context, id.id), isHidden());
  }
  return load(id);
}

async function projectOf({ db, viewer }: Context, id: string): Promise<string> {
  if (isId('project', id)) return id;
  if (isId('view', id)) {
    const view = await db.savedView.findUnique({ where: { id, ...viewsSeenBy(viewer.userId) } });
    if (!view) throw isHidden();
    return view.projectId;
  }
  if (isId('label', id)) {
    const label = await db.label.findUnique({ where: { id }, select: { projectId: true } });
    if (!label) throw isHidden();
    return label.projectId;
  }
  const inTask = { select: { projectId: true } } as const;
  const task = isId('task', id)
    ? await db.task.findUnique({ where: { id, deletedAt: null }, ...inTask })
    : (await db.comment.findUnique({ where: { id }, select: { task: inTask } }))?.task;
  if (!task) throw isHidden();
  return task.projectId;
}

async function sharesProject({ db, viewer }: Context, otherId: string): Promise<boolean> {
  const projectId = { in: [...(await readOwnAccesses(db, viewer)).keys()] };
  const shared = await db.projectMember.findFirst({
    where: { userId: otherId, projectId },
    select: { projectId: true },
  });
  return shared !== null;
}

function isHidden(): NotFoundError {
  return new NotFoundError('There is nothing with this id that you may see.', ['id']);
}
