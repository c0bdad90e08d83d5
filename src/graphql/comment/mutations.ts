import { addComment } from '../../domain/comments.js';
import type { CommentId } from '../../domain/ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { Comment } from './type.js';

const AddCommentInput = builder.inputType('AddCommentInput', {
  description: 'Something to say about a task.',
  fields: (t) => ({
    taskId: t.id({ required: true, description: 'The task.' }),
    body: t.string({ required: true, description: 'Markdown, 1 to 20,000 characters.' }),
    ...commandInput(t),
  }),
});

const AddCommentPayload = builder.objectRef<Payload<{ commentId: CommentId }>>('AddCommentPayload').implement({
  description: 'The comment is there.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    comment: t.prismaField({
      type: Comment,
      description: 'The new comment.',
      resolve: (query, { commentId }, _args, { db }) =>
        db.comment.findUniqueOrThrow({ ...query, where: { id: commentId } }),
    }),
  }),
});

builder.mutationField('addComment', (t) =>
  t.field({
    description: 'Adds a comment to a task. Needs the role MEMBER.',
    type: AddCommentPayload,
    errors: {
      types: [...commonErrors],
      union: { name: 'AddCommentResult', description: 'The answers of `addComment`.' },
    },
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The comment.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await addComment(context.command('addComment', input), input)),
  }),
);
