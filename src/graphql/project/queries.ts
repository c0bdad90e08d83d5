import { readOwnAccesses } from '../../domain/read-access.js';
import { parseId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import { hasRelations } from '../prefetch/prisma-selection.js';
import { selectedBelow } from '../prefetch/selected-fields.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { loadProject } from './access.js';
import { Project, projectPrefetchable } from './type.js';

builder.queryField('project', (t) =>
  t.prismaField({
    type: Project,
    description: 'A project of the viewer. Raises NOT_FOUND unless the viewer is a member.',
    extensions: viewerDependent,
    args: { id: t.arg.id({ required: true, description: "The project's id." }) },
    resolve: async (query, _root, args, context, info) => {
      const id = parseId('project', args.id, ['id']);
      const project = await loadProject(context, id, projectPrefetchable.plan(selectedBelow(info), id));
      if (!hasRelations(query)) return project;
      // Prisma reads the project again, with the selected relations.
      return { ...project, ...(await context.prisma.project.findUniqueOrThrow({ ...query, where: { id } })) };
    },
  }),
);

builder.queryField('projects', (t) =>
  t.prismaConnection(
    {
      type: Project,
      cursor: 'id',
      description: 'The projects of which the viewer is a member, newest first.',
      extensions: viewerDependent,
      totalCount: async (_connection, _args, context) => (await readOwnAccesses(context.db, context.viewer)).size,
      resolve: async (query, _root, args, context) => {
        assertKeyCursors(args, 'id');
        const accesses = await readOwnAccesses(context.db, context.viewer);
        for (const [id, access] of accesses) context.rememberProject(id, access);
        return context.prisma.project.findMany({
          ...query,
          where: { id: { in: [...accesses.keys()] } },
          orderBy: { id: 'desc' },
        });
      },
    },
    { name: 'ProjectConnection', description: 'A page of projects.' },
    { name: 'ProjectEdge', description: 'A project on a page, with its cursor.' },
  ),
);
