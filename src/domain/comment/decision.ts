import type { EventData, KindOf } from '../../events/kinds.js';
import { type CommentId, storedId } from '../../ids.js';
import type { CommandDecision } from '../command.js';
import { commentSnapshot, taskSnapshot } from '../snapshots.js';
import type { AuthorizedComment } from './access.js';

export interface CommentRef {
  readonly commentId: CommentId;
}

type CommentEventKind = KindOf<'CommentEvent'>;

/** A comment with its task and project, after the command. */
export type WrittenComment = Omit<AuthorizedComment, 'own'>;

/** A kind of comment event, with the data that other kinds lack. */
export type CommentEvent = {
  [K in CommentEventKind]: { readonly kind: K } & Omit<EventData[K], keyof EventData['CommentAdded']>;
}[CommentEventKind];

/**
 * The decision of a command that changes a comment or its reactions.
 *
 * @param write sends the writes, see `CommandDecision`
 */
export function commentDecision(
  { projectId, projectKey, task, comment }: WrittenComment,
  { kind, ...own }: CommentEvent,
  write: () => Promise<unknown>,
): CommandDecision<CommentRef> {
  const shared: EventData['CommentAdded'] = {
    task: taskSnapshot(task),
    projectKey,
    changes: [],
    comment: commentSnapshot(comment),
  };
  // The cast is sound: `own` belongs to `kind`, which TypeScript cannot infer from the union.
  const event = { kind, data: { ...shared, ...own } } as {
    [K in CommentEventKind]: { kind: K; data: EventData[K] };
  }[CommentEventKind];
  return {
    result: { commentId: storedId('comment', comment.id) },
    rows: { comment },
    streamId: projectId,
    events: [{ streamId: projectId, entityId: comment.taskId, ...event }],
    write,
  };
}

/** The decision of a command that changes nothing. */
export function unchanged({ projectId, comment }: WrittenComment): CommandDecision<CommentRef> {
  return {
    result: { commentId: storedId('comment', comment.id) },
    rows: { comment },
    streamId: projectId,
    events: [],
  };
}
