import type { ListedComment } from '../../reads/comment-list.js';
import { builder } from '../builder.js';
import { listOf, longText } from '../cost/declare.js';
import { dependsOnColumns } from '../prefetch/columns.js';
import { loadUser } from '../prefetch/loaders.js';
import { countedConnection } from '../relay/connection.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { User } from '../user/type.js';
import { ReactionGroup, reactions, reactionsDescription } from './reactions.js';

/** Whether the comment comes from a list, which reads the author's name in the same statement. */
function hasAuthor(comment: object): comment is ListedComment {
  return 'authorName' in comment;
}

const CommentRevision = builder.prismaObject('CommentRevision', {
  description: 'An earlier text of an edited comment.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: "The comment's `version` while it had this text." }),
    body: t.exposeString('body', { description: 'The text, in Markdown.', extensions: longText }),
    writtenAt: t.expose('writtenAt', { type: 'DateTime', description: 'The time at which this text was written.' }),
  }),
});

export const Comment = builder.prismaNode('Comment', {
  description: 'A comment on a task.',
  id: { field: 'id' },
  fields: (t) => ({
    body: t.exposeString('body', {
      extensions: longText,
      description:
        'The text, in Markdown. Mentions are written as `@user_…`; `mentions` has the users. Empty when the comment is deleted.',
    }),
    version: t.exposeInt('version', {
      description:
        'The version. Each edit and the deletion increment it by one; reactions do not. Ignore an event whose comment has a lower version than yours.',
    }),
    author: t.field({
      type: User,
      description: 'The author.',
      extensions: dependsOnColumns('authorId', 'authorName'),
      resolve: (comment, _args, context) =>
        hasAuthor(comment) ? { id: comment.authorId, name: comment.authorName } : loadUser(context, comment.authorId),
    }),
    task: t.relation('task', { description: 'The task that the comment belongs to.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time at which the comment was added.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the last edit; null unless the comment was edited.',
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The time of the deletion; null unless the comment was deleted. A deleted comment stays in lists without its text, because replies refer to it.',
    }),
    mentions: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'The mentioned users; at most 50.',
      select: (_args, _context, nestedSelection) => ({
        mentions: { select: { user: nestedSelection(true) }, orderBy: { userId: 'asc' } },
      }),
      resolve: (comment) => comment.mentions.map(({ user }) => user),
    }),
    reactions: t.field({
      type: [ReactionGroup],
      description: reactionsDescription,
      extensions: { ...dependsOnColumns('id'), ...listOf(5) },
      resolve: ({ id }, _args, context) => reactions(context).load(id),
    }),
    revisions: t.relatedConnection(
      'revisions',
      {
        type: CommentRevision,
        cursor: 'commentId_version',
        description: 'The earlier texts, newest first. Empty when the comment is deleted.',
        totalCount: true,
        query: (args) => {
          assertKeyCursors(args, 'commentId_version');
          return { orderBy: { version: 'desc' } };
        },
      },
      { name: 'CommentRevisionConnection', description: 'A page of earlier texts.' },
      { name: 'CommentRevisionEdge', description: 'An earlier text in a page.' },
    ),
  }),
});

export const CommentConnection = countedConnection(Comment, {
  name: 'Comment',
  description: 'A page of comments.',
  edge: 'A comment in a page.',
});
