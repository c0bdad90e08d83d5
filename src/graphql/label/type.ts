import { builder } from '../builder.js';
import { countedConnection } from '../relay/connection.js';

export const Label = builder.prismaNode('Label', {
  description: 'A label for the tasks of a project.',
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name: one line of at most 50 characters, unique in the project regardless of case.',
    }),
    color: t.exposeString('color', { description: 'The colour, in the format `#64748b`.' }),
    // Not a Prisma relation, which would read the label's row: after a deletion the row no longer exists.
    project: t.prismaField({
      type: 'Project',
      description: 'The project of the label.',
      resolve: (query, { projectId }, _args, { prisma }) =>
        prisma.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time at which the label was created.' }),
  }),
});

export const LabelConnection = countedConnection(Label, {
  name: 'Label',
  description: 'A page of labels.',
  edge: 'A label on a page, with its cursor.',
});
