import { sql as raw } from 'kysely';
import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { Task } from '../../store/prisma/client.js';
import { statement } from '../../store/statement.js';
import type { Sql } from '../../store/tables.js';
import { foldCase } from '../input.js';
import { lockProjectAlone } from '../project/project-row.js';
import type { ImportRow } from './rows.js';

/** An existing task with what the rows of a file may change. */
export interface KnownTask extends Task {
  /** Sorted. */
  readonly assigneeIds: readonly string[];
  /** Sorted. */
  readonly labelIds: readonly string[];
  readonly parentDeleted: boolean;
}

export interface Lookup {
  readonly projectKey: string;
  readonly members: ReadonlySet<string>;
  /** Label ids by name, and by the text that `foldCase` returns for the name: see `labelId`. */
  readonly labels: ReadonlyMap<string, string>;
  /** Existing tasks of the rows, by `nameOf`. */
  readonly tasks: ReadonlyMap<string, KnownTask>;
  /** Ids of existing parents, by `nameOf`. */
  readonly parents: ReadonlyMap<string, string>;
  /** The parent id of each parent and of each ancestor. */
  readonly parentOf: ReadonlyMap<string, string | null>;
}

/**
 * Reads the rows of a project that a batch refers to. The number of queries does not depend on the number of rows. Takes
 * locks in the order of all commands: members, project, tasks.
 */
export async function lookUp(tx: Tx, projectId: ProjectId, rows: readonly ImportRow[]): Promise<Lookup> {
  const assigneeIds = distinct(rows.flatMap((row) => row.assigneeIds ?? []));
  const taskNames = distinct(rows.map((row) => row.externalId));
  const parentNames = distinct(rows.flatMap((row) => row.parent ?? []));
  const labelNames = new Set(rows.flatMap((row) => row.labels ?? []).map(foldCase));
  const [members, project, , tasks, parents, allLabels] = await Promise.all([
    lockMembers.all(tx.sql, { projectId, userIds: assigneeIds }),
    // The lock on the project serializes task creation. Numbers and positions stay unique, and no other command can create
    // a task that the next statements do not find.
    lockProjectAlone(tx, projectId),
    lockTasks.all(tx.sql, { projectId, names: taskNames }),
    selectTasks.all(tx.sql, { projectId, names: taskNames }),
    parentNames.length > 0 ? selectParents.all(tx.sql, { projectId, names: parentNames }) : [],
    labelNames.size > 0 ? selectLabels.all(tx.sql, { projectId }) : [],
  ]);
  const labelIds = allLabels.filter(({ name }) => labelNames.has(foldCase(name))).map(({ id }) => id);
  const [labels, chain] = await Promise.all([
    labelIds.length > 0 ? lockLabels.all(tx.sql, { labelIds }) : [],
    parents.length > 0 ? selectAncestors.all(tx.sql, { taskIds: parents.map(({ id }) => id) }) : [],
  ]);
  return {
    projectKey: project.key,
    members: new Set(members.map(({ userId }) => userId)),
    // The names themselves last: labels of earlier versions may differ in case only.
    labels: new Map([
      ...labels.map(({ id, name }) => [foldCase(name), id] as const),
      ...labels.map(({ id, name }) => [name, id] as const),
    ]),
    tasks: new Map(tasks.map((task) => [nameOf(task), task])),
    parents: new Map(parents.map((task) => [nameOf(task), task.id])),
    parentOf: new Map(chain.map(({ id, parentId }) => [id, parentId])),
  };
}

/** Finds the id of a label by its name in a file, ignoring case. */
export function labelId({ labels }: Pick<Lookup, 'labels'>, name: string): string | undefined {
  return labels.get(name) ?? labels.get(foldCase(name));
}

/** The name of a task in files: its `externalId`, or the task's id when it has no `externalId`. */
export function nameOf(task: { readonly id: string; readonly externalId: string | null }): string {
  return task.externalId ?? task.id;
}

const lockMembers = statement(({ projectId, userIds }: { projectId: string; userIds: readonly string[] }, sql) =>
  sql
    .selectFrom('projectMember')
    .select('userId')
    .where('projectId', '=', projectId)
    .where('userId', '=', anyOf(userIds))
    .orderBy('userId')
    .forShare(),
);

interface NamedTasks {
  readonly projectId: string;
  /** See `nameOf`. */
  readonly names: readonly string[];
}

function namedTasks({ projectId, names }: NamedTasks, sql: Sql) {
  return sql
    .selectFrom('task as t')
    .where('t.projectId', '=', projectId)
    .where((eb) =>
      eb.or([
        eb('t.externalId', '=', anyOf(names)),
        eb.and([eb('t.externalId', 'is', null), eb('t.id', '=', anyOf(names))]),
      ]),
    );
}

const lockTasks = statement((named: NamedTasks, sql) =>
  namedTasks(named, sql).select('t.id').orderBy('t.id').forNoKeyUpdate(),
);

const selectTasks = statement((named: NamedTasks, sql) =>
  namedTasks(named, sql)
    .leftJoin('task as parent', 'parent.id', 't.parentId')
    .selectAll('t')
    .select([
      raw<string[]>`ARRAY(SELECT user_id FROM task_assignee WHERE task_id = t.id ORDER BY user_id)`.as('assigneeIds'),
      raw<string[]>`ARRAY(SELECT label_id FROM task_label WHERE task_id = t.id ORDER BY label_id)`.as('labelIds'),
      raw<boolean>`parent.deleted_at IS NOT NULL`.as('parentDeleted'),
    ]),
);

const selectParents = statement((named: NamedTasks, sql) =>
  namedTasks(named, sql).select(['t.id', 't.externalId']).where('t.deletedAt', 'is', null),
);

const selectAncestors = statement(({ taskIds }: { taskIds: readonly string[] }, sql) =>
  sql
    .withRecursive('ancestor(id, parentId)', (query) =>
      query
        .selectFrom('task')
        .select(['id', 'parentId'])
        .where('id', '=', anyOf(taskIds))
        .union(
          query.selectFrom('task as t').innerJoin('ancestor as a', 'a.parentId', 't.id').select(['t.id', 't.parentId']),
        ),
    )
    .selectFrom('ancestor')
    .selectAll(),
);

const selectLabels = statement(({ projectId }: { projectId: string }, sql) =>
  sql.selectFrom('label').select(['id', 'name']).where('projectId', '=', projectId),
);

const lockLabels = statement(({ labelIds }: { labelIds: readonly string[] }, sql) =>
  sql.selectFrom('label').select(['id', 'name']).where('id', '=', anyOf(labelIds)).orderBy('id').forKeyShare(),
);

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
