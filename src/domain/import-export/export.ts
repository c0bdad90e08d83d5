import { sql as raw } from 'kysely';
import type { ProjectId } from '../../ids.js';
import type { Db } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { Task } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import type { Sql } from '../../store/tables.js';
import { readAccess } from '../read-access.js';
import type { Reader } from '../scope.js';

export interface ExportRequest {
  readonly db: Db;
  readonly reader: Reader;
  readonly projectId: ProjectId;
}

const pageSize = 500;

export interface ExportedTask extends Task {
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  /** The names of the labels. */
  readonly labels: readonly string[];
  /** The name of the parent, see `nameOf`; null without a parent or with a deleted one. */
  readonly parent: string | null;
}

export interface ExportedComment {
  readonly id: string;
  readonly taskId: string;
  /** The name of the task, see `nameOf`. */
  readonly task: string;
  /** The name of the author. */
  readonly author: string;
  readonly body: string;
  readonly createdAt: Date;
}

/**
 * Reads a project's tasks in the order of their numbers, page by page, so the memory does not depend on the project's size.
 * Each page is a separate snapshot: the project may change between two pages.
 *
 * @throws NotFoundError when the reader is not, or no longer, a member
 */
export async function* exportTasks({ db, reader, projectId }: ExportRequest): AsyncGenerator<ExportedTask, undefined> {
  for (let after = 0; ; ) {
    await readAccess(db, reader, projectId, ['projectId']);
    const page = await selectTasks.all(db.sql, { projectId, after });
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
    const tasks = await selectIds.all(db.sql, { projectId, after });
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
    const after = { afterTaskId: last?.taskId ?? '', afterId: last?.id ?? '' };
    const page: ExportedComment[] = await selectComments.all(db.sql, { taskIds, ...after });
    yield* page;
    last = page.at(-1);
    if (page.length < pageSize) return;
    await readAccess(db, reader, projectId, ['projectId']);
  }
}

interface TaskPage {
  readonly projectId: string;
  /** The number of the last task of the previous page. */
  readonly after: number;
}

function tasksOf({ projectId, after }: TaskPage, sql: Sql) {
  return sql
    .selectFrom('task as t')
    .where('t.projectId', '=', projectId)
    .where('t.deletedAt', 'is', null)
    .where('t.number', '>', after)
    .orderBy('t.number')
    .limit(raw.lit(pageSize));
}

const selectIds = statement((page: TaskPage, sql) => tasksOf(page, sql).select(['t.id', 't.number']));

const selectTasks = statement((page: TaskPage, sql) =>
  tasksOf(page, sql)
    .selectAll('t')
    .select((eb) => [
      raw<ExportedTask['assignees']>`
        (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.id), '[]')
         FROM task_assignee a JOIN "user" u ON u.id = a.user_id WHERE a.task_id = t.id)`.as('assignees'),
      raw<
        string[]
      >`ARRAY(SELECT l.name FROM task_label tl JOIN label l ON l.id = tl.label_id WHERE tl.task_id = t.id)`.as(
        'labels',
      ),
      eb
        .selectFrom('task as parent')
        .select(({ fn }) => fn.coalesce('parent.externalId', 'parent.id').as('name'))
        .whereRef('parent.id', '=', 't.parentId')
        .where('parent.deletedAt', 'is', null)
        .as('parent'),
    ]),
);

interface CommentPage {
  readonly taskIds: readonly string[];
  /** The task and the id of the last comment of the previous page; empty before the first page. */
  readonly afterTaskId: string;
  readonly afterId: string;
}

const selectComments = statement(({ taskIds, afterTaskId, afterId }: CommentPage, sql) =>
  sql
    .selectFrom('comment as c')
    .innerJoin('task as t', 't.id', 'c.taskId')
    .innerJoin('user as author', 'author.id', 'c.authorId')
    .select((eb) => [
      'c.id',
      'c.taskId',
      eb.fn.coalesce('t.externalId', 't.id').as('task'),
      'author.name as author',
      'c.body',
      'c.createdAt',
    ])
    .where('c.taskId', '=', anyOf(taskIds))
    .where('c.deletedAt', 'is', null)
    .where((eb) => eb(eb.refTuple('c.taskId', 'c.id'), '>', eb.tuple(afterTaskId, afterId)))
    .orderBy('c.taskId')
    .orderBy('c.id')
    .limit(raw.lit(pageSize)),
);
