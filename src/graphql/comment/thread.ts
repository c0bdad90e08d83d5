import { builder } from '../builder.js';
import { assertKeyCursors } from '../list-page.js';
import { CommentConnection } from './connection.js';
import { Comment } from './type.js';

builder.prismaObjectFields(Comment, (t) => ({
  parent: t.relation('parent', {
    type: Comment,
    nullable: true,
    description: 'The first comment of the thread, when this is an answer.',
  }),
  replies: t.relatedConnection(
    'replies',
    {
      cursor: 'id',
      description: 'The answers to it, oldest first. Threads have one level: answers have none.',
      totalCount: true,
      query: (args) => {
        assertKeyCursors(args, 'id');
        return { orderBy: { id: 'asc' } };
      },
    },
    CommentConnection,
  ),
}));
