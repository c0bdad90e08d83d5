import { ConflictError, RateLimitedError } from '../../errors.js';
import type { StoredEvent } from '../../events/event.js';
import { projectStreamKinds } from '../../events/kinds.js';
import type { Streams } from '../../events/streams.js';
import { type ProjectId, parseId, storedId, type TaskId } from '../../ids.js';
import { TokenBuckets } from '../../lib/token-buckets.js';
import type { Metrics } from '../../observability/metrics.js';
import type { Typing } from '../../presence/typing.js';
import { TypingStream } from '../../presence/typing-stream.js';
import type { Db } from '../../store/database.js';
import { statement } from '../../store/statement.js';
import { archivedMessage, notFound, requireAllowed } from '../access.js';
import type { ProjectRole } from '../policy.js';
import { allowsProject, type Reader, requirePermitted } from '../scope.js';

export interface LiveTypingOptions {
  readonly db: Db;
  readonly streams: Streams;
  readonly typing: Typing;
  readonly metrics: Metrics;
}

/** A typing user, with the `clientId` of the user's client. */
export interface TypingUser extends Reader {
  readonly clientId: string | null;
}

export interface SetTypingInput {
  readonly taskId: string;
  readonly isTyping: boolean;
}

export interface TypingSignal {
  readonly taskId: TaskId;
  readonly isTyping: boolean;
  /** How long the signal is valid. The client repeats the signal before it expires. */
  readonly expiresInMs: number;
}

/** Clients send a signal every few seconds, and when the user starts and stops typing. */
const burst = 5;
const intervalMs = 1_000;

/** The typing indicators of tasks, for members of the project. */
export class LiveTyping {
  readonly #options: LiveTypingOptions;
  readonly #rate = new TokenBuckets(burst, intervalMs);

  constructor(options: LiveTypingOptions) {
    this.#options = options;
  }

  /**
   * Signals that a user started or stopped typing a comment on a task. The signal expires after some seconds and is not
   * stored.
   *
   * @throws InvalidInputError, NotFoundError (also for a deleted task), ForbiddenError
   * @throws ConflictError when the project is archived
   * @throws RateLimitedError when the user signals too often
   */
  async report(user: TypingUser, input: SetTypingInput): Promise<TypingSignal> {
    const { typing, metrics } = this.#options;
    const path = ['input', 'taskId'];
    const taskId = parseId('task', input.taskId, path);
    if (!this.#rate.take(`${user.userId} ${taskId}`)) {
      metrics.refusals.inc({ limit: 'typing' });
      const seconds = intervalMs / 1_000;
      throw new RateLimitedError(
        `setTyping accepts ${burst} signals per task at once, then one every ${seconds} s: send signals less often.`,
        Math.ceil(seconds),
      );
    }
    const authorized = await this.#findTask(user, taskId, path);
    requirePermitted(user.scope, 'comment:create');
    requireAllowed(authorized.role, 'comment:create', path);
    if (authorized.archived) throw new ConflictError(archivedMessage, path);
    typing.report(taskId, user, input.isTyping);
    return { taskId, isTyping: input.isTyping, expiresInMs: input.isTyping ? typing.lifetimeMs : 0 };
  }

  /**
   * Follows the typing users of a task until the task is deleted. Signals from the subscriber's own client are left out.
   *
   * @throws InvalidInputError, NotFoundError (also for a deleted task)
   * @throws LimitExceededError when this instance follows too many tasks
   */
  async follow(user: TypingUser, id: string): Promise<TypingStream> {
    const { streams, typing } = this.#options;
    const path = ['taskId'];
    const taskId = parseId('task', id, path);
    const { projectId } = await this.#findTask(user, taskId, path);
    const events = await streams.open({ streamId: projectId, reader: user, kinds: projectStreamKinds });
    try {
      // The second check covers a deletion before the stream opened; the stream reports every later deletion.
      await this.#findTask(user, taskId, path);
      return new TypingStream({ events, typing, taskId, reader: user, ends: (event) => deletes(event, taskId) });
    } catch (error) {
      await events.return();
      throw error;
    }
  }

  async #findTask(
    { userId, scope }: Reader,
    taskId: TaskId,
    path: readonly string[],
  ): Promise<{ projectId: ProjectId; role: ProjectRole; archived: boolean }> {
    const task = await selectTask.first(this.#options.db.sql, { taskId, userId });
    if (!task || !allowsProject(scope, task.projectId)) throw notFound(path);
    const { role, archivedAt } = task;
    return { projectId: storedId('project', task.projectId), role, archived: archivedAt !== null };
  }
}

/** Selects the project of a task, for a member. */
const selectTask = statement(({ taskId, userId }: { taskId: string; userId: string }, sql) =>
  sql
    .selectFrom('task as t')
    .innerJoin('project as p', 'p.id', 't.projectId')
    .innerJoin('projectMember as m', 'm.projectId', 't.projectId')
    .select(['t.projectId', 'p.archivedAt', 'm.role'])
    .where('t.id', '=', taskId)
    .where('t.deletedAt', 'is', null)
    .where('m.userId', '=', userId),
);

/** True when the event deletes the task. */
function deletes(event: StoredEvent, taskId: TaskId): boolean {
  switch (event.kind) {
    case 'TaskDeleted':
      return event.data.task.id === taskId;
    case 'TasksBulkChanged':
      return event.data.items.some(({ task }) => task.id === taskId && task.deletedAt !== null);
    default:
      return false;
  }
}
