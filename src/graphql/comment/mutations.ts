import { addComment, type CommentRef, deleteComment, editComment } from '../../domain/comment/comments.js';
import { addReaction, removeReaction } from '../../domain/comment/reactions.js';
import { ConflictError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Comment } from './type.js';

const bodyDescription =
  'Markdown, 1 to 20,000 characters. `@user_…`, an @ and the id of a member, mentions them; at most 50.';

const AddCommentInput = builder.inputType('AddCommentInput', {
  description: 'Something to say about a task.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    body: t.string({ required: true, description: bodyDescription }),
    parentId: t.id({
      description:
        'The comment that it answers, of the same task. Threads have one level: an answer to an answer joins the thread.',
    }),
    ...commandInput(t),
  }),
});

const EditCommentInput = builder.inputType('EditCommentInput', {
  description: 'Another text for a comment.',
  fields: (t) => ({
    commentId: t.id({ required: true, description: 'The comment; one of the viewer.' }),
    body: t.string({ required: true, description: bodyDescription }),
    expectedVersion: t.int({
      description:
        'The `version` that the edit was made from. When the comment has another by now nothing is done, and the answer is a ConflictError with the path of this field.',
    }),
    ...commandInput(t),
  }),
});

const DeleteCommentInput = builder.inputType('DeleteCommentInput', {
  description: 'A comment to delete.',
  fields: (t) => ({
    commentId: t.id({ required: true, description: 'The comment.' }),
    ...commandInput(t),
  }),
});

const AddReactionInput = builder.inputType('AddReactionInput', {
  description: 'A reaction to a comment.',
  fields: (t) => ({
    commentId: t.id({ required: true, description: 'The comment.' }),
    emoji: t.string({ required: true, description: 'One emoji. A comment has at most 20 different ones.' }),
    ...commandInput(t),
  }),
});

const RemoveReactionInput = builder.inputType('RemoveReactionInput', {
  description: 'A reaction to take back.',
  fields: (t) => ({
    commentId: t.id({ required: true, description: 'The comment.' }),
    emoji: t.string({ required: true, description: 'The emoji.' }),
    ...commandInput(t),
  }),
});

const CommentPayload = builder.interfaceRef<Payload<CommentRef>>('CommentPayload').implement({
  description: 'A comment as it is after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    comment: t.prismaField({
      type: Comment,
      description: 'The comment.',
      resolve: (query, { commentId }, _args, { db }) =>
        db.comment.findUniqueOrThrow({ ...query, where: { id: commentId } }),
    }),
  }),
});

function commentPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<CommentRef>>(name)
    .implement({ description, interfaces: [MutationPayload, CommentPayload] });
}

builder.mutationField('addComment', (t) =>
  t.field({
    description: 'Adds a comment to a task, or answers one. Needs the role MEMBER.',
    type: commentPayload('AddCommentPayload', 'The comment is there.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'AddCommentResult', description: 'The answers of `addComment`.' },
    },
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The comment.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await addComment(context.command('addComment', input), input)),
  }),
);

builder.mutationField('editComment', (t) =>
  t.field({
    description:
      'Changes the text of one of the comments of the viewer; the old text stays in `revisions`. When the text is the same there is no event. Needs the role MEMBER.',
    type: commentPayload('EditCommentPayload', 'The comment says what was asked.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'EditCommentResult', description: 'The answers of `editComment`.' },
    },
    args: { input: t.arg({ type: EditCommentInput, required: true, description: 'The edit.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await editComment(context.command('editComment', input), input)),
  }),
);

builder.mutationField('deleteComment', (t) =>
  t.field({
    description:
      'Deletes a comment: its text, earlier texts, mentions and reactions are gone, answers to it stay. Needs the role MEMBER for one of the viewer, ADMIN for any other.',
    type: commentPayload('DeleteCommentPayload', 'The comment is deleted.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteCommentResult', description: 'The answers of `deleteComment`.' },
    },
    args: { input: t.arg({ type: DeleteCommentInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteComment(context.command('deleteComment', input), input)),
  }),
);

builder.mutationField('addReaction', (t) =>
  t.field({
    description:
      'Reacts to a comment with an emoji. When the viewer has done so already there is no event. Needs the role MEMBER.',
    type: commentPayload('AddReactionPayload', 'The reaction is there.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'AddReactionResult', description: 'The answers of `addReaction`.' },
    },
    args: { input: t.arg({ type: AddReactionInput, required: true, description: 'The reaction.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await addReaction(context.command('addReaction', input), input)),
  }),
);

builder.mutationField('removeReaction', (t) =>
  t.field({
    description: 'Takes a reaction of the viewer back. When there is none there is no event. Needs the role MEMBER.',
    type: commentPayload('RemoveReactionPayload', 'The reaction is not there any more.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'RemoveReactionResult', description: 'The answers of `removeReaction`.' },
    },
    args: { input: t.arg({ type: RemoveReactionInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await removeReaction(context.command('removeReaction', input), input)),
  }),
);
