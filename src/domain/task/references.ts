import { sql as raw } from 'kysely';
import type { TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import { statement } from '../../store/statement.js';
import type { Actor } from '../scope.js';
import type { WantedFields } from './task-fields.js';

/*
 * What a change of tasks refers to: the present assignees and labels, and the wanted labels and parents. All of it is read by
 * a fixed number of statements for any number of tasks, so the rules in task-fields.ts are plain functions.
 */

/** The wanted fields of a task. */
export interface WantedChange {
  readonly taskId: TaskId;
  readonly wanted: WantedFields;
}

/** A task above another task, or the task itself. */
export interface ParentTask {
  readonly id: string;
  readonly projectId: string;
  readonly parentId: string | null;
  readonly deletedAt: Date | null;
}

export interface References {
  /** The sorted ids of a task's assignees; read only for tasks whose assignees change. */
  readonly assigneeIds: ReadonlyMap<string, readonly string[]>;
  /** The sorted ids of a task's labels; read only for tasks whose labels change. */
  readonly labelIds: ReadonlyMap<string, readonly string[]>;
  /** The members among the wanted assignees. */
  readonly members: ReadonlySet<string>;
  /** The wanted labels that belong to the project. */
  readonly labels: ReadonlySet<string>;
  /** The wanted parents and all tasks above them, by id. */
  readonly parents: ReadonlyMap<string, ParentTask>;
}

/** The sorted ids of a task's assignees and labels, needed only for those that may change. */
export interface AssignedIds {
  readonly assigneeIds?: readonly string[] | undefined;
  readonly labelIds?: readonly string[] | undefined;
}

/** The present assignees and labels of one task, for `diffFields`. */
export function assignedIds({ assigneeIds, labelIds }: References, taskId: string): AssignedIds {
  return { assigneeIds: assigneeIds.get(taskId), labelIds: labelIds.get(taskId) };
}

/**
 * Reads what the changes refer to, and locks the wanted labels, so that no deleted label is added to a task. Call this
 * function with or after the locks on memberships, board and tasks; the statements run in the order of the calls.
 *
 * @param members the members among the wanted assignees, see `lockMemberships`
 */
export async function readReferences(
  tx: Tx,
  { actorId }: Pick<Actor, 'actorId'>,
  project: ProjectOf,
  changes: readonly WantedChange[],
  members: Promise<ReadonlySet<string>>,
): Promise<References> {
  const withAssignees = changes.filter(({ wanted }) => wanted.assigneeIds).map(({ taskId }) => taskId);
  const withLabels = changes.filter(({ wanted }) => wanted.labelIds).map(({ taskId }) => taskId);
  const labelIds = [...new Set(changes.flatMap(({ wanted }) => wanted.labelIds ?? []))];
  const parentIds = [...new Set(changes.flatMap(({ wanted }) => wanted.parentId ?? []))];
  const [assigned, labelled, labels, parents] = await Promise.all([
    withAssignees.length > 0 ? selectAssignees.all(tx.sql, { taskIds: withAssignees }) : [],
    withLabels.length > 0 ? selectLabels.all(tx.sql, { taskIds: withLabels }) : [],
    labelIds.length > 0 ? lockLabels.all(tx.sql, { ...toProject(project), userId: actorId, labelIds }) : [],
    parentIds.length > 0 ? selectParents.all(tx.sql, { parentIds }) : [],
  ]);
  return {
    assigneeIds: new Map(assigned.map(({ taskId, ids }) => [taskId, ids])),
    labelIds: new Map(labelled.map(({ taskId, ids }) => [taskId, ids])),
    members: await members,
    labels: new Set(labels.map(({ id }) => id)),
    parents: new Map(parents.map((parent) => [parent.id, parent])),
  };
}

/** A project by its id, or by one of its tasks. */
export type ProjectOf = { readonly projectId: string } | { readonly taskId: string };

function toProject(project: ProjectOf): { projectId: string | null; taskId: string | null } {
  return { projectId: null, taskId: null, ...project };
}

const idsBy = (column: 'user_id' | 'label_id') =>
  raw<string[]>`array_agg(${raw.ref(column)} ORDER BY ${raw.ref(column)})`;

const selectAssignees = statement(({ taskIds }: { taskIds: readonly string[] }, sql) =>
  sql
    .selectFrom('taskAssignee')
    .select(['taskId', idsBy('user_id').as('ids')])
    .where('taskId', '=', anyOf(taskIds))
    .groupBy('taskId'),
);

const selectLabels = statement(({ taskIds }: { taskIds: readonly string[] }, sql) =>
  sql
    .selectFrom('taskLabel')
    .select(['taskId', idsBy('label_id').as('ids')])
    .where('taskId', '=', anyOf(taskIds))
    .groupBy('taskId'),
);

interface LabelLock {
  readonly projectId: string | null;
  readonly taskId: string | null;
  readonly userId: string;
  readonly labelIds: readonly string[];
}

/** Only members lock labels. */
const lockLabels = statement(({ projectId, taskId, userId, labelIds }: LabelLock, sql) =>
  sql
    .selectFrom('label as l')
    .select('l.id')
    .where('l.id', '=', anyOf(labelIds))
    .where('l.projectId', '=', (eb) =>
      eb
        .selectFrom('projectMember as m')
        .select('m.projectId')
        .where('m.userId', '=', userId)
        .where(
          'm.projectId',
          '=',
          raw<string>`coalesce(${projectId}::text, (SELECT project_id FROM task WHERE id = ${taskId}))`,
        ),
    )
    .orderBy('l.id')
    .forKeyShare('l'),
);

const selectParents = statement(({ parentIds }: { parentIds: readonly string[] }, sql) =>
  sql
    .withRecursive('above(id, projectId, parentId, deletedAt)', (query) =>
      query
        .selectFrom('task')
        .select(['id', 'projectId', 'parentId', 'deletedAt'])
        .where('id', '=', anyOf(parentIds))
        .union(
          query
            .selectFrom('task as t')
            .innerJoin('above as a', 'a.parentId', 't.id')
            .select(['t.id', 't.projectId', 't.parentId', 't.deletedAt']),
        ),
    )
    .selectFrom('above')
    .selectAll(),
);
