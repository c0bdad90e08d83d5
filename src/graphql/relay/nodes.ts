import type { GraphQLResolveInfo } from 'graphql';
import { ownedBy } from '../../domain/notification/list.js';
import { readOwnAccesses } from '../../domain/read-access.js';
import { InvalidInputError } from '../../errors.js';
import { isId } from '../../ids.js';
import { visibleAnnouncements } from '../announcement/visibility.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { lengthOf, listOf } from '../cost/declare.js';
import { nodeTypes } from '../plugins/node-ids.js';
import { selectionOf } from '../prefetch/prisma-selection.js';
import { viewsSeenBy } from '../view/access.js';

const maxNodes = 100;
type TypeName = keyof typeof nodeTypes;

/** The requested ids of one type, and the projects of the viewer. */
interface NodeRequest {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly id: { readonly in: string[] };
  readonly projectId: { readonly in: string[] };
}

/** One query per type: the objects with the ids, without objects hidden from the viewer. */
const find: Record<TypeName, (request: NodeRequest) => Promise<{ id: string }[]>> = {
  Announcement: async ({ context, info, id }) =>
    context.prisma.announcement.findMany({
      ...selectionOf(context, info, 'Announcement'),
      where: { AND: [{ id }, await visibleAnnouncements(context)] },
    }),
  Comment: ({ context, info, id, projectId }) =>
    context.prisma.comment.findMany({ ...selectionOf(context, info, 'Comment'), where: { id, task: { projectId } } }),
  Label: ({ context, info, id, projectId }) =>
    context.prisma.label.findMany({ ...selectionOf(context, info, 'Label'), where: { id, projectId } }),
  Notification: ({ context, info, id }) =>
    context.prisma.notification.findMany({
      ...selectionOf(context, info, 'Notification'),
      where: { id, ...ownedBy(context.viewer) },
    }),
  Project: ({ context, info, id, projectId }) =>
    context.prisma.project.findMany({
      ...selectionOf(context, info, 'Project'),
      where: { AND: [{ id }, { id: projectId }] },
    }),
  SavedView: ({ context, info, id, projectId }) =>
    context.prisma.savedView.findMany({
      ...selectionOf(context, info, 'SavedView'),
      where: { id, projectId, ...viewsSeenBy(context.viewer.userId) },
    }),
  Task: ({ context, info, id, projectId }) =>
    context.prisma.task.findMany({ ...selectionOf(context, info, 'Task'), where: { id, projectId, deletedAt: null } }),
  User: ({ context, info, id, projectId }) =>
    context.prisma.user.findMany({
      ...selectionOf(context, info, 'User'),
      where: { id, OR: [{ id: context.viewer.userId }, { memberships: { some: { projectId } } }] },
    }),
};

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'The objects with the given ids, in the order of the ids. Null for an object that does not exist or that the viewer may not see. BAD_USER_INPUT for more than 100 ids.',
    extensions: { ...viewerDependent, ...listOf(lengthOf('ids')) },
    args: { ids: t.arg.idList({ required: true, description: 'The ids, of any types; at most 100.' }) },
    resolve: async (_root, { ids }, context, info) => {
      context.requireViewer();
      if (ids.length > maxNodes) {
        throw new InvalidInputError({ path: ['ids'], message: `ids must have at most ${maxNodes} items.` });
      }
      const byType = new Map<TypeName, string[]>();
      for (const [index, id] of ids.entries()) {
        const type = typeOf(id, index);
        byType.set(type, [...(byType.get(type) ?? []), id]);
      }
      const accesses = await readOwnAccesses(context.db, context.viewer);
      for (const [id, access] of accesses) context.rememberProject(id, access);
      const projectId = { in: [...accesses.keys()] };
      const nodes = new Map<string, object>();
      for (const [type, requested] of byType) {
        for (const row of await find[type]({ context, info, id: { in: [...new Set(requested)] }, projectId })) {
          nodes.set(row.id, { ...row, __typename: type });
        }
      }
      return ids.map((id) => nodes.get(id) ?? null);
    },
  }),
);

/** @throws InvalidInputError for an invalid id */
function typeOf(id: string, index: number): TypeName {
  for (const type of typeNames) if (isId(nodeTypes[type], id)) return type;
  const message = `ids.${index} must be an id from this server: a type prefix and 26 characters.`;
  throw new InvalidInputError({ path: ['ids', index], message });
}

const typeNames = Object.keys(find).filter((name): name is TypeName => name in nodeTypes);
