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
] as const satisfies readonly EventKind[];
export type ProjectEventKind = (typeof projectEventKinds)[number];

/** Where a change came from, as its author said it; clients know their own echo by it. */
export interface Origin {
  readonly clientId: string | null;
  readonly mutationId: string | null;
}

/** What a command hands to the log. */
export type EventDraft = {
  [K in EventKind]: {
    readonly streamId: StreamId;
    readonly kind: K;
    readonly actorId: string | null;
    readonly origin: Origin;
    readonly entityId: string;
    readonly data: EventData[K];
  };
}[EventKind];

/** A numbered event: one command's effect. `seq` is 1, 2, 3 … without holes in its stream. */
export type StoredEvent = EventDraft & {
  readonly seq: number;
  /** By the database's clock, under the stream's lock; ISO 8601 in UTC. */
  readonly occurredAt: string;
};

export type EventOf<K extends EventKind> = Extract<StoredEvent, { kind: K }>;

/** True when the event is of one of those kinds. */
export function isOfKind<K extends EventKind>(event: StoredEvent, kinds: readonly K[]): event is EventOf<K> {
  const known: readonly string[] = kinds;
  return known.includes(event.kind);
}

/** Whose access to the event's own stream ends with it, if anybody's. */
export function revokedBy(event: StoredEvent): string | null {
  return event.kind === 'ProjectMemberRemoved' ? event.data.userId : null;
}
