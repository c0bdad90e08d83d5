import type { NotificationKind, ProjectRole, TaskPriority, TaskStatus } from '../store/prisma/enums.js';

/** A task's scalar fields right after the command. Instants are ISO 8601 in UTC, days are YYYY-MM-DD. */
export interface TaskSnapshot {
  id: string;
  projectId: string;
  number: number;
  title: string;
  /** Absent when longer than `maxSnapshotText`; subscriptions then read the description from the task. */
  description?: string;
  status: TaskStatus;
  priority: TaskPriority;
  /** Absent in events from before the field existed, like `dueTime` and `estimate`. */
  startDate?: string | null;
  dueDate: string | null;
  /** As in `17:00 Europe/Vienna`. */
  dueTime?: string | null;
  estimate?: number | null;
  position: string;
  parentId: string | null;
  externalId: string | null;
  version: number;
  createdById: string;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  deletedAt: string | null;
}

export interface CommentSnapshot {
  id: string;
  taskId: string;
  authorId: string;
  parentId: string | null;
  /** Empty in a deleted comment. */
  body: string;
  version: number;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

export interface ProjectSnapshot {
  id: string;
  key: string;
  name: string;
  description: string;
  color: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}

export interface LabelSnapshot {
  id: string;
  projectId: string;
  name: string;
  color: string;
  createdAt: string;
}

export interface SavedViewSnapshot {
  id: string;
  projectId: string;
  ownerId: string;
  name: string;
  shared: boolean;
  version: number;
}

/** Ids and states only. The subject is read at display time, with an access check at that time. */
export interface NotificationSnapshot {
  id: string;
  kind: NotificationKind;
  projectId: string | null;
  taskId: string | null;
  commentId: string | null;
  announcementId: string | null;
  /** The due day of a reminder. */
  dueDate: string | null;
  role: ProjectRole | null;
  actorIds: string[];
  count: number;
  version: number;
  createdAt: string;
  updatedAt: string;
  readAt: string | null;
  archivedAt: string | null;
  snoozedUntil: string | null;
}

export interface AnnouncementSnapshot {
  id: string;
  title: string;
  body: string;
  startsAt: string;
  endsAt: string | null;
  withdrawnAt: string | null;
  version: number;
}

/** A changed field of a task, from → to. Lists of ids are sorted. */
export type TaskFieldChange =
  | { field: 'title' | 'description'; from: string; to: string }
  | { field: 'status'; from: TaskStatus; to: TaskStatus }
  | { field: 'priority'; from: TaskPriority; to: TaskPriority }
  | { field: 'startDate' | 'dueDate'; from: string | null; to: string | null }
  | { field: 'dueTime'; from: string | null; to: string | null }
  | { field: 'estimate'; from: number | null; to: number | null }
  | { field: 'position'; from: string; to: string }
  | { field: 'parentId'; from: string | null; to: string | null }
  | { field: 'assigneeIds'; from: string[]; to: string[] }
  | { field: 'labelIds'; from: string[]; to: string[] };

/** A change in the data of an event. Events with several tasks omit long descriptions. */
export type RecordedTaskFieldChange = TaskFieldChange | { field: 'description'; from?: string; to?: string };

/** A changed field of a project, from → to. */
export interface ProjectFieldChange {
  field: 'name' | 'description' | 'color';
  from: string;
  to: string;
}

/** A task that a command changed. */
export interface TaskChange {
  task: TaskSnapshot;
  changes: RecordedTaskFieldChange[];
}

/** The new position of a task that made space for another task. The order of the board is unchanged. */
export interface RebalancedTask {
  taskId: string;
  position: string;
}

/** The data of an event with one task. */
export interface TaskEventData extends TaskChange {
  /** The prefix of the task's key. */
  projectKey: string;
  rebalanced?: RebalancedTask[];
}

/** The data of an event with several tasks. */
export interface TasksEventData {
  projectKey: string;
  items: TaskChange[];
  rebalanced?: RebalancedTask[];
}

export type CommentEventData = TaskEventData & { comment: CommentSnapshot };
export interface ProjectEventData {
  project: ProjectSnapshot;
}
export type MemberEventData = ProjectEventData & { userId: string; role: ProjectRole };
export type LabelEventData = ProjectEventData & { label: LabelSnapshot };
export type NotificationEventData = { notification: NotificationSnapshot };
export type AnnouncementEventData = { announcement: AnnouncementSnapshot };
export type SavedViewEventData = { view: SavedViewSnapshot };
