import type { ProjectId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Prisma } from '../../store/prisma/client.js';
import { foldCase } from '../input.js';
import type { ImportRow } from './rows.js';

export type KnownTask = Prisma.TaskGetPayload<{
  include: { assignees: true; labels: true; parent: { select: { deletedAt: true } } };
}>;

/** A task and its parent. */
interface Ancestor {
  readonly id: string;
  readonly parentId: string | null;
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
  const members = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM project_member
    WHERE project_id = ${projectId} AND user_id = ANY(${assigneeIds}) ORDER BY user_id FOR SHARE`;
  // The lock on the project serializes task creation. Numbers and positions stay unique, and no other command can create a
  // task that the next statement does not find.
  const [project] = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM project WHERE id = ${projectId} FOR NO KEY UPDATE`;
  if (!project) throw new TypeError(`The project ${projectId} was deleted while its members are locked`);
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

/** Finds the id of a label by its name in a file, ignoring case. */
export function labelId({ labels }: Pick<Lookup, 'labels'>, name: string): string | undefined {
  return labels.get(name) ?? labels.get(foldCase(name));
}

/** The name of a task in files: its `externalId`, or the task's id when it has no `externalId`. */
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
