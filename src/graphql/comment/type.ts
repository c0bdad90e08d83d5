import type { ListedComment } from '../../reads/comment-list.js';
import { builder } from '../builder.js';
import { listOf, longText } from '../cost/declare.js';
import { assertKeyCursors } from '../list-page.js';
import { dependsOnColumns } from '../prefetch/columns.js';
import { loadUser } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { ReactionGroup, reactions, reactionsDescription } from './reactions.js';

/** Lists read what authors are called along with the comments. */
function hasAuthor(comment: object): comment is ListedComment {
  return 'authorName' in comment;
}

const CommentRevision = builder.prismaObject('CommentRevision', {
  description: 'A text that a comment had before it was edited.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: "The comment's version while it had this text." }),
    body: t.exposeString('body', { description: 'The text, in Markdown.', extensions: longText }),
    writtenAt: t.expose('writtenAt', { type: 'DateTime', description: 'When it was written.' }),
  }),
});

export const Comment = builder.prismaNode('Comment', {
  description: 'What somebody said about a task.',
  id: { field: 'id' },
  fields: (t) => ({
    body: t.exposeString('body', {
      extensions: longText,
      description: 'Markdown, as written; people are named as `@user_…`, see `mentions`. Empty once it is deleted.',
    }),
    version: t.exposeInt('version', {
      description:
        'Grows by one with each edit and with the deletion; not with reactions. An event that carries a version below yours is old news.',
    }),
    author: t.field({
      type: User,
      description: 'Who said it.',
      extensions: dependsOnColumns('authorId', 'authorName'),
      resolve: (comment, _args, context) =>
        hasAuthor(comment) ? { id: comment.authorId, name: comment.authorName } : loadUser(context, comment.authorId),
    }),
    task: t.relation('task', { description: 'What it is about.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was said.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last edited, if it was.',
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted, if it was. It stays in lists, without its text, because answers hang on it.',
    }),
    mentions: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'Whom it names; at most 50.',
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
        description: 'What it said before its edits, the newest first. Empty once it is deleted.',
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
