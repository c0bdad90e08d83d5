import { z } from 'zod';
import { ConflictError, ForbiddenError, NotFoundError } from '../../errors.js';
import type { EventData, KindOf } from '../../events/kinds.js';
import { type CommentId, newId, type ProjectId, parseId, storedId, type TaskId } from '../../ids.js';
import type { Tx } from '../../store/database.js';
import type { Prisma } from '../../store/prisma/client.js';
import { authorizeOnComment, authorizeOnTask } from '../access.js';
import { type Command, type CommandDecision, type Outcome, runCommand } from '../command.js';
import { filledText, parseInput } from '../input.js';
import { commentSnapshot, taskSnapshot } from '../snapshots.js';
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

export interface CommentRef {
  readonly commentId: CommentId;
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
    const requireMembers = await lockMentioned(tx, taskId, actorId, mentioned);
    const authorized = await authorizeOnTask(tx, command, taskId, 'comment:create', ['input', 'taskId']);
    requireMembers(mentioned);
    const comment = await tx.comment.create({
      data: {
        id: commentId,
        taskId,
        authorId: actorId,
        parentId: parentId && (await threadOf(tx, taskId, parentId)),
        body,
        mentions: { create: mentioned.map((userId) => ({ userId })) },
      },
    });
    const data = commentData(authorized, { ...comment, task: authorized.task });
    return commentDecision(authorized.projectId, { kind: 'CommentAdded', data });
  });
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
    const requireMembers = await lockMentioned(tx, commentId, command.actorId, mentioned);
    const authorized = await authorizeOnComment(tx, command, commentId, () => 'comment:edit-own', commentPath);
    if (!authorized.own) throw new ForbiddenError('Only the author may edit a comment.', commentPath);
    const before = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { mentions: true } });
    if (input.expectedVersion != null && input.expectedVersion !== before.version) {
      const message = `expectedVersion must be ${before.version}, the comment's version: load the comment again.`;
      throw new ConflictError(message, ['input', 'expectedVersion']);
    }
    const mentionedBefore = new Set(before.mentions.map(({ userId }) => userId));
    const added = mentioned.filter((userId) => !mentionedBefore.has(userId));
    requireMembers(added);
    if (body === before.body) return { result: { commentId }, streamId: authorized.projectId, events: [] };
    const { version, editedAt, createdAt } = before;
    const comment = await tx.comment.update({
      where: { id: commentId },
      data: {
        body,
        version: { increment: 1 },
        editedAt: new Date(),
        revisions: { create: { version, body: before.body, writtenAt: editedAt ?? createdAt } },
        mentions: {
          deleteMany: { userId: { notIn: mentioned } },
          create: added.map((userId) => ({ userId })),
        },
      },
      include: { task: true },
    });
    const data = { ...commentData(authorized, comment), fromBody: before.body };
    return commentDecision(authorized.projectId, { kind: 'CommentEdited', data });
  });
}

/**
 * Deletes a comment: the actor's own, or any comment when the actor's role allows `comment:delete-any`. The text, revisions,
 * mentions and reactions are deleted. The row stays, because replies refer to it.
 *
 * @throws InvalidInputError, NotFoundError (also for a deleted comment), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function deleteComment(command: Command, input: { commentId: string }): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  return runCommand(command, async (tx) => {
    const actionFor = (own: boolean) => (own ? 'comment:delete-own' : 'comment:delete-any');
    const authorized = await authorizeOnComment(tx, command, commentId, actionFor, commentPath);
    const comment = await tx.comment.update({
      where: { id: commentId },
      data: {
        body: '',
        version: { increment: 1 },
        deletedAt: new Date(),
        revisions: { deleteMany: {} },
        mentions: { deleteMany: {} },
        reactions: { deleteMany: {} },
      },
      include: { task: true },
    });
    return commentDecision(authorized.projectId, { kind: 'CommentDeleted', data: commentData(authorized, comment) });
  });
}

type CommentWithTask = Prisma.CommentGetPayload<{ include: { task: true } }>;
type CommentEvent = { [K in KindOf<'CommentEvent'>]: { kind: K; data: EventData[K] } }[KindOf<'CommentEvent'>];

/** The data that all comment events share. */
export function commentData(
  { projectKey }: { readonly projectKey: string },
  { task, ...comment }: CommentWithTask,
): EventData['CommentAdded'] {
  return { task: taskSnapshot(task), projectKey, changes: [], comment: commentSnapshot(comment) };
}

export function commentDecision(projectId: ProjectId, event: CommentEvent): CommandDecision<CommentRef> {
  const { comment } = event.data;
  return {
    result: { commentId: storedId('comment', comment.id) },
    streamId: projectId,
    events: [{ streamId: projectId, entityId: comment.taskId, ...event }],
  };
}

/** The first comment of the thread that contains `parentId`. */
async function threadOf(tx: Tx, taskId: TaskId, parentId: CommentId): Promise<string> {
  const parent = await tx.comment.findUnique({
    where: { id: parentId, taskId, deletedAt: null },
    select: { parentId: true },
  });
  if (!parent) throw new NotFoundError('parentId must be the id of a comment on this task.', ['input', 'parentId']);
  return parent.parentId ?? parentId;
}
