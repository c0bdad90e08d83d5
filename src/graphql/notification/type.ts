import { Announcement } from '../announcement/type.js';
import { loadShowing } from '../announcement/visibility.js';
import { builder, viewerDependent } from '../builder.js';
import { Comment } from '../comment/type.js';
import { listOf } from '../cost/declare.js';
import { loadUsers } from '../prefetch/loaders.js';
import { Project, ProjectRole } from '../project/type.js';
import { Task } from '../task/type.js';
import { User } from '../user/type.js';
import { relatedComment, relatedProject, relatedTask } from './relations.js';

export const NotificationKind = builder.enumType('NotificationKind', {
  description: 'The kind of a notification. Users receive no notifications of their own actions.',
  values: {
    ASSIGNED: { description: 'The user was assigned to one or more tasks.' },
    UNASSIGNED: { description: 'The user was unassigned from one or more tasks.' },
    MENTIONED: { description: 'A comment mentions the user.' },
    COMMENTED: {
      description:
        'A comment was added to a task that the user created, is assigned to or commented on. A comment that mentions the user makes MENTIONED instead.',
    },
    ADDED_TO_PROJECT: { description: 'The user was added to a project.' },
    ROLE_CHANGED: {
      description: 'The role of the user in a project changed, also by a transfer of the project to the user.',
    },
    DUE_SOON: { description: 'An assigned task is due soon.' },
    OVERDUE: { description: 'An assigned task is overdue.' },
    ANNOUNCEMENT: { description: 'The operators of the server published an announcement.' },
  },
});

export const Notification = builder.prismaNode('Notification', {
  description:
    'A notification of the viewer. While it is unread and not archived, further notifications of its kind about the same task are grouped into it: `count` and `version` grow and `updatedAt` advances.',
  id: { field: 'id' },
  // The fields that events carry, see Project.
  select: {
    id: true,
    kind: true,
    projectId: true,
    taskId: true,
    commentId: true,
    announcementId: true,
    dueDate: true,
    role: true,
    actorIds: true,
    count: true,
    version: true,
    createdAt: true,
    updatedAt: true,
    readAt: true,
    archivedAt: true,
    snoozedUntil: true,
  },
  fields: (t) => ({
    kind: t.field({
      type: NotificationKind,
      description: 'The kind of the notification.',
      resolve: ({ kind }) => kind,
    }),
    actors: t.field({
      type: [User],
      extensions: listOf(5),
      description:
        'The users whose actions caused the notification, newest first, at most 5. Empty for reminders and announcements.',
      resolve: ({ actorIds }, _args, context) => loadUsers(context, actorIds),
    }),
    count: t.int({
      description: 'The number of grouped notifications, for example of comments or of the tasks of a bulk change.',
      resolve: ({ count }) => count,
    }),
    version: t.int({
      description:
        'The version; each change increments it by one. Ignore an event whose notification has no higher version than yours.',
      resolve: ({ version }) => version,
    }),
    projectId: t.id({
      nullable: true,
      description: 'The id of the project that the notification is about; null for announcements.',
      resolve: ({ projectId }) => projectId,
    }),
    project: t.field({
      type: Project,
      nullable: true,
      description:
        'The project that the notification is about. Null for announcements, and when the viewer is no longer a member.',
      extensions: viewerDependent,
      resolve: ({ projectId }, _args, context, info) => relatedProject(context, info, { id: projectId, projectId }),
    }),
    task: t.field({
      type: Task,
      nullable: true,
      description:
        'The task that the notification is about, also when deleted. Null when it is about several tasks or none, and when the viewer is no longer a member.',
      extensions: viewerDependent,
      resolve: ({ taskId: id, projectId }, _args, context, info) => relatedTask(context, info, { id, projectId }),
    }),
    comment: t.field({
      type: Comment,
      nullable: true,
      description:
        'The newest comment that the notification is about; a deleted one has no text. Null when it is about no comment, and when the viewer is no longer a member.',
      extensions: viewerDependent,
      resolve: ({ commentId: id, projectId }, _args, context, info) => relatedComment(context, info, { id, projectId }),
    }),
    dueDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The due date of the task at the time of the reminder; null except for DUE_SOON and OVERDUE.',
      resolve: ({ dueDate }) => dueDate,
    }),
    announcement: t.field({
      type: Announcement,
      nullable: true,
      description: 'The announcement in its present form. Null for other kinds, and when the announcement has ended.',
      extensions: viewerDependent,
      resolve: ({ announcementId }, _args, context) =>
        announcementId === null ? null : loadShowing(context, announcementId),
    }),
    role: t.field({
      type: ProjectRole,
      nullable: true,
      description: 'The role that the user received; null except for ADDED_TO_PROJECT and ROLE_CHANGED.',
      resolve: ({ role }) => role,
    }),
    unread: t.boolean({ description: 'Whether the notification is unread.', resolve: ({ readAt }) => readAt === null }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'The time of the first grouped event.',
      resolve: ({ createdAt }) => createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'The time of the newest grouped event, or of the end of a snooze. Lists are sorted by it.',
      resolve: ({ updatedAt }) => updatedAt,
    }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the notification was marked as read; null while it is unread.',
      resolve: ({ readAt }) => readAt,
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the notification was archived; null unless it is in the archive.',
      resolve: ({ archivedAt }) => archivedAt,
    }),
    snoozedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the snooze ends; null unless the notification is snoozed.',
      resolve: ({ snoozedUntil }) => snoozedUntil,
    }),
  }),
});
