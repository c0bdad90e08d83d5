import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Prisma } from '../../store/prisma/client.js';
import { foldCase } from '../input.js';
import type { ImportRow } from './rows.js';

/*
 * What a batch has to know of its project, in a handful of queries however many rows it has. Takes the locks in the order
 * that all commands keep: members, project, tasks.
 */

export type KnownTask = Prisma.TaskGetPayload<{
  include: { assignees: true; labels: true; parent: { select: { deletedAt: true } } };
}>;

/** A task and what it is a part of. */
interface Ancestor {
  readonly id: string;
  readonly parentId: string | null;
}

export interface Lookup {
  readonly projectKey: string;
  readonly members: ReadonlySet<string>;
  /** Ids by name, and by name as `foldCase` writes it: see `labelId`. */
  readonly labels: ReadonlyMap<string, string>;
  /** By what the rows call them. */
  readonly tasks: ReadonlyMap<string, KnownTask>;
  /** Tasks that can be parents, by what the rows call them. */
  readonly parents: ReadonlyMap<string, string>;
  /** Each of those and of their ancestors: the task that it is a part of. */
  readonly parentOf: ReadonlyMap<string, string | null>;
}

export async function lookUp(tx: Tx, projectId: ProjectId, rows: readonly ImportRow[]): Promise<Lookup> {
  const assigneeIds = distinct(rows.flatMap((row) => row.assigneeIds ?? []));
  const members = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM project_member
    WHERE project_id = ${projectId} AND user_id = ANY(${assigneeIds}) ORDER BY user_id FOR SHARE`;
  // This row's lock orders everything that makes tasks in the project: numbers and places are given once, and what the
  // next statement doesn't find nobody else makes meanwhile.
  const [project] = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
  if (!project) throw new TypeError(`The project ${projectId} went while its members are locked`);
  const tasks = await lockTasks(tx, projectId, distinct(rows.map((row) => row.externalId)));
  const labels = await lockLabels(tx, projectId, new Set(rows.flatMap((row) => row.labels ?? []).map(foldCase)));
  const parents = await readParents(tx, projectId, distinct(rows.flatMap((row) => row.parent ?? [])));
  return {
    projectKey: project.key,
    members: new Set(members.map(({ userId }) => userId)),
    // The names themselves last: labels of earlier versions may differ in case only.
    labels: new Map([
      ...labels.map(({ id, name }) => [foldCase(name), id] as const),
      ...labels.map(({ id, name }) => [name, id] as const),
    ]),
    tasks: new Map(tasks.map((task) => [nameOf(task), task])),
    ...parents,
  };
}

/** The id of the label that a file names, in upper or lower case. */
export function labelId({ labels }: Pick<Lookup, 'labels'>, name: string): string | undefined {
  return labels.get(name) ?? labels.get(foldCase(name));
}

/** What files call a task: its `externalId`, or its id when it has none. */
export function nameOf(task: { readonly id: string; readonly externalId: string | null }): string {
  return task.externalId ?? task.id;
}

/** @param names as `foldCase` writes them */
async function lockLabels(tx: Tx, projectId: ProjectId, names: ReadonlySet<string>) {
  if (names.size === 0) return [];
  const all = await tx.label.findMany({ where: { projectId }, select: { id: true, name: true } });
  const ids = all.filter(({ name }) => names.has(foldCase(name))).map(({ id }) => id);
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM label WHERE id = ANY(${ids}) ORDER BY id FOR KEY SHARE`;
}

async function lockTasks(tx: Tx, projectId: ProjectId, names: readonly string[]): Promise<KnownTask[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM task
    WHERE project_id = ${projectId}
      AND (external_id = ANY(${names}) OR (external_id IS NULL AND id = ANY(${names})))
    ORDER BY id FOR NO KEY UPDATE`;
  return tx.task.findMany({
    where: { id: { in: locked.map(({ id }) => id) } },
    include: { assignees: true, labels: true, parent: { select: { deletedAt: true } } },
  });
}

async function readParents(tx: Tx, projectId: ProjectId, names: readonly string[]) {
  if (names.length === 0) return { parents: new Map<string, string>(), parentOf: new Map<string, string | null>() };
  const found = await tx.task.findMany({
    where: {
      projectId,
      deletedAt: null,
      OR: [{ externalId: { in: [...names] } }, { externalId: null, id: { in: [...names] } }],
    },
    select: { id: true, externalId: true },
  });
  const chain = await tx.$queryRaw<Ancestor[]>`
    WITH RECURSIVE ancestor (id, parent_id) AS (
      SELECT id, parent_id FROM task WHERE id = ANY(${found.map(({ id }) => id)})
      UNION
      SELECT t.id, t.parent_id FROM task t JOIN ancestor a ON t.id = a.parent_id
    )
    SELECT id, parent_id AS "parentId" FROM ancestor`;
  return {
    parents: new Map(found.map((task) => [nameOf(task), task.id])),
    parentOf: new Map(chain.map(({ id, parentId }) => [id, parentId])),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
