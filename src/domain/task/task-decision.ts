import type { EventData, SingleTaskKind } from '../../events/kinds.js';
import type { RebalancedTask, TaskFieldChange } from '../../events/snapshots.js';
import { storedId, type TaskId } from '../../ids.js';
import type { Task } from '../../store/prisma/client.js';
import type { CommandDecision } from '../command.js';
import { taskSnapshot } from '../snapshots.js';

export interface TaskRef {
  readonly taskId: TaskId;
}

/** A task that a command writes. */
interface WrittenTask {
  readonly task: Task;
  readonly projectKey: string;
  readonly changes: TaskFieldChange[];
  readonly rebalanced?: RebalancedTask[] | undefined;
  readonly write: () => Promise<unknown>;
}

/** Creates the decision of a command with one event about one task. */
export function taskDecision(
  kind: SingleTaskKind,
  { task, projectKey, changes, rebalanced = [], write }: WrittenTask,
): CommandDecision<TaskRef> {
  const taskId = storedId('task', task.id);
  const projectId = storedId('project', task.projectId);
  const data: EventData[SingleTaskKind] = { task: taskSnapshot(task), projectKey, changes };
  const eventData = rebalanced.length > 0 ? { ...data, rebalanced } : data;
  return {
    result: { taskId },
    rows: { task },
    streamId: projectId,
    events: [{ streamId: projectId, kind, entityId: taskId, data: eventData }],
    write,
  };
}
