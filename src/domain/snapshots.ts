import type {
  CommentSnapshot,
  LabelSnapshot,
  ProjectSnapshot,
  RecordedTaskFieldChange,
  SavedViewSnapshot,
  TaskFieldChange,
  TaskSnapshot,
} from '../events/event.js';
import type { Comment, Label, Project, SavedView, Task } from '../store/prisma/client.js';

/*
 * Rows as events carry them, and back. An event's scalars are those right after its command, so a subscriber sees each
 * state once even when the rows have moved on by the time it is delivered.
 */

/**
 * Characters of a description that events carry. A bulk change of 100 tasks would carry 100 long texts that did not change;
 * longer ones are read from the task when they are selected, and may be newer than the event.
 */
const maxSnapshotText = 1_000;

export function taskSnapshot(task: Task): TaskSnapshot {
  const { createdAt, updatedAt, completedAt, deletedAt, dueDate, description, ...scalars } = task;
  return {
    ...pick(scalars, [
      'id',
      'projectId',
      'number',
      'title',
      'status',
      'priority',
      'position',
      'parentId',
      'externalId',
      'version',
      'createdById',
    ]),
    ...(description.length <= maxSnapshotText && { description }),
    dueDate: dueDate && toDay(dueDate),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}

/** Changes as an event of many tasks carries them: without descriptions that `taskSnapshot` would leave out. */
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

/** A row whose `description` may be missing, see `taskSnapshot`; the field `Task.description` reads it then. */
export function taskRow(snapshot: TaskSnapshot): Task {
  const { createdAt, updatedAt, completedAt, deletedAt, dueDate, description } = snapshot;
  return {
    ...snapshot,
    description: description as string,
    dueDate: dueDate === null ? null : new Date(dueDate),
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

/** Without the counter of task numbers and the number for cursors, which no client receives. */
export function projectRow(snapshot: ProjectSnapshot): Omit<Project, 'lastTaskNumber' | 'number'> {
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

/** Without what the view shows: its filter may name things that only its owner should read. */
export function savedViewSnapshot(view: SavedView): SavedViewSnapshot {
  return pick(view, ['id', 'projectId', 'ownerId', 'name', 'shared', 'version']);
}

/** The calendar day of a `date` column, as YYYY-MM-DD. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function pick<T extends object, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
}
