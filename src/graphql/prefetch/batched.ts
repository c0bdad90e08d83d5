import { Batcher } from '../../lib/batcher.js';
import type { Context } from '../context.js';

/**
 * A question that fields of many rows ask: those of one operation are asked together, so that a list costs one query and
 * not one for each of its rows.
 *
 * @param ask gives the answers in the order of the questions
 */
export function batched<Q, A>(
  ask: (context: Context, questions: readonly Q[]) => Promise<readonly A[]>,
): (context: Context, question: Q) => Promise<A> {
  const batchers = new WeakMap<Context, Batcher<Q, A>>();
  return (context, question) => {
    const batcher = batchers.get(context) ?? new Batcher((questions: readonly Q[]) => ask(context, questions));
    batchers.set(context, batcher);
    return batcher.load(question);
  };
}
