import {
  maxEmoji,
  namedReactors,
  type ReactionGroup as Reactions,
  readOwnReactions,
  readReactions,
} from '../../domain/comment/reactions.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { User } from '../user/type.js';

/** Loads the reactions to a comment by the comment's id. */
export const reactions = createOperationLoader((ids: readonly string[], { db }) => readReactions(db, ids));

/** Loads the emoji of the viewer's reactions to a comment by the comment's id. */
const ownReactions = createOperationLoader((ids: readonly string[], { db, viewer }) =>
  readOwnReactions(db, viewer.userId, ids),
);

export const ReactionGroup = builder.objectRef<Reactions>('ReactionGroup').implement({
  description: 'The reactions to a comment with the same emoji.',
  fields: (t) => ({
    emoji: t.exposeString('emoji', { description: 'The emoji of the reactions.' }),
    count: t.exposeInt('count', { description: 'The number of users who reacted with this emoji.' }),
    users: t.field({
      type: [User],
      extensions: listOf(10),
      description: `The users who reacted with this emoji, earliest first; at most ${namedReactors}. \`count\` counts all.`,
      resolve: ({ users }) => [...users],
    }),
    viewerReacted: t.boolean({
      description: 'Whether the viewer reacted with this emoji.',
      extensions: viewerDependent,
      resolve: async ({ commentId, emoji }, _args, context) => (await ownReactions(context).load(commentId)).has(emoji),
    }),
  }),
});

export const reactionsDescription = `The reactions, grouped by emoji, earliest emoji first; at most ${maxEmoji} groups.`;
