import { sql as raw } from 'kysely';
import { z } from 'zod';
import { ConflictError, ForbiddenError, NotFoundError } from '../../errors.js';
import { type CommentId, newId, parseId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import { anyOf } from '../../store/kysely.js';
import type { Comment } from '../../store/prisma/client.js';
import { compilable, statement } from '../../store/statement.js';
import { authorizeOnTask } from '../access.js';
import { type Command, type Outcome, runCommand } from '../command.js';
import { filledText, parseInput } from '../input.js';
import { participantsOf } from '../notification/participants.js';
import { deleteDocuments, writeCommentDocuments } from '../search/write-documents.js';
import { authorizeOnComment } from './access.js';
import { type CommentRef, commentDecision, unchanged } from './decision.js';
import { lockMentioned, parseMentions } from './mentions.js';

export interface AddCommentInput {
  readonly taskId: string;
  /** Markdown, stored unchanged. `@user_…` mentions a member. */
  readonly body: string;
  /** The comment to reply to. */
  readonly parentId?: string | null | undefined;
}

export interface EditCommentInput {
  readonly commentId: string;
  readonly body: string;
  /** The version that the client edited. */
  readonly expectedVersion?: number | null | undefined;
}

const commentPath = ['input', 'commentId'];
const rules = z.object({ body: filledText(20_000) });

/**
 * Adds a comment to a task, or a reply to another comment of the task. Threads have one level: a reply to a reply joins the
 * same thread.
 *
 * @throws InvalidInputError, NotFoundError (task or parent), ForbiddenError, ConflictError when the project is archived
 */
export async function addComment(command: Command, input: AddCommentInput): Promise<Outcome<CommentRef>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  const parentId = input.parentId == null ? null : parseId('comment', input.parentId, ['input', 'parentId']);
  const { body } = parseInput(rules, input);
  const mentioned = parseMentions(body);
  const commentId = newId('comment');
  return runCommand(command, async (tx) => {
    const { actorId } = command;
    const [requireMembers, authorized, parent, participants] = await Promise.all([
      lockMentioned(tx, taskId, actorId, mentioned),
      authorizeOnTask(tx, command, taskId, 'comment:create', ['input', 'taskId']),
      parentId && selectParent.first(tx.sql, { taskId, parentId }),
      participantsOf(tx, taskId),
    ]);
    requireMembers(mentioned);
    const comment: Comment = {
      id: commentId,
      taskId,
      authorId: actorId,
      parentId: parentId && threadOf(parent, parentId),
      body,
      version: 1,
      createdAt: new Date(),
      editedAt: null,
      deletedAt: null,
    };
    const { projectId } = authorized;
    const write = () =>
      Promise.all([
        insertComment.all(tx.sql, comment),
        addMentions(tx, commentId, mentioned),
        writeCommentDocuments(tx, [{ ...comment, projectId }]),
      ]);
    return { ...commentDecision({ ...authorized, comment }, { kind: 'CommentAdded' }, write), participants };
  });
}

const insertComment = statement((comment: Comment, sql) =>
  sql.insertInto('comment').values({
    id: comment.id,
    taskId: comment.taskId,
    authorId: comment.authorId,
    parentId: comment.parentId,
    body: comment.body,
    createdAt: comment.createdAt,
  }),
);

const selectParent = statement(({ taskId, parentId }: { taskId: string; parentId: string }, sql) =>
  sql
    .selectFrom('comment')
    .select('parentId')
    .where('id', '=', parentId)
    .where('taskId', '=', taskId)
    .where('deletedAt', 'is', null),
);

/**
 * The first comment of the thread that contains the parent.
 *
 * @throws NotFoundError when the parent is not a comment of the task
 */
function threadOf(parent: { readonly parentId: string | null } | null | undefined, parentId: CommentId): string {
  if (!parent) throw new NotFoundError('parentId must be the id of a comment on this task.', ['input', 'parentId']);
  return parent.parentId ?? parentId;
}

/**
 * Changes the text of the actor's own comment and stores the old text as a revision. A command without changes appends no
 * event. Mentions of departed members may stay, but new mentions must be members.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted comment), ForbiddenError for comments of other members
 * @throws ConflictError at `input.expectedVersion` when the comment has a newer version, or when the project is archived
 */
