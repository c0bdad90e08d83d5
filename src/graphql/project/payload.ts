import type { ProjectId } from '../../ids.js';
import { builder } from '../builder.js';
import { MutationPayload, type Payload } from '../payload.js';
import { Project } from './type.js';

const ProjectPayload = builder.interfaceRef<Payload<{ projectId: ProjectId }>>('ProjectPayload').implement({
  description: 'The project after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    project: t.prismaField({
      type: Project,
      description: 'The project.',
      resolve: (query, { projectId }, _args, { prisma }) =>
        prisma.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
  }),
});

export function projectPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<{ projectId: ProjectId }>>(name)
    .implement({ description, interfaces: [MutationPayload, ProjectPayload] });
}
