import type { EventData, EventKind } from './kinds.js';

/** The name of an ordered log: a project's id, a user's id, or `system`. */
export type StreamId = `project_${string}` | `user_${string}` | 'system';

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
