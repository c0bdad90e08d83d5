import type { GraphQLResolveInfo } from 'graphql';
import { readOwnAccesses } from '../../domain/access.js';
import { ownedBy } from '../../domain/notification/list.js';
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

/** What is asked for of one type, by somebody who is a member of these projects. */
interface NodeKey {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly id: { readonly in: string[] };
  readonly projectId: { readonly in: string[] };
}

/** One query for each type: what has one of the ids and may be seen. */
const find: Record<TypeName, (question: NodeKey) => Promise<{ id: string }[]>> = {
  Announcement: async ({ context, info, id }) =>
    context.db.announcement.findMany({
      ...selectionOf(context, info, 'Announcement'),
      where: { AND: [{ id }, await visibleAnnouncements(context)] },
    }),
  Comment: ({ context, info, id, projectId }) =>
    context.db.comment.findMany({ ...selectionOf(context, info, 'Comment'), where: { id, task: { projectId } } }),
  Label: ({ context, info, id, projectId }) =>
    context.db.label.findMany({ ...selectionOf(context, info, 'Label'), where: { id, projectId } }),
  Notification: ({ context, info, id }) =>
    context.db.notification.findMany({
      ...selectionOf(context, info, 'Notification'),
      where: { id, ...ownedBy(context.viewer) },
    }),
  Project: ({ context, info, id, projectId }) =>
    context.db.project.findMany({
      ...selectionOf(context, info, 'Project'),
      where: { AND: [{ id }, { id: projectId }] },
    }),
  SavedView: ({ context, info, id, projectId }) =>
    context.db.savedView.findMany({
      ...selectionOf(context, info, 'SavedView'),
      where: { id, projectId, ...viewsSeenBy(context.viewer.userId) },
    }),
  Task: ({ context, info, id, projectId }) =>
    context.db.task.findMany({ ...selectionOf(context, info, 'Task'), where: { id, projectId, deletedAt: null } }),
  User: ({ context, info, id, projectId }) =>
    context.db.user.findMany({
      ...selectionOf(context, info, 'User'),
      where: { id, OR: [{ id: context.viewer.userId }, { memberships: { some: { projectId } } }] },
    }),
};

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description:
      'Whatever has these ids, in their order; null where there is nothing that the viewer may see. At most 100 ids.',
    extensions: { ...viewerDependent, ...listOf(lengthOf('ids')) },
    args: { ids: t.arg.idList({ required: true, description: 'The ids, of any types.' }) },
    resolve: async (_root, { ids }, context, info) => {
      context.requireViewer();
      if (ids.length > maxNodes) throw new InvalidInputError({ path: ['ids'], message: `At most ${maxNodes} ids.` });
      const byType = new Map<TypeName, string[]>();
      for (const [index, id] of ids.entries()) {
        const type = typeOf(id, index);
        byType.set(type, [...(byType.get(type) ?? []), id]);
      }
      const accesses = await readOwnAccesses(context.db, context.viewer);
      for (const [id, access] of accesses) context.rememberProject(id, access);
      const projectId = { in: [...accesses.keys()] };
      const found = new Map<string, object>();
      for (const [type, asked] of byType) {
        for (const row of await find[type]({ context, info, id: { in: [...new Set(asked)] }, projectId })) {
          found.set(row.id, { ...row, __typename: type });
        }
      }
      return ids.map((id) => found.get(id) ?? null);
    },
  }),
);

/** @throws InvalidInputError */
function typeOf(id: string, index: number): TypeName {
  for (const type of typeNames) if (isId(nodeTypes[type], id)) return type;
  throw new InvalidInputError({ path: ['ids', index], message: 'Not an id.' });
}

const typeNames = Object.keys(find).filter((name): name is TypeName => name in nodeTypes);
