import { addComment, deleteComment, editComment } from '../../domain/comment/comments.js';
import type { CommentRef } from '../../domain/comment/decision.js';
import { addReaction, removeReaction } from '../../domain/comment/reactions.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { hasRelations } from '../prefetch/prisma-selection.js';
import { Comment } from './type.js';

const bodyDescription =
  'The text: Markdown, 1 to 20,000 characters. An @ and the id of a member, as in `@user_…`, mentions the member; at most 50 mentions.';

const CommentPayload = builder.interfaceRef<Payload<CommentRef>>('CommentPayload').implement({
  description: 'The comment after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    comment: t.prismaField({
      type: Comment,
      description: 'The comment.',
      resolve: (query, { commentId, rows }, _args, { prisma }) =>
        rows?.comment && !hasRelations(query)
          ? rows.comment
          : prisma.comment.findUniqueOrThrow({ ...query, where: { id: commentId } }),
    }),
  }),
});

function commentPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<CommentRef>>(name)
    .implement({ description, interfaces: [MutationPayload, CommentPayload] });
}

builder.mutationField('addComment', (t) =>
  t.fieldWithInput({
    description: 'Adds a comment to a task, or a reply to a comment. Requires the role MEMBER.',
    type: commentPayload('AddCommentPayload', 'The comment is added.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A comment to add to a task.' },
    input: {
      taskId: t.input.id({ required: true, description: 'The task.' }),
      body: t.input.string({ required: true, description: bodyDescription }),
      parentId: t.input.id({
        description:
          'The comment of the same task to reply to. Threads have one level: a reply to a reply joins the same thread.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await addComment(context.command('addComment', input), input)),
  }),
);

builder.mutationField('editComment', (t) =>
  t.fieldWithInput({
    description:
      'Changes the text of a comment. The viewer must be its author and have the role MEMBER. The previous text is kept in `revisions`. An equal text makes no event.',
    type: commentPayload('EditCommentPayload', 'The comment has the requested text.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A new text for a comment.' },
    input: {
      commentId: t.input.id({ required: true, description: 'The comment; the viewer must be its author.' }),
      body: t.input.string({ required: true, description: bodyDescription }),
      expectedVersion: t.input.int({
        description:
          'The `version` that the edit is based on. When the comment has another version, nothing changes and the result is a ConflictError with the path of this field.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await editComment(context.command('editComment', input), input)),
  }),
);

builder.mutationField('deleteComment', (t) =>
  t.fieldWithInput({
    description:
      'Deletes a comment: its text, revisions, mentions and reactions are removed, its replies remain. Requires the role MEMBER for comments of the viewer, ADMIN for others.',
    type: commentPayload('DeleteCommentPayload', 'The comment is deleted.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A comment to delete.' },
    input: {
      commentId: t.input.id({ required: true, description: 'The comment.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteComment(context.command('deleteComment', input), input)),
  }),
);

builder.mutationField('addReaction', (t) =>
  t.fieldWithInput({
    description:
      'Adds a reaction of the viewer to a comment. A reaction that exists already makes no event. Requires the role MEMBER.',
    type: commentPayload('AddReactionPayload', 'The reaction is added.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A reaction to add to a comment.' },
    input: {
      commentId: t.input.id({ required: true, description: 'The comment.' }),
      emoji: t.input.string({
        required: true,
        description: 'One emoji. CONFLICT when the comment already has 20 other emoji.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await addReaction(context.command('addReaction', input), input)),
  }),
);

builder.mutationField('removeReaction', (t) =>
  t.fieldWithInput({
    description:
      'Removes a reaction of the viewer from a comment. A reaction that does not exist makes no event. Requires the role MEMBER.',
    type: commentPayload('RemoveReactionPayload', 'The reaction is removed.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A reaction of the viewer to remove.' },
    input: {
      commentId: t.input.id({ required: true, description: 'The comment.' }),
      emoji: t.input.string({ required: true, description: 'The emoji of the reaction.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await removeReaction(context.command('removeReaction', input), input)),
  }),
);
