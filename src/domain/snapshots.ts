import type {
  CommentSnapshot,
  LabelSnapshot,
  ProjectSnapshot,
  RecordedTaskFieldChange,
  SavedViewSnapshot,
  TaskFieldChange,
  TaskSnapshot,
} from '../events/snapshots.js';
import type { Comment, Label, Project, SavedView, Task } from '../store/prisma/client.js';

/*
 * Conversions between rows and the snapshots in events. A snapshot holds the entity's own fields right after the command.
 * Subscribers therefore receive each state once, even when the row has changed again before the delivery.
 */

/**
 * The longest description that an event carries, in characters. Without the limit, a bulk change of 100 tasks would carry
 * 100 long texts. A longer description is read from the task when it is selected, and may be newer than the event.
 */
const maxSnapshotText = 1_000;

export function taskSnapshot(task: Task): TaskSnapshot {
  const { createdAt, updatedAt, completedAt, deletedAt, startDate, dueDate, description, ...scalars } = task;
  return {
    ...pick(scalars, [
      'id',
      'projectId',
      'number',
      'title',
      'status',
      'priority',
      'dueTime',
      'estimate',
      'position',
      'parentId',
      'externalId',
      'version',
      'createdById',
    ]),
    ...(description.length <= maxSnapshotText && { description }),
    startDate: startDate && toDay(startDate),
    dueDate: dueDate && toDay(dueDate),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}

/** The changes in an event of many tasks, without descriptions beyond `maxSnapshotText`. */
export function withoutLongTexts(changes: readonly TaskFieldChange[]): RecordedTaskFieldChange[] {
  return changes.map((change) => {
    if (change.field !== 'description') return change;
    const { field, from, to } = change;
    return {
      field,
      ...(from.length <= maxSnapshotText && { from }),
      ...(to.length <= maxSnapshotText && { to }),
    };
  });
}

/** `description` may be missing, see `maxSnapshotText`. The field `Task.description` then reads the text. */
export function taskRow(snapshot: TaskSnapshot): Task {
  const { createdAt, updatedAt, completedAt, deletedAt, startDate, dueDate, dueTime, estimate, description } = snapshot;
  return {
    ...snapshot,
    description: description as string,
    startDate: startDate == null ? null : new Date(startDate),
    dueDate: dueDate === null ? null : new Date(dueDate),
    dueTime: dueTime ?? null,
    estimate: estimate ?? null,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    completedAt: completedAt === null ? null : new Date(completedAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
  };
}

export function commentSnapshot(comment: Comment): CommentSnapshot {
  return {
    ...pick(comment, ['id', 'taskId', 'authorId', 'parentId', 'body', 'version']),
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    deletedAt: comment.deletedAt?.toISOString() ?? null,
  };
}

export function commentRow(snapshot: CommentSnapshot): Comment {
  const { createdAt, editedAt, deletedAt } = snapshot;
  return {
    ...snapshot,
    createdAt: new Date(createdAt),
    editedAt: editedAt === null ? null : new Date(editedAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
  };
}

export function projectSnapshot(project: Project): ProjectSnapshot {
  return {
    ...pick(project, ['id', 'key', 'name', 'description', 'color', 'version']),
    createdAt: project.createdAt.toISOString(),
    updatedAt: project.updatedAt.toISOString(),
    archivedAt: project.archivedAt?.toISOString() ?? null,
  };
}

/** Omits the counter of task numbers, the project's cursor number and the mark of the deletion, which no client receives. */
export function projectRow(snapshot: ProjectSnapshot): Omit<Project, 'lastTaskNumber' | 'number' | 'deletedAt'> {
  const { createdAt, updatedAt, archivedAt } = snapshot;
  return {
    ...snapshot,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    archivedAt: archivedAt === null ? null : new Date(archivedAt),
  };
}

export function labelSnapshot(label: Label): LabelSnapshot {
  return { ...pick(label, ['id', 'projectId', 'name', 'color']), createdAt: label.createdAt.toISOString() };
}

export function labelRow(snapshot: LabelSnapshot): Label {
  return { ...snapshot, createdAt: new Date(snapshot.createdAt) };
}

/** Omits filter and order: the filter may contain values that only the owner may read. */
export function savedViewSnapshot(view: SavedView): SavedViewSnapshot {
  return pick(view, ['id', 'projectId', 'ownerId', 'name', 'shared', 'version']);
}

/** Formats a `date` column as YYYY-MM-DD. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function pick<T extends object, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
}
