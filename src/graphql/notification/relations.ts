import { createContextCache } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { readOwnAccesses } from '../../domain/access.js';
import { Batcher } from '../../lib/batcher.js';
import type { Context } from '../context.js';
import { fieldName } from '../field-name.js';
import { selectionOf } from '../prefetch/prisma-selection.js';

/*
 * What notifications are about, for who may see it now: the row of a notification goes with the membership, but an event
 * that told of it stays in the person's stream. One statement says where the viewer is a member, and one for each field
 * reads what all the notifications of an answer lead to.
 */

type RelatedType = 'Comment' | 'Project' | 'Task';

interface RelatedKey {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly id: { readonly in: string[] };
  /** Where the viewer is a member. */
  readonly projectIds: string[];
}

/** The viewer's projects; read before any of their data, once for each answer. */
const memberships = createContextCache(async (context: Context): Promise<ReadonlySet<string>> => {
  const accesses = await readOwnAccesses(context.db, context.viewer);
  for (const [id, access] of accesses) context.rememberProject(id, access);
  return new Set(accesses.keys());
});

/** A resolver of what a notification names by an id; null for what the viewer may not see, or what is gone. */
function related<T extends { id: string }>(type: RelatedType, find: (question: RelatedKey) => Promise<T[]>) {
  const batchers = new WeakMap<Context, Map<string, Batcher<string, T | null>>>();
  return async (context: Context, info: GraphQLResolveInfo, ref: { id: string | null; projectId: string | null }) => {
    const projects = await memberships(context);
    if (ref.id === null || ref.projectId === null || !projects.has(ref.projectId)) return null;
    const ofContext = batchers.get(context) ?? new Map<string, Batcher<string, T | null>>();
    batchers.set(context, ofContext);
    const name = `${type} ${fieldName(info.path)}`;
    const ask = async (asked: readonly string[]) => {
      const rows = await find({ context, info, id: { in: [...asked] }, projectIds: [...projects] });
      const found = new Map(rows.map((row) => [row.id, row]));
      return asked.map((id) => found.get(id) ?? null);
    };
    const batcher = ofContext.get(name) ?? new Batcher(ask);
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
