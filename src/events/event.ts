import type { ProjectRole, TaskPriority, TaskStatus } from '../store/prisma/enums.js';

/** The name of an ordered log: a project's id, a user's id, or `system`. */
export type StreamId = `project_${string}` | `user_${string}` | 'system';

/** A task's scalar fields, right after the command. Instants are ISO 8601 in UTC, days are YYYY-MM-DD. */
export interface TaskSnapshot {
  id: string;
  projectId: string;
  number: number;
  title: string;
  description: string;
  status: TaskStatus;
  priority: TaskPriority;
  dueDate: string | null;
  position: string;
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
  body: string;
  createdAt: string;
}

export interface ProjectSnapshot {
  id: string;
  key: string;
  name: string;
  description: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** One field of a task, from → to. `assigneeIds` are sorted. */
export type TaskFieldChange =
  | { field: 'title' | 'description'; from: string; to: string }
  | { field: 'status'; from: TaskStatus; to: TaskStatus }
  | { field: 'priority'; from: TaskPriority; to: TaskPriority }
  | { field: 'dueDate'; from: string | null; to: string | null }
  | { field: 'assigneeIds'; from: string[]; to: string[] };

interface TaskEventData {
  task: TaskSnapshot;
  /** The prefix of the task's key. */
  projectKey: string;
  changes: TaskFieldChange[];
}

/** What each kind of event carries. The kinds are the GraphQL type names. */
export interface EventData {
  TaskCreated: TaskEventData;
  TaskUpdated: TaskEventData;
  TaskStatusChanged: TaskEventData;
  TaskAssigneesChanged: TaskEventData;
  TaskDeleted: TaskEventData;
  CommentAdded: TaskEventData & { comment: CommentSnapshot };
  ProjectCreated: { project: ProjectSnapshot };
  ProjectMemberAdded: { project: ProjectSnapshot; userId: string; role: ProjectRole };
  ProjectMemberRemoved: { project: ProjectSnapshot; userId: string; role: ProjectRole };
  ProjectDeleted: { project: ProjectSnapshot };
  /** In the person's own stream; `projectSeq` is the number of the same command's event in the project's. */
  MembershipStarted: { projectId: string; role: ProjectRole; projectSeq: number };
  MembershipEnded: { projectId: string };
  /** In the system's stream, which every instance follows: one feed tells of all sessions, however many people are here. */
  SessionsEnded: { userId: string };
}
export type EventKind = keyof EventData;

export const taskEventKinds = [
  'TaskCreated',
  'TaskUpdated',
  'TaskStatusChanged',
  'TaskAssigneesChanged',
  'TaskDeleted',
  'CommentAdded',
] as const satisfies readonly EventKind[];
export type TaskEventKind = (typeof taskEventKinds)[number];

export const projectEventKinds = [
  'ProjectCreated',
  'ProjectMemberAdded',
  'ProjectMemberRemoved',
  'ProjectDeleted',
] as const satisfies readonly EventKind[];
export type ProjectEventKind = (typeof projectEventKinds)[number];

/** Everything that stands in the stream of a project. */
export const projectStreamKinds = [...projectEventKinds, ...taskEventKinds] as const;

export const membershipEventKinds = ['MembershipStarted', 'MembershipEnded'] as const satisfies readonly EventKind[];
export type MembershipEventKind = (typeof membershipEventKinds)[number];

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
