import type {
  AnnouncementEventData,
  CommentEventData,
  LabelEventData,
  MemberEventData,
  NotificationEventData,
  ProjectEventData,
  SavedViewEventData,
  TaskEventData,
  TasksEventData,
} from './snapshots.js';

/** The streams of projects, of users and of the server, see `StreamId`. */
export type StreamKind = 'project' | 'user' | 'system';

export interface EventDeclaration {
  /** The streams that carry the kind. Subscriptions deliver events of projects and users only. */
  readonly streams: readonly StreamKind[];
  /** The sets of kinds to which the kind belongs: the GraphQL interfaces of its type, apart from `Event`. */
  readonly families: readonly string[];
  /** Whether the subscription `taskChanged` delivers the kind. */
  readonly inTaskChanged?: true;
  /** The description of the GraphQL type and of the value in the enum `EventKind`. */
  readonly description: string;
}

/** Declares the type of the data that the kinds of a family share. */
const data = <T>(): { readonly data?: T } => ({});
/** Declares the type of further data. */
export const more = <T>(): { readonly more?: T } => ({});

export const task = {
  streams: ['project'],
  families: ['TaskEvent', 'SingleTaskEvent'],
  inTaskChanged: true,
  ...data<TaskEventData>(),
} as const;
export const tasks = {
  streams: ['project'],
  families: ['TaskEvent'],
  inTaskChanged: true,
  ...data<TasksEventData>(),
} as const;
export const comment = {
  streams: ['project'],
  families: ['TaskEvent', 'SingleTaskEvent', 'CommentEvent'],
  ...data<CommentEventData>(),
} as const;
export const project = { streams: ['project'], families: ['ProjectEvent'], ...data<ProjectEventData>() } as const;
export const member = {
  streams: ['project'],
  families: ['ProjectEvent', 'ProjectMemberEvent'],
  ...data<MemberEventData>(),
} as const;
export const label = {
  streams: ['project'],
  families: ['ProjectEvent', 'LabelEvent'],
  ...data<LabelEventData>(),
} as const;
/** In the project's stream for a shared view, else in the owner's stream. */
export const view = {
  streams: ['project', 'user'],
  families: ['SavedViewEvent'],
  ...data<SavedViewEventData>(),
} as const;
export const membership = { streams: ['user'], families: ['MembershipEvent'] } as const;
export const inbox = { streams: ['user'], families: ['NotificationEvent'] } as const;
export const notification = {
  streams: ['user'],
  families: ['NotificationEvent', 'SingleNotificationEvent'],
  ...data<NotificationEventData>(),
} as const;
/** For the workers of all instances. Users receive notifications. */
export const announcement = {
  streams: ['system'],
  families: ['AnnouncementEvent'],
  ...data<AnnouncementEventData>(),
} as const;
