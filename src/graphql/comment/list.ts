import {
  type CommentCounts,
  type CommentPage,
  commentsPart,
  countListed,
  type ListedComment,
  listedColumns,
} from '../../domain/comment/comment-list.js';
import { type CommentId, isId } from '../../domain/ids.js';
import type { Task } from '../../store/prisma/client.js';
import { batched } from '../batched.js';
import { columnsFor } from '../columns.js';
import { ConnectionPage, type Edge } from '../connection-page.js';
import type { Context } from '../context.js';
import { encodeListCursor, type PageArgs, toListPage } from '../list-page.js';
import { demandPageSize } from '../page-size.js';
import { partField } from '../task/parts.js';

/** What a list of comments can be asked for. */
export interface CommentListArgs extends PageArgs {
  readonly topLevelOnly: boolean;
}

const commentPaths = [['nodes'], ['edges', 'node']];

/** A page of a task's comments, with one more when somebody wants to know whether there is. */
const commentsOf = partField('comments', (args: CommentListArgs, selected) => {
  demandPageSize(args);
  const asked = selected?.below();
  const more = !asked || [...asked.values()].some(({ field }) => field.name === 'pageInfo');
  return commentsPart(toPage(args), columnsFor(listedColumns, selected?.below(commentPaths)), more ? 1 : 0);
});

const countOf = batched(({ db }, taskIds: readonly string[]) => countListed(db, taskIds));

/**
 * A page of a task's comments as the connection type reads it.
 *
 * @throws InvalidInputError for page arguments that are none
 */
export function commentConnection(context: Context, task: Task, args: CommentListArgs) {
  const page = toPage(args);
  const found = commentsOf(task, args, context);
  const connect = (comments: readonly ListedComment[]) =>
    new CommentConnectionPage(page, comments, () => countOf(context, task.id));
  return found instanceof Promise ? found.then(connect) : connect(found);
}

class CommentConnectionPage extends ConnectionPage<ListedComment> {
  readonly totalCount: () => Promise<number>;

  constructor(page: CommentPage, comments: readonly ListedComment[], count: () => Promise<CommentCounts>) {
    super(
      page,
      comments.map((comment) => new CommentEdge(comment)),
    );
    this.totalCount = async () => (await count())[page.topLevelOnly ? 'topLevel' : 'all'];
  }
}

class CommentEdge implements Edge<ListedComment> {
  readonly node: ListedComment;

  constructor(node: ListedComment) {
    this.node = node;
  }

  get cursor(): string {
    return encodeListCursor(this.node.id);
  }
}

function toPage({ topLevelOnly, ...args }: CommentListArgs): CommentPage {
  return { ...toListPage(args, decodeId, 'comments'), topLevelOnly };
}

function decodeId(text: string): CommentId | undefined {
  return isId('comment', text) ? text : undefined;
}
