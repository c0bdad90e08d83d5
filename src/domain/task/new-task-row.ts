import type { Task } from '../../store/prisma/client.js';
import { toDate } from './task-changes.js';
import type { WantedFields } from './task-fields.js';

/** The fields of a new task. Absent ones have their defaults. */
interface NewTask extends Omit<WantedFields, 'title' | 'parentId' | 'assigneeIds' | 'labelIds'> {
  readonly id: string;
  readonly projectId: string;
  readonly number: number;
  readonly title: string;
  readonly position: string;
  readonly parentId: string | null;
  readonly externalId: string | null;
  readonly createdById: string;
}

/** Creates the row of a new task, in its first version. */
export function newTaskRow({ status = 'TODO', ...task }: NewTask): Task {
  const now = new Date();
  return {
    id: task.id,
    projectId: task.projectId,
    number: task.number,
    title: task.title,
    description: task.description ?? '',
    status,
    priority: task.priority ?? 'NONE',
    startDate: toDate(task.startDate),
    dueDate: toDate(task.dueDate),
    dueTime: task.dueTime ?? null,
    estimate: task.estimate ?? null,
    position: task.position,
    parentId: task.parentId,
    externalId: task.externalId,
    version: 1,
    createdById: task.createdById,
    createdAt: now,
    updatedAt: now,
    completedAt: status === 'DONE' ? now : null,
    deletedAt: null,
  };
}