export async function editComment(command: Command, input: EditCommentInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const { body } = parseInput(rules, input);
  const mentioned = parseMentions(body);
  return runCommand(command, async (tx) => {
    const [requireMembers, authorized, mentions] = await Promise.all([
      lockMentioned(tx, commentId, command.actorId, mentioned),
      authorizeOnComment(tx, command, commentId, () => 'comment:edit-own', commentPath),
      selectMentions.all(tx.sql, { commentId }),
    ]);
    const { comment: before } = authorized;
    if (!authorized.own) throw new ForbiddenError('Only the author may edit a comment.', commentPath);
    if (input.expectedVersion != null && input.expectedVersion !== before.version) {
      const message = `expectedVersion must be ${before.version}, the comment's version: load the comment again.`;
      throw new ConflictError(message, ['input', 'expectedVersion']);
    }
    const mentionedBefore = mentions.map(({ userId }) => userId);
    const added = mentioned.filter((userId) => !mentionedBefore.includes(userId));
    const removed = mentionedBefore.filter((userId) => !mentioned.some((id) => id === userId));
    requireMembers(added);
    if (body === before.body) return unchanged(authorized);
    const comment: Comment = { ...before, body, version: before.version + 1, editedAt: new Date() };
    const write = () =>
      Promise.all([
        insertRevision.all(tx.sql, { ...before, writtenAt: before.editedAt ?? before.createdAt }),
        updateComment.all(tx.sql, comment),
        removed.length > 0 && deleteMentions.all(tx.sql, { commentId, userIds: removed }),
        addMentions(tx, commentId, added),
        writeCommentDocuments(tx, [{ ...comment, projectId: authorized.projectId }]),
      ]);
    return commentDecision({ ...authorized, comment }, { kind: 'CommentEdited', fromBody: before.body }, write);
  });
}

const updateComment = statement(({ id, body, version, editedAt, deletedAt }: Comment, sql) =>
  sql.updateTable('comment').set({ body, version, editedAt, deletedAt }).where('id', '=', id),
);

const insertRevision = statement(({ id, version, body, writtenAt }: Comment & { readonly writtenAt: Date }, sql) =>
  sql.insertInto('commentRevision').values({ commentId: id, version, body, writtenAt }),
);

const selectMentions = statement(({ commentId }: { commentId: string }, sql) =>
  sql.selectFrom('commentMention').select('userId').where('commentId', '=', commentId),
);

interface Mentions {
  readonly commentId: string;
  readonly userIds: readonly string[];
}

const deleteMentions = statement(({ commentId, userIds }: Mentions, sql) =>
  sql.deleteFrom('commentMention').where('commentId', '=', commentId).where('userId', '=', anyOf(userIds)),
);

const insertMentions = statement(({ commentId, userIds }: Mentions) =>
  compilable(raw`
    INSERT INTO comment_mention (comment_id, user_id) SELECT ${commentId}::text, unnest(${userIds}::text[])`),
);

async function addMentions(tx: Tx, commentId: CommentId, userIds: readonly string[]): Promise<void> {
  if (userIds.length > 0) await insertMentions.all(tx.sql, { commentId, userIds });
}

/**
 * Deletes a comment: the actor's own, or any comment when the actor's role allows `comment:delete-any`. The text, its searched
 * words, revisions, mentions and reactions are deleted. The row stays, because replies refer to it.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted comment), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function deleteComment(command: Command, input: { commentId: string }): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  return runCommand(command, async (tx) => {
    const actionFor = (own: boolean) => (own ? 'comment:delete-own' : 'comment:delete-any');
    const authorized = await authorizeOnComment(tx, command, commentId, actionFor, commentPath);
    const { comment: before } = authorized;
    const comment: Comment = { ...before, body: '', version: before.version + 1, deletedAt: new Date() };
    const write = () =>
      Promise.all([
        updateComment.all(tx.sql, comment),
        tx.sql.deleteFrom('commentRevision').where('commentId', '=', commentId).execute(),
        tx.sql.deleteFrom('commentMention').where('commentId', '=', commentId).execute(),
        tx.sql.deleteFrom('commentReaction').where('commentId', '=', commentId).execute(),
        deleteDocuments(tx, [commentId]),
      ]);
    return commentDecision({ ...authorized, comment }, { kind: 'CommentDeleted' }, write);
  });
}
