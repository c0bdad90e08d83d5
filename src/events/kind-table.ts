import type { NotificationKind, ProjectRole } from '../store/prisma/enums.js';
import {
  announcement,
  comment,
  type EventDeclaration,
  inbox,
  label,
  member,
  membership,
  more,
  notification,
  project,
  task,
  tasks,
  view,
} from './families.js';
import type { ProjectFieldChange } from './snapshots.js';

/** The kinds of events. The kinds that subscriptions deliver are also the names of GraphQL types. */
export const eventKinds = {
  TaskCreated: { ...task, description: 'A task was created.' },
  TaskUpdated: { ...task, description: 'Fields of a task other than its status changed.' },
  TaskStatusChanged: {
    ...task,
    description: 'The status of a task changed, possibly with other fields.',
  },
  TaskAssigneesChanged: { ...task, description: 'Only the assignees of a task changed.' },
  TaskMoved: { ...task, description: 'Only the position of a task on the board changed.' },
  TaskDeleted: { ...task, description: 'A task was deleted.' },
  TaskRestored: { ...task, description: 'A deleted task was restored.' },
  TasksBulkChanged: { ...tasks, description: 'One command changed several tasks.' },
  TasksImported: {
    ...tasks,
    description: 'Tasks were created or updated from an imported file.',
  },

  CommentAdded: {
    ...comment,
    inTaskChanged: true,
    description: 'A comment was added to a task.',
  },
  CommentEdited: {
    ...comment,
    ...more<{ fromBody: string }>(),
    description: 'The text of a comment was edited.',
  },
  CommentDeleted: {
    ...comment,
    inTaskChanged: true,
    description: 'A comment was deleted. The comment remains without its text.',
  },
  CommentReactionAdded: {
    ...comment,
    ...more<{ emoji: string }>(),
    description: 'The actor added a reaction to a comment.',
  },
  CommentReactionRemoved: {
    ...comment,
    ...more<{ emoji: string }>(),
    description: 'The actor removed a reaction from a comment.',
  },

  ProjectCreated: { ...project, description: 'The project was created.' },
  ProjectUpdated: {
    ...project,
    ...more<{ changes: ProjectFieldChange[] }>(),
    description: 'The name, description or colour of the project changed.',
  },
  ProjectArchived: {
    ...project,
    description: 'The project was archived: the project and its contents are read-only until it is unarchived.',
  },
  ProjectUnarchived: {
    ...project,
    description: 'The project was unarchived and can be changed again.',
  },
  ProjectTransferred: {
    ...project,
    ...more<{ fromUserId: string; toUserId: string }>(),
    description: 'An owner transferred the project to another member.',
  },
  ProjectDeleted: {
    ...project,
    description:
      'The project was deleted. Subscriptions to the project end with ACCESS_REVOKED instead of delivering this event.',
  },
  ProjectMemberAdded: { ...member, description: 'A user became a member.' },
  ProjectMemberRoleChanged: {
    ...member,
    ...more<{ fromRole: ProjectRole }>(),
    description: 'The role of a member changed.',
  },
  ProjectMemberRemoved: {
    ...member,
    description:
      "A membership ended; the user's assignments in the project ended too. Subscriptions of the removed user end with ACCESS_REVOKED instead of delivering this event.",
  },
  LabelCreated: { ...label, description: 'A label was created.' },
  LabelUpdated: {
    ...label,
    ...more<{ from: { name: string; color: string } }>(),
    description: 'The name or colour of a label changed.',
  },
  LabelDeleted: {
    ...label,
    description: 'A label was deleted and removed from all tasks. The removal makes no task events.',
  },

  SavedViewCreated: { ...view, description: 'A view was created.' },
  SavedViewUpdated: {
    ...view,
    description: 'A view changed, or its sharing began or ended.',
  },
  SavedViewDeleted: { ...view, description: 'A view was deleted.' },

  /** `projectSeq` is the number of the same command's event in the project's stream. */
  MembershipStarted: {
    ...membership,
    ...more<{ projectId: string; role: ProjectRole; projectSeq: number }>(),
    description: "The viewer became a member of a project. The project's events follow in `myEvents`.",
  },
  MembershipEnded: {
    ...membership,
    ...more<{ projectId: string }>(),
    description: 'The membership of the viewer ended. `myEvents` delivers no later event of the project.',
  },

  NotificationAdded: {
    ...notification,
    description: 'A new notification is in the inbox.',
  },
  NotificationUpdated: {
    ...notification,
    description: 'An unread notification was grouped with a further one of the same kind about the same task.',
  },
  NotificationRead: {
    ...notification,
    description: 'The viewer marked a notification as read.',
  },
  NotificationUnread: {
    ...notification,
    description: 'The viewer marked a notification as unread.',
  },
  NotificationArchived: {
    ...notification,
    description: 'The viewer archived a notification; a snooze of the notification has ended.',
  },
  NotificationUnarchived: {
    ...notification,
    description: 'The viewer moved a notification from the archive to the inbox.',
  },
  NotificationSnoozed: {
    ...notification,
    description: 'The viewer snoozed a notification, which has left the inbox or the archive.',
  },
  NotificationSnoozeEnded: {
    ...notification,
    description:
      'A snooze ended and the notification is in the inbox. At the end of its time the notification is unread and on top; when the viewer ended the snooze it is unchanged.',
  },
  NotificationWithdrawn: {
    ...notification,
    description: 'An announcement ended or was withdrawn. Its notification is removed from every folder.',
  },
  NotificationsRead: {
    ...inbox,
    ...more<{ until: string; readAt: string; count: number }>(),
    description:
      'The viewer marked the unread notifications in the inbox as read whose `updatedAt` is not after `until`.',
  },
  NotificationsRemoved: {
    ...inbox,
    ...more<{ projectId: string; count: number }>(),
    description: 'The membership of the viewer in a project ended. All notifications about the project are removed.',
  },
  /** A null `projectId` or `kind` means all projects or kinds. A null `enabled` resets the setting to its default. */
  NotificationPreferencesChanged: {
    ...inbox,
    ...more<{
      projectId: string | null;
      settings: { kind: NotificationKind | null; enabled: boolean | null }[];
    }>(),
    description: 'The viewer changed notification preferences.',
  },
  /** `dueSoonMinutes`: minutes before a task is due, in descending order. */
  ReminderPreferencesChanged: {
    streams: ['user'],
    families: [],
    ...more<{ timeZone: string; dueSoonMinutes: number[] }>(),
    description: 'The viewer changed the reminder preferences.',
  },

  AnnouncementPublished: {
    ...announcement,
    description: 'An announcement was published.',
  },
  AnnouncementUpdated: { ...announcement, description: 'An announcement changed.' },
  AnnouncementWithdrawn: {
    ...announcement,
    description: 'An announcement was withdrawn.',
  },
  /**
   * Every instance follows the system's stream: one feed reports the sessions of all users. Without `sessionIds` all
   * credentials of the user are revoked. Otherwise the event revokes the listed sessions and personal tokens, and the tokens
   * of an outside provider that were issued at `issuedUntil` (seconds since 1970) or earlier.
   */
  SessionsEnded: {
    streams: ['system'],
    families: [],
    ...more<{ userId: string; sessionIds?: string[]; tokenIds?: string[]; issuedUntil?: number }>(),
    description: 'Credentials of a user were revoked.',
  },
} as const satisfies Record<string, EventDeclaration>;
