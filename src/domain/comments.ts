import { z } from 'zod';
import { authorizeOnTask } from './access.js';
import { type Command, type Outcome, runCommand } from './command.js';
import { type CommentId, newId, parseId } from './ids.js';
import { filledText, parseInput } from './input.js';
import { commentSnapshot, taskSnapshot } from './snapshots.js';

export interface AddCommentInput {
  readonly taskId: string;
  /** Markdown, kept as written. */
  readonly body: string;
}

const addRules = z.object({ body: filledText(20_000) });

/**
 * Adds a comment to a task.
 *
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export async function addComment(command: Command, input: AddCommentInput): Promise<Outcome<{ commentId: CommentId }>> {
  const taskId = parseId('task', input.taskId, ['input', 'taskId']);
  const { body } = parseInput(addRules, input);
  const commentId = newId('comment');
  return runCommand(command, async (tx) => {
    const { projectId, projectKey } = await authorizeOnTask(tx, command.actorId, taskId, 'comment:create', [
      'input',
      'taskId',
    ]);
    const { task, ...comment } = await tx.comment.create({
      data: { id: commentId, taskId, authorId: command.actorId, body },
      include: { task: true },
    });
    return {
      result: { commentId },
      streamId: projectId,
      events: [
        {
          streamId: projectId,
          kind: 'CommentAdded',
          entityId: taskId,
          data: { task: taskSnapshot(task), projectKey, changes: [], comment: commentSnapshot(comment) },
        },
      ],
    };
  });
}
