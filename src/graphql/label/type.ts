import { builder } from '../builder.js';

export const Label = builder.prismaNode('Label', {
  description: 'A word that tasks of a project are marked with.',
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The word; unique in its project.' }),
    color: t.exposeString('color', { description: 'Its colour on screens, as in `#64748b`.' }),
    project: t.relation('project', { description: 'The project it belongs to.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
