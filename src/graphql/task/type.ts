import { labelRows } from '../../reads/row-json.js';
import { assigneesPrefetch, commentCountPrefetch, labelsPrefetch } from '../../reads/task-prefetch.js';
import { builder } from '../builder.js';
import { CommentConnection } from '../comment/connection.js';
import { commentConnection } from '../comment/list.js';
import { Comment } from '../comment/type.js';
import { listOf, longText } from '../cost/declare.js';
import { Label } from '../label/type.js';
import { columnsFor, dependsOnColumns } from '../prefetch/columns.js';
import { loadDescription, loadUser } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { prefetchedField } from './prefetch.js';

export const TaskStatus = builder.enumType('TaskStatus', {
  description: "Where a task stands; the columns of its project's board.",
  values: {
    BACKLOG: { description: 'Known, not planned.' },
    TODO: { description: 'Planned, not begun.' },
    IN_PROGRESS: { description: 'Somebody works on it.' },
    IN_REVIEW: { description: 'The work is done and being looked at.' },
    DONE: { description: 'Finished; sets `completedAt`.' },
    CANCELLED: { description: 'Will not be done.' },
  },
});

export const TaskPriority = builder.enumType('TaskPriority', {
  description: 'How much a task matters.',
  values: {
    NONE: { description: 'Nobody has said.' },
    LOW: { description: 'When there is time.' },
    MEDIUM: { description: 'In its turn.' },
    HIGH: { description: 'Before others.' },
    URGENT: { description: 'Now.' },
  },
});

export const Task = builder.prismaNode('Task', {
  description: 'Something to be done in a project.',
  id: { field: 'id' },
  fields: (t) => ({
    key: t.string({
      description: 'What people call it, as in `APP-12`.',
      extensions: dependsOnColumns('projectId', 'number'),
      resolve: async (task, _args, context) => `${await context.projectKey(task.projectId)}-${task.number}`,
    }),
    number: t.exposeInt('number', { description: 'Its number within the project; never given twice.' }),
    title: t.exposeString('title', { description: 'One line, at most 200 characters.' }),
    description: t.string({
      description:
        'Markdown, as written. In events, a text of more than 1,000 characters is the newest one instead of the one right after the change.',
      extensions: { ...dependsOnColumns('description'), ...longText },
      // Events leave long texts out.
      resolve: ({ id, description }, _args, context) => description ?? loadDescription(context, id),
    }),
    status: t.expose('status', { type: TaskStatus, description: 'Where it stands.' }),
    priority: t.expose('priority', { type: TaskPriority, description: 'How much it matters.' }),
    dueDate: t.expose('dueDate', { type: 'Date', nullable: true, description: 'The day it should be done by.' }),
    position: t.exposeString('position', {
      description: 'Its place on the board: tasks sort by this text, compared byte by byte, then by id.',
    }),
    version: t.exposeInt('version', {
      description:
        'Grows by one with each change of its own fields. An event that carries a version you have is old news.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When its own fields last changed.' }),
    completedAt: t.expose('completedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it became DONE, while it is.',
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted, if it was.',
    }),
    project: t.relation('project', { description: 'The project it belongs to.' }),
    createdBy: t.field({
      type: User,
      description: 'Who made it.',
      extensions: dependsOnColumns('createdById'),
      resolve: ({ createdById }, _args, context) => loadUser(context, createdById),
    }),
    assignees: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'Who should do it; at most 20.',
      resolve: prefetchedField('assignees', () => assigneesPrefetch),
    }),
    labels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'What it is marked with, by name.',
      resolve: prefetchedField('labels', (_args, selected) =>
        labelsPrefetch(columnsFor(labelRows.columns, selected?.below())),
      ),
    }),
    commentCount: t.int({
      description: 'How many comments it has, answers included, deleted ones left out.',
      resolve: prefetchedField('commentCount', () => commentCountPrefetch),
    }),
    comments: t.connection(
      {
        type: Comment,
        description: 'What people said about it, oldest first. Deleted comments stay in their places, without text.',
        args: {
          topLevelOnly: t.arg.boolean({
            required: true,
            defaultValue: false,
            description: 'Leave out answers, which `Comment.replies` has.',
          }),
        },
        resolve: (task, args, context) => commentConnection(context, task, args),
      },
      CommentConnection,
    ),
  }),
});
