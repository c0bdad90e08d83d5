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

/** The comments of a page are asked for together. Nothing is kept: each question is answered as of when it was asked. */
function perOperation<A>(ask: (context: Context, commentIds: readonly string[]) => Promise<A[]>) {
  const loads = new WeakMap<Context, Load<A>>();
  return (context: Context): Load<A> => {
    const load = loads.get(context) ?? new Batcher<string, A>((ids) => ask(context, ids));
    loads.set(context, load);
    return load;
  };
}

/** The reactions to comments, by their ids. */
export const reactions = perOperation(({ db }, ids) => readReactions(db, ids));

/** The emoji that the viewer has put on comments. */
const ownReactions = perOperation(({ db, viewer }, ids) => readOwnReactions(db, viewer.userId, ids));

export const ReactionGroup = builder.objectRef<Reactions>('ReactionGroup').implement({
  description: 'Everybody who reacted to a comment with the same emoji.',
  fields: (t) => ({
    emoji: t.exposeString('emoji', { description: 'The emoji.' }),
    count: t.exposeInt('count', { description: 'How many reacted with it.' }),
    users: t.field({
      type: [User],
      extensions: listOf(10),
      description: `Who did, first come first; at most ${namedReactors} of them.`,
      resolve: ({ users }) => [...users],
    }),
    viewerReacted: t.boolean({
      description: 'Whether the viewer is among them.',
      extensions: viewerDependent,
      resolve: async ({ commentId, emoji }, _args, context) => (await ownReactions(context).load(commentId)).has(emoji),
    }),
  }),
});

export const reactionsDescription = `How people reacted, by emoji, the one that came first at the front; at most ${maxEmoji}.`;
