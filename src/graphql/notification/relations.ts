import { createContextCache } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { readOwnAccesses } from '../../domain/access.js';
import { Batcher } from '../../lib/batcher.js';
import type { Context } from '../context.js';
import { fieldName } from '../field-name.js';
import { selectionOf } from '../prefetch/prisma-selection.js';

type RelatedType = 'Comment' | 'Project' | 'Task';

interface RelatedKey {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly id: { readonly in: string[] };
  /** The projects of which the viewer is a member. */
  readonly projectIds: string[];
}

/** The viewer's projects; read once per operation, before any of their data. */
const memberships = createContextCache(async (context: Context): Promise<ReadonlySet<string>> => {
  const accesses = await readOwnAccesses(context.db, context.viewer);
  for (const [id, access] of accesses) context.rememberProject(id, access);
  return new Set(accesses.keys());
});

/**
 * Creates a resolver of a notification's project, task or comment; null when the row is deleted or the viewer is not a
 * member of its project. The check is needed: a notification's row is deleted with the membership, but the events that
 * carry the notification stay in the viewer's stream. One statement reads the memberships of an operation, and one per
 * field reads the rows of all its notifications.
 */
function related<T extends { id: string }>(type: RelatedType, find: (key: RelatedKey) => Promise<T[]>) {
  const batchers = new WeakMap<Context, Map<string, Batcher<string, T | null>>>();
  return async (context: Context, info: GraphQLResolveInfo, ref: { id: string | null; projectId: string | null }) => {
    const projects = await memberships(context);
    if (ref.id === null || ref.projectId === null || !projects.has(ref.projectId)) return null;
    const ofContext = batchers.get(context) ?? new Map<string, Batcher<string, T | null>>();
    batchers.set(context, ofContext);
    const name = `${type} ${fieldName(info.path)}`;
    const load = async (ids: readonly string[]) => {
      const rows = await find({ context, info, id: { in: [...ids] }, projectIds: [...projects] });
      const rowsById = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => rowsById.get(id) ?? null);
    };
    const batcher = ofContext.get(name) ?? new Batcher(load);
    ofContext.set(name, batcher);
    return batcher.load(ref.id);
  };
}

export const relatedProject = related('Project', ({ context, info, id }) =>
  context.db.project.findMany({ ...selectionOf(context, info, 'Project'), where: { id } }),
);

export const relatedTask = related('Task', ({ context, info, id, projectIds }) =>
  context.db.task.findMany({
    ...selectionOf(context, info, 'Task'),
    where: { id, projectId: { in: projectIds } },
  }),
);

export const relatedComment = related('Comment', ({ context, info, id, projectIds }) =>
  context.db.comment.findMany({
    ...selectionOf(context, info, 'Comment'),
    where: { id, task: { projectId: { in: projectIds } } },
  }),
);
