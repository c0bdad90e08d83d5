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
  description: 'Why somebody is told of something. Nobody is told of what they did themself.',
  values: {
    ASSIGNED: { description: 'They should do a task now, or several.' },
    UNASSIGNED: { description: 'They need not do a task any more, or several.' },
    MENTIONED: { description: 'A comment names them.' },
    COMMENTED: {
      description: 'A comment on a task that they made, should do, or said something about; not naming them.',
    },
    ADDED_TO_PROJECT: { description: 'They became a member of a project.' },
    ROLE_CHANGED: { description: 'They have another role in a project; also when it was handed to them.' },
    DUE_SOON: { description: 'A task that they should do is due soon.' },
    OVERDUE: { description: 'A task that they should do was to be done by now.' },
    ANNOUNCEMENT: { description: 'The operators of the server have something to say to everybody.' },
  },
});

export const Notification = builder.prismaNode('Notification', {
  description:
    'Something that the viewer is told of. While it is unread, more of its kind about the same task joins it: then `count` and `version` grow and `updatedAt` moves on.',
  id: { field: 'id' },
  // What events carry of it, see Project.
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
    kind: t.field({ type: NotificationKind, description: 'Why they are told.', resolve: ({ kind }) => kind }),
    actors: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'Who did it, the newest first, at most 5; empty when nobody did.',
      resolve: ({ actorIds }, _args, context) => loadUsers(context, actorIds),
    }),
    count: t.int({
      description: 'How many things it stands for: comments, say, or the tasks of a change of many.',
      resolve: ({ count }) => count,
    }),
    version: t.int({
      description: 'Grows by one with each change. An event that carries a version you have is old news.',
      resolve: ({ version }) => version,
    }),
    projectId: t.id({
      nullable: true,
      description: 'The id of the project that it is about, if it is about one.',
      resolve: ({ projectId }) => projectId,
    }),
    project: t.field({
      type: Project,
      nullable: true,
      description: 'The project that it is about; null when it is about none, or the viewer is no member any more.',
      extensions: viewerDependent,
      resolve: ({ projectId }, _args, context, info) => relatedProject(context, info, { id: projectId, projectId }),
    }),
    task: t.field({
      type: Task,
      nullable: true,
      description:
        'The task that it is about, also when it is deleted; null when it is about several or none, or the viewer is no member any more.',
      extensions: viewerDependent,
      resolve: ({ taskId: id, projectId }, _args, context, info) => relatedTask(context, info, { id, projectId }),
    }),
    comment: t.field({
      type: Comment,
      nullable: true,
      description:
        'The newest comment that it is about, without text when that is deleted; null when it is about none, or the viewer is no member any more.',
      extensions: viewerDependent,
      resolve: ({ commentId: id, projectId }, _args, context, info) => relatedComment(context, info, { id, projectId }),
    }),
    dueDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day that the task was due when they were told, for DUE_SOON and OVERDUE.',
      resolve: ({ dueDate }) => dueDate,
    }),
    announcement: t.field({
      type: Announcement,
      nullable: true,
      description: 'What was announced, as it is now; null for other kinds, and when it is over.',
      extensions: viewerDependent,
      resolve: ({ announcementId }, _args, context) =>
        announcementId === null ? null : loadShowing(context, announcementId),
    }),
    role: t.field({
      type: ProjectRole,
      nullable: true,
      description: 'The role that they got, for ADDED_TO_PROJECT and ROLE_CHANGED.',
      resolve: ({ role }) => role,
    }),
    unread: t.boolean({ description: 'Whether it is unread.', resolve: ({ readAt }) => readAt === null }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the first of what it stands for happened.',
      resolve: ({ createdAt }) => createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the newest of it happened, or when it came back from being snoozed: lists are sorted by it.',
      resolve: ({ updatedAt }) => updatedAt,
    }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was marked as read, if it is read.',
      resolve: ({ readAt }) => readAt,
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived, while it is.',
      resolve: ({ archivedAt }) => archivedAt,
    }),
    snoozedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it comes back, while it is snoozed.',
      resolve: ({ snoozedUntil }) => snoozedUntil,
    }),
  }),
});
