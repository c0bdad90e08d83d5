import { toDay } from '../../domain/snapshots.js';
import { type DueTime, dueAt, readDueTime } from '../../domain/task/due-time.js';
import { labelRows } from '../../reads/row-json.js';
import { assigneesPrefetch, commentCountPrefetch, labelsPrefetch } from '../../reads/task-prefetch.js';
import { builder } from '../builder.js';
import { commentConnection } from '../comment/list.js';
import { Comment, CommentConnection } from '../comment/type.js';
import { listOf, longText } from '../cost/declare.js';
import { Label } from '../label/type.js';
import { columnsFor, dependsOnColumns } from '../prefetch/columns.js';
import { loadDescription, loadUser } from '../prefetch/loaders.js';
import { countedConnection } from '../relay/connection.js';
import { User } from '../user/type.js';
import { prefetchedField } from './prefetch.js';

export const TaskStatus = builder.enumType('TaskStatus', {
  description: "The status of a task: the columns of its project's board.",
  values: {
    BACKLOG: { description: 'The task is known and not planned.' },
    TODO: { description: 'The task is planned and not started.' },
    IN_PROGRESS: { description: 'The task is in progress.' },
    IN_REVIEW: { description: 'The work is done and under review.' },
    DONE: { description: 'The task is finished. A change to DONE sets `completedAt`.' },
    CANCELLED: { description: 'The task will not be done.' },
  },
});

export const TaskPriority = builder.enumType('TaskPriority', {
  description: 'The priority of a task, lowest first.',
  values: {
    NONE: { description: 'No priority is set.' },
    LOW: { description: 'The task can wait for spare time.' },
    MEDIUM: { description: 'The task has normal priority.' },
    HIGH: { description: 'The task comes before tasks of normal priority.' },
    URGENT: { description: 'The task needs attention at once.' },
  },
});

export const DueTimeType = builder.objectRef<DueTime>('DueTime').implement({
  description: 'A time of day in a time zone.',
  fields: (t) => ({
    time: t.exposeString('time', { description: 'The local time: HH:MM, from 00:00 to 23:59.' }),
    timeZone: t.exposeString('timeZone', { description: 'The IANA name of the time zone.' }),
  }),
});

export const Task = builder.prismaNode('Task', {
  description: 'A task of a project.',
  id: { field: 'id' },
  fields: (t) => ({
    key: t.string({
      description: "The key that users refer to: the project's key and the number, as in `APP-12`.",
      extensions: dependsOnColumns('projectId', 'number'),
      resolve: async (task, _args, context) => `${await context.projectKey(task.projectId)}-${task.number}`,
    }),
    number: t.exposeInt('number', { description: 'The number in the project, from 1. Numbers are never reused.' }),
    title: t.exposeString('title', { description: 'The title: one line of at most 200 characters.' }),
    description: t.string({
      description:
        'The description, in Markdown: at most 50,000 characters. In events, a text of more than 1,000 characters is the present text, not the text right after the change.',
      extensions: { ...dependsOnColumns('description'), ...longText },
      // Events omit texts of more than 1,000 characters.
      resolve: ({ id, description }, _args, context) => description ?? loadDescription(context, id),
    }),
    status: t.expose('status', { type: TaskStatus, description: 'The status: the column on the board.' }),
    priority: t.expose('priority', { type: TaskPriority, description: 'The priority.' }),
    startDate: t.expose('startDate', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the work is to start; null if none is set. Never after the due date.',
    }),
    dueDate: t.expose('dueDate', { type: 'Date', nullable: true, description: 'The due date; null if none is set.' }),
    dueTime: t.field({
      type: DueTimeType,
      nullable: true,
      description: 'The time on the due date at which the task is due; null if none is set.',
      extensions: dependsOnColumns('dueTime'),
      resolve: ({ dueTime }) => (dueTime === null ? null : readDueTime(dueTime)),
    }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        "The instant of the due time on the due date; null without a due time. A task without a due time is due at the end of the due date, in each assignee's time zone.",
      extensions: dependsOnColumns('dueDate', 'dueTime'),
      resolve: ({ dueDate, dueTime }) => (dueDate && dueTime ? dueAt(toDay(dueDate), dueTime, 'UTC') : null),
    }),
    estimate: t.exposeInt('estimate', {
      nullable: true,
      description:
        "The expected effort, from 0 to 999, in the team's own unit such as points or hours; null if none is set.",
    }),
    position: t.exposeString('position', {
      description: 'The position on the board. Boards sort tasks by this text, compared byte by byte, then by id.',
    }),
    version: t.exposeInt('version', {
      description:
        "The version; each change of the task's own fields increments it by one. Ignore an event whose task has a lower version than yours, or the same.",
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time at which the task was created.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: "The time of the last change of the task's own fields.",
    }),
    completedAt: t.expose('completedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the task became DONE; null unless the status is DONE.',
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time at which the task was deleted; null unless the task is deleted.',
    }),
    project: t.relation('project', { description: 'The project of the task.' }),
    createdBy: t.field({
      type: User,
      description: 'The user who created the task.',
      extensions: dependsOnColumns('createdById'),
      resolve: ({ createdById }, _args, context) => loadUser(context, createdById),
    }),
    assignees: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'The assignees; at most 20.',
      resolve: prefetchedField('assignees', () => assigneesPrefetch),
    }),
    labels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'The labels, sorted by name; at most 20.',
      resolve: prefetchedField('labels', (_args, selected) =>
        labelsPrefetch(columnsFor(labelRows.columns, selected?.below())),
      ),
    }),
    commentCount: t.int({
      description: 'The number of comments, including replies and without deleted comments.',
      resolve: prefetchedField('commentCount', () => commentCountPrefetch),
    }),
    comments: t.connection(
      {
        type: Comment,
        description: 'The comments, oldest first. A deleted comment stays in the list without its text.',
        args: {
          topLevelOnly: t.arg.boolean({
            required: true,
            defaultValue: false,
            description: 'True: omit replies, which `Comment.replies` lists.',
          }),
        },
        resolve: (task, args, context) => commentConnection(context, task, args),
      },
      CommentConnection,
    ),
  }),
});

export const TaskConnection = countedConnection(Task, {
  name: 'Task',
  description: 'A page of tasks.',
  edge: 'A task on a page, with its cursor.',
});
