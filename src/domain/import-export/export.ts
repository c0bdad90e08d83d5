import type { ProjectId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import type { Prisma } from '../../store/prisma/client.js';
import { readAccess } from '../read-access.js';
import type { Reader } from '../scope.js';

export interface ExportRequest {
  readonly db: Db;
  readonly reader: Reader;
  readonly projectId: ProjectId;
}

const pageSize = 500;

const taskPrefetches = {
  assignees: { select: { user: { select: { id: true, name: true } } }, orderBy: { userId: 'asc' } },
  labels: { select: { label: { select: { name: true } } } },
  parent: { select: { id: true, externalId: true, deletedAt: true } },
} satisfies Prisma.TaskInclude;

const commentPrefetches = {
  author: { select: { name: true } },
  task: { select: { id: true, externalId: true } },
} satisfies Prisma.CommentInclude;

export type ExportedTask = Prisma.TaskGetPayload<{ include: typeof taskPrefetches }>;
export type ExportedComment = Prisma.CommentGetPayload<{ include: typeof commentPrefetches }>;

/**
 * Reads a project's tasks in the order of their numbers, page by page, so the memory does not depend on the project's size.
 * Each page is a separate snapshot: the project may change between two pages.
 *
 * @throws NotFoundError when the reader is not, or no longer, a member
 */
export async function* exportTasks({ db, reader, projectId }: ExportRequest): AsyncGenerator<ExportedTask, undefined> {
  for (let after = 0; ; ) {
    await readAccess(db, reader, projectId, ['projectId']);
    const page = await db.task.findMany({
      where: { projectId, deletedAt: null, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: pageSize,
      include: taskPrefetches,
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return undefined;
    after = last.number;
  }
}

/**
 * Reads the comments of a project's tasks, task by task, oldest first.
 *
 * @throws NotFoundError when the reader is not, or no longer, a member
 */
export async function* exportComments(request: ExportRequest): AsyncGenerator<ExportedComment, undefined> {
  const { db, reader, projectId } = request;
  for (let after = 0; ; ) {
    await readAccess(db, reader, projectId, ['projectId']);
    const tasks = await db.task.findMany({
      where: { projectId, deletedAt: null, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: pageSize,
      select: { id: true, number: true },
    });
    const taskIds = tasks.map(({ id }) => id);
    yield* commentsOf(request, taskIds);
    const last = tasks.at(-1);
    if (!last || tasks.length < pageSize) return undefined;
    after = last.number;
  }
}

async function* commentsOf({ db, reader, projectId }: ExportRequest, taskIds: string[]) {
  let last: ExportedComment | undefined;
  for (;;) {
    const page: ExportedComment[] = await db.comment.findMany({
      where: {
        taskId: { in: taskIds },
        deletedAt: null,
        ...(last && { OR: [{ taskId: { gt: last.taskId } }, { taskId: last.taskId, id: { gt: last.id } }] }),
      },
      orderBy: [{ taskId: 'asc' }, { id: 'asc' }],
      take: pageSize,
      include: commentPrefetches,
    });
    yield* page;
    last = page.at(-1);
    if (page.length < pageSize) return;
    await readAccess(db, reader, projectId, ['projectId']);
  }
}
