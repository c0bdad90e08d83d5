import { builder } from '../builder.js';
import { User } from '../user/type.js';

export const Comment = builder.prismaNode('Comment', {
  description: 'What somebody said about a task.',
  id: { field: 'id' },
  fields: (t) => ({
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
    author: t.relation('author', { type: User, description: 'Who said it.' }),
    task: t.relation('task', { description: 'What it is about.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was said.' }),
  }),
});
