import { Batcher } from '../../domain/batcher.js';
import { type CommentPage, countListed, type ListedComment, readComments } from '../../domain/comment-list.js';
import { isId } from '../../domain/ids.js';
import { InvalidInputError } from '../../errors.js';
import type { Context } from '../context.js';
import { defaultPageSize } from '../page-size.js';

/** What a list of comments can be asked for. */
export interface CommentListArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly topLevelOnly: boolean;
}

/** The lists of one operation: those with the same arguments are read together, whosoever they are. */
const pagers = new WeakMap<Context, Map<string, Batcher<string, ListedComment[]>>>();
const counters = new WeakMap<Context, Map<string, Batcher<string, number>>>();

/**
 * A page of a task's comments as the connection type reads it.
 *
 * @throws InvalidInputError for page arguments that are none
 */
export async function commentConnection(context: Context, taskId: string, args: CommentListArgs) {
  const page = toPage(args);
  const batcher = known(pagers, context, JSON.stringify(page), (taskIds) => readComments(context.db, taskIds, page));
  const found = await batcher.load(taskId);
  const shown = found.slice(0, page.size);
  if (page.fromEnd) shown.reverse();
  const edges = shown.map((node) => ({ cursor: toCursor(node.id), node }));
  const more = found.length > page.size;
  return {
    edges,
    pageInfo: {
      hasNextPage: page.fromEnd ? page.before !== null : more,
      hasPreviousPage: page.fromEnd ? more : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () =>
      known(counters, context, String(page.topLevelOnly), (taskIds) =>
        countListed(context.db, taskIds, page.topLevelOnly),
      ).load(taskId),
  };
}

function known<A>(
  cache: WeakMap<Context, Map<string, Batcher<string, A>>>,
  context: Context,
  key: string,
  ask: (taskIds: readonly string[]) => Promise<readonly A[]>,
): Batcher<string, A> {
  const ofContext = cache.get(context) ?? new Map<string, Batcher<string, A>>();
  cache.set(context, ofContext);
  const batcher = ofContext.get(key) ?? new Batcher(ask);
  ofContext.set(key, batcher);
  return batcher;
}

function toPage({ first, last, after, before, topLevelOnly }: CommentListArgs): CommentPage {
  if (first != null && last != null) {
    throw new InvalidInputError({ path: ['last'], message: 'Ask for the first or for the last, not for both.' });
  }
  const fromEnd = last != null || (first == null && before != null && after == null);
  const size = first ?? last ?? defaultPageSize;
  if (size < 0) throw new InvalidInputError({ path: [fromEnd ? 'last' : 'first'], message: 'Must not be negative.' });
  return {
    size,
    fromEnd,
    after: after == null ? null : fromCursor(after, 'after'),
    before: before == null ? null : fromCursor(before, 'before'),
    topLevelOnly,
  };
}

function toCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function fromCursor(cursor: string, name: 'after' | 'before'): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isId('comment', id)) throw new InvalidInputError({ path: [name], message: 'Not the cursor of a comment.' });
  return id;
}
