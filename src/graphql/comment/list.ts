import { type CommentId, isId } from '../../ids.js';
import {
  type CommentPage,
  commentsPrefetch,
  countListed,
  type ListedComment,
  listedColumns,
} from '../../reads/comment-list.js';
import type { Task } from '../../store/prisma/client.js';
import type { Context } from '../context.js';
import { requirePageSize } from '../plugins/page-size.js';
import { columnsFor } from '../prefetch/columns.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { ConnectionPage, type Edge } from '../relay/connection.js';
import { encodeListCursor, type PageArgs, toListPage } from '../relay/list-page.js';
import { prefetchedField } from '../task/prefetch.js';

/** The arguments of a comment list. */
export interface CommentListArgs extends PageArgs {
  readonly topLevelOnly: boolean;
}

const commentPaths = [['nodes'], ['edges', 'node']];

/** Prefetches a page of a task's comments; reads one comment more when `pageInfo` is selected. */
const commentsOf = prefetchedField('comments', (args: CommentListArgs, selected) => {
  requirePageSize(args);
  const selectedFields = selected?.below();
  const readsNext = !selectedFields || [...selectedFields.values()].some(({ field }) => field.name === 'pageInfo');
  return commentsPrefetch(
    toCommentPage(args),
    columnsFor(listedColumns, selected?.below(commentPaths)),
    readsNext ? 1 : 0,
  );
});

const counts = createOperationLoader((taskIds: readonly string[], { db }) => countListed(db, taskIds));

/**
 * Returns a page of a task's comments for the connection type: at once when it is prefetched, else as a promise.
 *
 * @throws InvalidInputError for invalid page arguments
 */
export function commentConnection(context: Context, task: Task, args: CommentListArgs) {
  const page = toCommentPage(args);
  const comments = commentsOf(task, args, context);
  const count = async () => (await counts(context).load(task.id))[page.topLevelOnly ? 'topLevel' : 'all'];
  const connect = (rows: readonly ListedComment[]) =>
    new ConnectionPage(
      page,
      rows.map((comment) => new CommentEdge(comment)),
      count,
    );
  return comments instanceof Promise ? comments.then(connect) : connect(comments);
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

function toCommentPage({ topLevelOnly, ...args }: CommentListArgs): CommentPage {
  return { ...toListPage(args, decodeId, 'comments'), topLevelOnly };
}

function decodeId(text: string): CommentId | undefined {
  return isId('comment', text) ? text : undefined;
}
