import { createContextCache } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { readOwnAccesses } from '../../domain/read-access.js';
import type { Context } from '../context.js';
import { inOrder } from '../prefetch/loaders.js';
import { createOperationLoader, fieldKeyOf } from '../prefetch/operation-loader.js';
import { selectionOf } from '../prefetch/prisma-selection.js';

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
function related<T extends { id: string }>(find: (key: RelatedKey) => Promise<T[]>) {
  const rows = createOperationLoader(
    async (ids: readonly string[], context, info: GraphQLResolveInfo) => {
      const projectIds = [...(await memberships(context))];
      return inOrder(ids, await find({ context, info, id: { in: [...ids] }, projectIds }));
    },
    { keyOf: fieldKeyOf },
  );
  return async (context: Context, info: GraphQLResolveInfo, ref: { id: string | null; projectId: string | null }) => {
    const projects = await memberships(context);
    if (ref.id === null || ref.projectId === null || !projects.has(ref.projectId)) return null;
    return (await rows(context, info).load(ref.id)) ?? null;
  };
}

export const relatedProject = related(({ context, info, id }) =>
  context.prisma.project.findMany({ ...selectionOf(context, info, 'Project'), where: { id } }),
);

export const relatedTask = related(({ context, info, id, projectIds }) =>
  context.prisma.task.findMany({
    ...selectionOf(context, info, 'Task'),
    where: { id, projectId: { in: projectIds } },
  }),
);

export const relatedComment = related(({ context, info, id, projectIds }) =>
  context.prisma.comment.findMany({
    ...selectionOf(context, info, 'Comment'),
    where: { id, task: { projectId: { in: projectIds } } },
  }),
);
