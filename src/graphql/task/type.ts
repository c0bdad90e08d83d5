import { countComments, readAssignees, readLabels } from '../../domain/task-relations.js';
import { batched } from '../batched.js';
import { builder } from '../builder.js';
import { CommentConnection } from '../comment/connection.js';
import { commentConnection } from '../comment/list.js';
import { Comment } from '../comment/type.js';
import { Label } from '../label/type.js';
import { User } from '../user/type.js';

const assigneesOf = batched(({ db }, taskIds: readonly string[]) => readAssignees(db, taskIds));
const labelsOf = batched(({ db }, taskIds: readonly string[]) => readLabels(db, taskIds));
const commentCountOf = batched(({ db }, taskIds: readonly string[]) => countComments(db, taskIds));

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
      resolve: async (task, _args, context) => `${await context.projectKey(task.projectId)}-${task.number}`,
    }),
    number: t.exposeInt('number', { description: 'Its number within the project; never given twice.' }),
    title: t.exposeString('title', { description: 'One line, at most 200 characters.' }),
    description: t.exposeString('description', { description: 'Markdown, as written.' }),
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
    createdBy: t.relation('createdBy', { type: User, description: 'Who made it.' }),
    assignees: t.field({
      type: [User],
      description: 'Who should do it; at most 20.',
      resolve: ({ id }, _args, context) => assigneesOf(context, id),
    }),
    labels: t.field({
      type: [Label],
      description: 'What it is marked with, by name.',
      resolve: ({ id }, _args, context) => labelsOf(context, id),
    }),
    commentCount: t.int({
      description: 'How many comments it has, answers included, deleted ones left out.',
      resolve: ({ id }, _args, context) => commentCountOf(context, id),
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
        resolve: ({ id }, args, context) => commentConnection(context, id, args),
      },
      CommentConnection,
    ),
  }),
});
