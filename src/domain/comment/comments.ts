import { z } from 'zod';
import { ConflictError, ForbiddenError, NotFoundError } from '../../errors.js';
import type { CommentEventKind, EventData } from '../../events/event.js';
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
  /** Markdown, kept as written. Names people as `@user_…`. */
  readonly body: string;
  /** The comment that it answers. */
  readonly parentId?: string | null | undefined;
}

export interface EditCommentInput {
  readonly commentId: string;
  readonly body: string;
  /** The version that the edit was made from. */
  readonly expectedVersion?: number | null | undefined;
}

export interface CommentRef {
  readonly commentId: CommentId;
}

const commentPath = ['input', 'commentId'];
const rules = z.object({ body: filledText(20_000) });

/**
 * Adds a comment to a task, or an answer to another comment of the task. Threads have one level: an answer to an answer
 * joins the thread.
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
    const demandMembers = await lockMentioned(tx, taskId, actorId, mentioned);
    const place = await authorizeOnTask(tx, command, taskId, 'comment:create', ['input', 'taskId']);
    demandMembers(mentioned);
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
    const data = commentData(place, { ...comment, task: place.task });
    return commentDecision(place.projectId, { kind: 'CommentAdded', data });
  });
}

/**
 * Changes the text of the actor's own comment; the old one is kept as a revision. No event is made when it is the same.
 * People who left the project may still be named where they were named before.
 *
 * @throws InvalidInputError, NotFoundError (also when it is deleted), ForbiddenError for comments of others
 * @throws ConflictError at `input.expectedVersion` when the comment has changed since, or when the project is archived
 */
export async function editComment(command: Command, input: EditCommentInput): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  const { body } = parseInput(rules, input);
  const mentioned = parseMentions(body);
  return runCommand(command, async (tx) => {
    const demandMembers = await lockMentioned(tx, commentId, command.actorId, mentioned);
    const place = await authorizeOnComment(tx, command, commentId, () => 'comment:edit-own', commentPath);
    if (!place.own) throw new ForbiddenError('Only its author may edit a comment.', commentPath);
    const before = await tx.comment.findUniqueOrThrow({ where: { id: commentId }, include: { mentions: true } });
    if (input.expectedVersion != null && input.expectedVersion !== before.version) {
      throw new ConflictError(`The comment is at version ${before.version}.`, ['input', 'expectedVersion']);
    }
    const known = new Set(before.mentions.map(({ userId }) => userId));
    const added = mentioned.filter((userId) => !known.has(userId));
    demandMembers(added);
    if (body === before.body) return { result: { commentId }, streamId: place.projectId, events: [] };
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
    const data = { ...commentData(place, comment), fromBody: before.body };
    return commentDecision(place.projectId, { kind: 'CommentEdited', data });
  });
}

/**
 * Deletes a comment: the actor's own, or any when they manage the project. Its text, revisions, mentions and reactions
 * are gone; its row stays as the place that answers hang on.
 *
 * @throws InvalidInputError, NotFoundError (also when it is deleted already), ForbiddenError
 * @throws ConflictError when the project is archived
 */
export async function deleteComment(command: Command, input: { commentId: string }): Promise<Outcome<CommentRef>> {
  const commentId = parseId('comment', input.commentId, commentPath);
  return runCommand(command, async (tx) => {
    const actionFor = (own: boolean) => (own ? 'comment:delete-own' : 'comment:delete-any');
    const place = await authorizeOnComment(tx, command, commentId, actionFor, commentPath);
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
    return commentDecision(place.projectId, { kind: 'CommentDeleted', data: commentData(place, comment) });
  });
}

type CommentWithTask = Prisma.CommentGetPayload<{ include: { task: true } }>;
type CommentEvent = { [K in CommentEventKind]: { kind: K; data: EventData[K] } }[CommentEventKind];

/** What every event of a comment carries. */
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

/** The first comment of the thread that an answer to `parentId` belongs to. */
async function threadOf(tx: Tx, taskId: TaskId, parentId: CommentId): Promise<string> {
  const parent = await tx.comment.findUnique({
    where: { id: parentId, taskId, deletedAt: null },
    select: { parentId: true },
  });
  if (!parent) throw new NotFoundError('There is no such comment on this task.', ['input', 'parentId']);
  return parent.parentId ?? parentId;
}
