import { builder } from '../builder.js';

export const Label = builder.prismaNode('Label', {
  description: 'A word that tasks of a project are marked with.',
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The word; unique in its project.' }),
    color: t.exposeString('color', { description: 'Its colour on screens, as in `#64748b`.' }),
    // Not a relation: that starts from the label's row, which is gone when an event tells of the deletion.
    project: t.prismaField({
      type: 'Project',
      description: 'The project it belongs to.',
      resolve: (query, { projectId }, _args, { db }) =>
        db.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
