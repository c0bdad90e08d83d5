import type { NotificationKind, ProjectRole, TaskPriority, TaskStatus } from '../store/prisma/enums.js';

/** The name of an ordered log: a project's id, a user's id, or `system`. */
export type StreamId = `project_${string}` | `user_${string}` | 'system';

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
  dueDate: string | null;
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
  | { field: 'dueDate'; from: string | null; to: string | null }
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

interface TaskEventData extends TaskChange {
  /** The prefix of the task's key. */
  projectKey: string;
  rebalanced?: RebalancedTask[];
}

interface TasksEventData {
  projectKey: string;
  items: TaskChange[];
  rebalanced?: RebalancedTask[];
}

type CommentEventData = TaskEventData & { comment: CommentSnapshot };
interface ProjectEventData {
  project: ProjectSnapshot;
}
type LabelEventData = ProjectEventData & { label: LabelSnapshot };
type NotificationEventData = { notification: NotificationSnapshot };
type AnnouncementEventData = { announcement: AnnouncementSnapshot };
type SavedViewEventData = { view: SavedViewSnapshot };

/** The data of each kind of event. The kinds are also the names of the GraphQL types. */
export interface EventData {
  TaskCreated: TaskEventData;
  TaskUpdated: TaskEventData;
  TaskStatusChanged: TaskEventData;
  TaskAssigneesChanged: TaskEventData;
  TaskMoved: TaskEventData;
  TaskDeleted: TaskEventData;
  TaskRestored: TaskEventData;
  TasksBulkChanged: TasksEventData;
  TasksImported: TasksEventData;
  CommentAdded: CommentEventData;
  CommentEdited: CommentEventData & { fromBody: string };
  CommentDeleted: CommentEventData;
  CommentReactionAdded: CommentEventData & { emoji: string };
  CommentReactionRemoved: CommentEventData & { emoji: string };
  ProjectCreated: ProjectEventData;
  ProjectUpdated: ProjectEventData & { changes: ProjectFieldChange[] };
  ProjectArchived: ProjectEventData;
  ProjectUnarchived: ProjectEventData;
  ProjectTransferred: ProjectEventData & { fromUserId: string; toUserId: string };
  ProjectMemberAdded: ProjectEventData & { userId: string; role: ProjectRole };
  ProjectMemberRoleChanged: ProjectEventData & { userId: string; fromRole: ProjectRole; role: ProjectRole };
  ProjectMemberRemoved: ProjectEventData & { userId: string; role: ProjectRole };
  ProjectDeleted: ProjectEventData;
  LabelCreated: LabelEventData;
  LabelUpdated: LabelEventData & { from: { name: string; color: string } };
  /** The label is also removed from all tasks. */
  LabelDeleted: LabelEventData;
  /** In the project's stream for a shared view, else in the owner's stream. */
  SavedViewCreated: SavedViewEventData;
  SavedViewUpdated: SavedViewEventData;
  SavedViewDeleted: SavedViewEventData;
  /** In the user's stream. `projectSeq` is the number of the same command's event in the project's stream. */
  MembershipStarted: { projectId: string; role: ProjectRole; projectSeq: number };
  MembershipEnded: { projectId: string };
  /** All notification events are in the user's stream; see docs/notifications.md. */
  NotificationAdded: NotificationEventData;
  /** The notification was grouped with a new one of the same kind and subject. */
  NotificationUpdated: NotificationEventData;
  NotificationRead: NotificationEventData;
  NotificationUnread: NotificationEventData;
  NotificationArchived: NotificationEventData;
  NotificationUnarchived: NotificationEventData;
  NotificationSnoozed: NotificationEventData;
  /** The snooze expired, or the user cancelled the snooze. */
  NotificationSnoozeEnded: NotificationEventData;
  /** The announcement has ended or was withdrawn, and its notification was deleted. */
  NotificationWithdrawn: NotificationEventData;
  /** All visible unread notifications that are not newer than `until` were marked as read. */
  NotificationsRead: { until: string; readAt: string; count: number };
  /** All notifications of a project were deleted because the user's membership ended. */
  NotificationsRemoved: { projectId: string; count: number };
  /** A null `projectId` or `kind` means all projects or kinds. A null `enabled` resets the setting to its default. */
  NotificationPreferencesChanged: {
    projectId: string | null;
    settings: { kind: NotificationKind | null; enabled: boolean | null }[];
  };
  /** In the user's stream. Minutes before a task is due, in descending order. */
  ReminderPreferencesChanged: { timeZone: string; dueSoonMinutes: number[] };
  /** In the system's stream, for the workers of all instances. Users receive notifications. */
  AnnouncementPublished: AnnouncementEventData;
  AnnouncementUpdated: AnnouncementEventData;
  AnnouncementWithdrawn: AnnouncementEventData;
  /**
   * In the system's stream, which every instance follows: one feed reports the sessions of all users. Without `sessionIds`
   * all credentials of the user are revoked. Otherwise the event revokes the listed sessions and personal tokens, and the
   * tokens of an outside provider that were issued at `issuedUntil` (seconds since 1970) or earlier.
   */
  SessionsEnded: { userId: string; sessionIds?: string[]; tokenIds?: string[]; issuedUntil?: number };
}
export type EventKind = keyof EventData;

