import { resolveArrayConnection } from '@pothos/plugin-relay';
import { type ProjectId, parseId, storedId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { Project } from '../project/type.js';
import { assertKeyCursors, type PageArgs } from '../relay/list-page.js';
import { OnlineUser, OnlineUserConnection } from './type.js';

const description =
  'The users who are present in the project now, longest present first. The query does not make the viewer present. Each page is cut from the present state.';

/** Loads rosters; the projects of a list share one call. */
const rosters = createOperationLoader((ids: readonly ProjectId[], { services }) => services.presence.online(ids), {
  maxBatchSize: 100,
  cache: true,
});

async function onlineUsers(context: Context, projectId: ProjectId, args: PageArgs) {
  await context.services.presence.authorizeReader(projectId, context.viewer);
  assertKeyCursors(args, 'index');
  const { present, count } = (await rosters(context).load(projectId)).snapshot;
  return { ...resolveArrayConnection({ args }, [...present]), totalCount: count };
}

builder.prismaObjectField(Project, 'onlineUsers', (t) =>
  t.connection(
    {
      type: OnlineUser,
      description,
      extensions: viewerDependent,
      resolve: ({ id }, args, context) => onlineUsers(context, storedId('project', id), args),
    },
    OnlineUserConnection,
  ),
);

builder.queryField('onlineUsers', (t) =>
  t.connection(
    {
      type: OnlineUser,
      description: `${description} Raises NOT_FOUND unless the viewer is a member.`,
      extensions: viewerDependent,
      args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
      resolve: (_root, { projectId, ...args }, context) =>
        onlineUsers(context, parseId('project', projectId, ['projectId']), args),
    },
    OnlineUserConnection,
  ),
);
