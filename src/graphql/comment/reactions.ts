import {
  maxEmoji,
  namedReactors,
  type ReactionGroup as Reactions,
  readOwnReactions,
  readReactions,
} from '../../domain/comment/reactions.js';
import { Batcher } from '../../lib/batcher.js';
import { builder, viewerDependent } from '../builder.js';
import type { Context } from '../context.js';
import { listOf } from '../cost/declare.js';
import { User } from '../user/type.js';

type Load<A> = Batcher<string, A>;

/**
 * Creates a batched load per operation: the comments of a page share one query. Values are not cached, so a later load
 * reads the present state.
 */
function perOperation<A>(read: (context: Context, commentIds: readonly string[]) => Promise<A[]>) {
  const loads = new WeakMap<Context, Load<A>>();
  return (context: Context): Load<A> => {
    const load = loads.get(context) ?? new Batcher<string, A>((ids) => read(context, ids));
    loads.set(context, load);
    return load;
  };
}

/** Loads the reactions to a comment by the comment's id. */
export const reactions = perOperation(({ db }, ids) => readReactions(db, ids));

/** Loads the emoji of the viewer's reactions to a comment by the comment's id. */
const ownReactions = perOperation(({ db, viewer }, ids) => readOwnReactions(db, viewer.userId, ids));

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
