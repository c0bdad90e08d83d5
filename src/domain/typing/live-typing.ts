import { ConflictError, RateLimitedError } from '../../errors.js';
import { projectStreamKinds, type StoredEvent } from '../../events/event.js';
import type { Streams } from '../../events/streams.js';
import { type ProjectId, parseId, storedId, type TaskId } from '../../ids.js';
import { TokenBuckets } from '../../lib/token-buckets.js';
import type { Metrics } from '../../observability/metrics.js';
import type { Typing } from '../../presence/typing.js';
import { TypingStream } from '../../presence/typing-stream.js';
import type { Db } from '../../store/database.js';
import { notFound, requireAllowed } from '../access.js';
import type { ProjectRole } from '../policy.js';
import { allowsProject, type Reader, requirePermitted } from '../scope.js';

export interface LiveTypingOptions {
  readonly db: Db;
  readonly streams: Streams;
  readonly typing: Typing;
  readonly metrics: Metrics;
}

/** A person, and the front end as it names itself. */
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
  /** How long that counts; say it again before. */
  readonly expiresInMs: number;
}

/** A front end says it every few seconds, and when somebody begins and stops. */
const burst = 5;
const intervalMs = 1_000;

/** Who types where, for the members of the project. */
export class LiveTyping {
  readonly #options: LiveTypingOptions;
  readonly #rate = new TokenBuckets(burst, intervalMs);

  constructor(options: LiveTypingOptions) {
    this.#options = options;
  }

  /**
   * Says that a person types a comment on a task, or has stopped to. It counts for some seconds and is stored nowhere.
   *
   * @throws InvalidInputError, NotFoundError (also when the task is deleted), ForbiddenError
   * @throws ConflictError when the project is archived
   * @throws RateLimitedError when they say it too often
   */
  async report(person: TypingUser, input: SetTypingInput): Promise<TypingSignal> {
    const { typing, metrics } = this.#options;
    const path = ['input', 'taskId'];
    const taskId = parseId('task', input.taskId, path);
    if (!this.#rate.take(`${person.userId} ${taskId}`)) {
      metrics.refusals.inc({ limit: 'typing' });
      const seconds = intervalMs / 1_000;
      throw new RateLimitedError(
        `About one task this can be said ${burst} times at once and then once in ${seconds} s.`,
        Math.ceil(seconds),
      );
    }
    const place = await this.#findTask(person, taskId, path);
    requirePermitted(person.scope, 'comment:create');
    requireAllowed(place.role, 'comment:create', path);
    if (place.archived) throw new ConflictError('The project is archived.', path);
    typing.report(taskId, person, input.isTyping);
    return { taskId, isTyping: input.isTyping, expiresInMs: input.isTyping ? typing.lifetimeMs : 0 };
  }

  /**
   * Follows who types on a task, until it is deleted. What comes from the person's own front end is left out.
   *
   * @throws InvalidInputError, NotFoundError (also when the task is deleted)
   * @throws LimitExceededError when too many other tasks are followed or typed on here
   */
  async follow(person: TypingUser, id: string): Promise<TypingStream> {
    const { streams, typing } = this.#options;
    const path = ['taskId'];
    const taskId = parseId('task', id, path);
    const { projectId } = await this.#findTask(person, taskId, path);
    const events = await streams.open({ streamId: projectId, reader: person, kinds: projectStreamKinds });
    try {
      // Again, now that its deletion would come through the stream.
      await this.#findTask(person, taskId, path);
      return new TypingStream({ events, typing, taskId, reader: person, ends: (event) => deletes(event, taskId) });
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
    const task = await this.#options.db.task.findFirst({
      where: { id: taskId, deletedAt: null },
      select: {
        projectId: true,
        project: { select: { archivedAt: true, members: { where: { userId }, select: { role: true } } } },
      },
    });
    const [member] = task?.project.members ?? [];
    if (!task || !member || !allowsProject(scope, task.projectId)) throw notFound('task', path);
    const projectId = storedId('project', task.projectId);
    return { projectId, role: member.role, archived: task.project.archivedAt !== null };
  }
}

/** True for an event by which the task is gone. */
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
