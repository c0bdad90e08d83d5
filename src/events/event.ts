import type { NotificationKind, ProjectRole, TaskPriority, TaskStatus } from '../store/prisma/enums.js';

/** The name of an ordered log: a project's id, a user's id, or `system`. */
export type StreamId = `project_${string}` | `user_${string}` | 'system';

/** A task's scalar fields, right after the command. Instants are ISO 8601 in UTC, days are YYYY-MM-DD. */
export interface TaskSnapshot {
  id: string;
  projectId: string;
  number: number;
  title: string;
  /** Left out where it is long, see `maxSnapshotText`: the task has it. */
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
  /** Empty once the comment is deleted. */
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

/** Ids and states only: what it is about is read when it is shown, by those who may see it then. */
export interface NotificationSnapshot {
  id: string;
  kind: NotificationKind;
  projectId: string | null;
  taskId: string | null;
  commentId: string | null;
  announcementId: string | null;
  /** The day that it reminds of. */
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

/** One field of a task, from → to. Lists of ids are sorted. */
export type TaskFieldChange =
  | { field: 'title' | 'description'; from: string; to: string }
  | { field: 'status'; from: TaskStatus; to: TaskStatus }
  | { field: 'priority'; from: TaskPriority; to: TaskPriority }
  | { field: 'dueDate'; from: string | null; to: string | null }
  | { field: 'position'; from: string; to: string }
  | { field: 'parentId'; from: string | null; to: string | null }
  | { field: 'assigneeIds'; from: string[]; to: string[] }
  | { field: 'labelIds'; from: string[]; to: string[] };

/** A change as an event carries it: a change of many tasks leaves long descriptions out. */
export type RecordedTaskFieldChange = TaskFieldChange | { field: 'description'; from?: string; to?: string };

/** One field of a project, from → to. */
export interface ProjectFieldChange {
  field: 'name' | 'description' | 'color';
  from: string;
  to: string;
}

/** One task that a command changed. */
export interface TaskChange {
  task: TaskSnapshot;
  changes: RecordedTaskFieldChange[];
}

/** A task's new place where room had to be made for another; the order of the board is as before. */
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

/** What each kind of event carries. The kinds are the GraphQL type names. */
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
  /** The label is taken off every task, too. */
  LabelDeleted: LabelEventData;
  /** In the project's stream when the view is shared, else in its owner's. */
  SavedViewCreated: SavedViewEventData;
  SavedViewUpdated: SavedViewEventData;
  SavedViewDeleted: SavedViewEventData;
  /** In the person's own stream; `projectSeq` is the number of the same command's event in the project's. */
  MembershipStarted: { projectId: string; role: ProjectRole; projectSeq: number };
  MembershipEnded: { projectId: string };
  /** These stand in the person's own stream; see docs/notifications.md. */
  NotificationAdded: NotificationEventData;
  /** More of the same has joined it. */
  NotificationUpdated: NotificationEventData;
  NotificationRead: NotificationEventData;
  NotificationUnread: NotificationEventData;
  NotificationArchived: NotificationEventData;
  NotificationUnarchived: NotificationEventData;
  NotificationSnoozed: NotificationEventData;
  /** Its time came, or the person took it back. */
  NotificationSnoozeEnded: NotificationEventData;
  /** The announcement that it was of has ended or was taken back: it is gone. */
  NotificationWithdrawn: NotificationEventData;
  /** All that were shown and unread, as far as they were not newer than `until`. */
  NotificationsRead: { until: string; readAt: string; count: number };
  /** All that were about the project: the person is a member no more. */
  NotificationsRemoved: { projectId: string; count: number };
  /** Null for a project or a kind: for all of them. Null for `enabled`: as if it had never been said. */
  NotificationPreferencesChanged: {
    projectId: string | null;
    settings: { kind: NotificationKind | null; enabled: boolean | null }[];
  };
  /** In the person's own stream. Minutes before a task is due, most first. */
  ReminderPreferencesChanged: { timeZone: string; dueSoonMinutes: number[] };
  /** In the system's stream, for the workers of all instances; people are told by notifications. */
  AnnouncementPublished: AnnouncementEventData;
  AnnouncementUpdated: AnnouncementEventData;
  AnnouncementWithdrawn: AnnouncementEventData;
  /**
   * In the system's stream, which every instance follows: one feed tells of all sessions, however many people are here.
   * Without `sessionIds` everything that speaks for the person has ended; else those sessions, these personal tokens, and
   * tokens of an outside provider that were issued at `issuedUntil` (seconds since 1970) or before.
   */
  SessionsEnded: { userId: string; sessionIds?: string[]; tokenIds?: string[]; issuedUntil?: number };
}
export type EventKind = keyof EventData;

/** About one task. */
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

/** About several tasks at once. */
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

/** About the project itself. */
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

/** Everything that stands in the stream of a project. */
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

/** About one notification. */
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

/** Everything in a person's own stream that their front ends are told of. */
export const userStreamKinds = [
  ...membershipEventKinds,
  ...savedViewEventKinds,
  ...notificationEventKinds,
  'ReminderPreferencesChanged',
] as const;

/** Where a change came from, as its author said it; clients know their own echo by it. */
export interface Origin {
  readonly clientId: string | null;
  readonly mutationId: string | null;
}

interface Common<K extends EventKind> {
  readonly streamId: StreamId;
  readonly kind: K;
  readonly actorId: string | null;
  readonly origin: Origin;
  /** What it happened to. */
  readonly entityId: string;
}

interface Draft<K extends EventKind> extends Common<K> {
  /** What it carries; or how to make that from the numbers which the command's events in other streams just got. */
  readonly data: EventData[K] | ((numbers: ReadonlyMap<StreamId, number>) => EventData[K]);
}

interface Stored<K extends EventKind> extends Common<K> {
  readonly data: EventData[K];
  /** What the actor was called right then. */
  readonly actorName: string | null;
  readonly seq: number;
  /** By the database's clock, under the stream's lock; ISO 8601 in UTC. */
  readonly occurredAt: string;
}

/** What a command hands to the log. */
export type EventDraft = { [K in EventKind]: Draft<K> }[EventKind];

/** A numbered event: one command's effect. `seq` is 1, 2, 3 … without holes in its stream. */
export type StoredEvent = { [K in EventKind]: Stored<K> }[EventKind];

export type EventOf<K extends EventKind> = Extract<StoredEvent, { kind: K }>;

/** True when the event is of one of those kinds. */
export function isOfKind<K extends EventKind>(event: StoredEvent, kinds: readonly K[]): event is EventOf<K> {
  const known: readonly string[] = kinds;
  return known.includes(event.kind);
}

/** The project that an event is about, if it is about one. */
export function projectOf({ data }: StoredEvent): string | undefined {
  if ('notification' in data) return data.notification.projectId ?? undefined;
  if ('projectId' in data) return data.projectId ?? undefined;
  if ('project' in data) return data.project.id;
  if ('view' in data) return data.view.projectId;
  return 'task' in data ? data.task.projectId : undefined;
}

/** True when the event may end somebody's access to its own stream. */
export function isRevocation(event: StoredEvent): boolean {
  return event.kind === 'ProjectMemberRemoved' || event.kind === 'ProjectDeleted';
}

/** True when the event ends that person's access to its own stream. */
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
