import { builder } from '../builder.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { Comment, CommentConnection } from './type.js';

builder.prismaObjectFields(Comment, (t) => ({
  parent: t.relation('parent', {
    type: Comment,
    nullable: true,
    description: 'The first comment of the thread; null unless this comment is a reply.',
  }),
  replies: t.relatedConnection(
    'replies',
    {
      cursor: 'id',
      description: 'The replies to this comment, oldest first. Threads have one level: a reply has no replies.',
      totalCount: true,
      query: (args) => {
        assertKeyCursors(args, 'id');
        return { orderBy: { id: 'asc' } };
      },
    },
    CommentConnection,
  ),
}));