/** Kinds of events with one task. */
export const singleTaskEventKinds = [
  'TaskCreated',
  'TaskUpdated',
  'TaskStatusChanged',
  'TaskAssigneesChanged',
  'TaskMoved',
  'TaskDeleted',
  'TaskRestored',
  'CommentAdded',
  'CommentDeleted',
] as const satisfies readonly EventKind[];
export type SingleTaskEventKind = (typeof singleTaskEventKinds)[number];

/** Kinds of events with several tasks. */
export const bulkTaskEventKinds = ['TasksBulkChanged', 'TasksImported'] as const satisfies readonly EventKind[];
export type BulkTaskEventKind = (typeof bulkTaskEventKinds)[number];

export const taskEventKinds = [...singleTaskEventKinds, ...bulkTaskEventKinds] as const;
export type TaskEventKind = (typeof taskEventKinds)[number];

export const commentEventKinds = [
  'CommentAdded',
  'CommentEdited',
  'CommentDeleted',
  'CommentReactionAdded',
  'CommentReactionRemoved',
] as const satisfies readonly EventKind[];
export type CommentEventKind = (typeof commentEventKinds)[number];

export const labelEventKinds = ['LabelCreated', 'LabelUpdated', 'LabelDeleted'] as const satisfies readonly EventKind[];
export type LabelEventKind = (typeof labelEventKinds)[number];

/** Kinds of events about a project, its members and its labels. */
export const projectEventKinds = [
  'ProjectCreated',
  'ProjectUpdated',
  'ProjectArchived',
  'ProjectUnarchived',
  'ProjectTransferred',
  'ProjectMemberAdded',
  'ProjectMemberRoleChanged',
  'ProjectMemberRemoved',
  'ProjectDeleted',
  ...labelEventKinds,
] as const satisfies readonly EventKind[];
export type ProjectEventKind = (typeof projectEventKinds)[number];

export const savedViewEventKinds = [
  'SavedViewCreated',
  'SavedViewUpdated',
  'SavedViewDeleted',
] as const satisfies readonly EventKind[];
export type SavedViewEventKind = (typeof savedViewEventKinds)[number];

/** All kinds of events in the stream of a project. */
export const projectStreamKinds = [
  ...projectEventKinds,
  ...taskEventKinds,
  'CommentEdited',
  'CommentReactionAdded',
  'CommentReactionRemoved',
  ...savedViewEventKinds,
] as const;

export const membershipEventKinds = ['MembershipStarted', 'MembershipEnded'] as const satisfies readonly EventKind[];
export type MembershipEventKind = (typeof membershipEventKinds)[number];

