import { builder } from '../builder.js';
import { totalCount } from '../relay/total-count.js';
import { Comment } from './type.js';

const CommentEdge = builder.edgeObject({ type: Comment, name: 'CommentEdge', description: 'A comment in a page.' });

export const CommentConnection = builder.connectionObject(
  {
    type: Comment,
    name: 'CommentConnection',
    description: 'A page of comments.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  CommentEdge,
);