/** Kinds of events with one notification. */
export const singleNotificationEventKinds = [
  'NotificationAdded',
  'NotificationUpdated',
  'NotificationRead',
  'NotificationUnread',
  'NotificationArchived',
  'NotificationUnarchived',
  'NotificationSnoozed',
  'NotificationSnoozeEnded',
  'NotificationWithdrawn',
] as const satisfies readonly EventKind[];
export type SingleNotificationEventKind = (typeof singleNotificationEventKinds)[number];

export const notificationEventKinds = [
  ...singleNotificationEventKinds,
  'NotificationsRead',
  'NotificationsRemoved',
  'NotificationPreferencesChanged',
] as const satisfies readonly EventKind[];
export type NotificationEventKind = (typeof notificationEventKinds)[number];

export const announcementEventKinds = [
  'AnnouncementPublished',
  'AnnouncementUpdated',
  'AnnouncementWithdrawn',
] as const satisfies readonly EventKind[];
export type AnnouncementEventKind = (typeof announcementEventKinds)[number];

/** Kinds of events in the stream of a user that subscriptions deliver. */
export const userStreamKinds = [
  ...membershipEventKinds,
  ...savedViewEventKinds,
  ...notificationEventKinds,
  'ReminderPreferencesChanged',
] as const;

/** The client and the mutation of a change, as named by the client. A client recognises its own changes by both. */
export interface Origin {
  readonly clientId: string | null;
  readonly mutationId: string | null;
}

interface Common<K extends EventKind> {
  readonly streamId: StreamId;
  readonly kind: K;
  readonly actorId: string | null;
  readonly origin: Origin;
  /** The entity that the event is about. */
  readonly entityId: string;
}

interface Draft<K extends EventKind> extends Common<K> {
  /** The data, or a function that computes the data from the numbers of the command's events in other streams. */
  readonly data: EventData[K] | ((numbers: ReadonlyMap<StreamId, number>) => EventData[K]);
}

interface Stored<K extends EventKind> extends Common<K> {
  readonly data: EventData[K];
  /** The actor's name at the time of the event. */
  readonly actorName: string | null;
  readonly seq: number;
  /** The time of the database's clock under the stream's lock; ISO 8601 in UTC. */
  readonly occurredAt: string;
}

/** An event before the log numbers it. */
export type EventDraft = { [K in EventKind]: Draft<K> }[EventKind];

/** A numbered event, the effect of one command. `seq` counts 1, 2, 3 … without holes in each stream. */
export type StoredEvent = { [K in EventKind]: Stored<K> }[EventKind];

export type EventOf<K extends EventKind> = Extract<StoredEvent, { kind: K }>;

/** True when the event has one of the kinds. */
export function isOfKind<K extends EventKind>(event: StoredEvent, kinds: readonly K[]): event is EventOf<K> {
  const names: readonly string[] = kinds;
  return names.includes(event.kind);
}

/** The id of the project that an event is about; undefined for events without a project. */
export function projectOf({ data }: StoredEvent): string | undefined {
  if ('notification' in data) return data.notification.projectId ?? undefined;
  if ('projectId' in data) return data.projectId ?? undefined;
  if ('project' in data) return data.project.id;
  if ('view' in data) return data.view.projectId;
  return 'task' in data ? data.task.projectId : undefined;
}

/** True when the event may revoke a user's access to its stream. */
export function isRevocation(event: StoredEvent): boolean {
  return event.kind === 'ProjectMemberRemoved' || event.kind === 'ProjectDeleted';
}

/** True when the event revokes the access of the user to its stream. */
export function revokes(event: StoredEvent, userId: string): boolean {
  switch (event.kind) {
    case 'ProjectMemberRemoved':
      return event.data.userId === userId;
    case 'ProjectDeleted':
      return true;
    default:
      return false;
  }
}
