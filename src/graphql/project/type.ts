import { readAccess } from '../../domain/read-access.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { TaskList } from '../../reads/task-list.js';
import { builder, viewerDependent } from '../builder.js';
import { longText } from '../cost/declare.js';
import { LabelConnection } from '../label/type.js';
import { PrefetchableFields, readPrefetched } from '../prefetch/prefetch-plan.js';
import type { PageArgs } from '../relay/list-page.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { readPrefetchedPage, type TaskListArgs, taskConnection, taskListArgs, toTaskList } from '../task/list.js';
import { Task, TaskConnection } from '../task/type.js';
import { User } from '../user/type.js';

export const ProjectRole = builder.enumType('ProjectRole', {
  description: 'The role of a member. Each role includes the rights of the roles after it.',
  values: {
    OWNER: { description: 'Owners may transfer or delete the project and manage all members, owners included.' },
    ADMIN: { description: 'Admins may manage the project and its members, and delete comments of other users.' },
    MEMBER: { description: 'Members may create, change and delete tasks and labels, and write comments.' },
    VIEWER: { description: 'Viewers may read the project and its contents, and keep private saved views.' },
  },
});

export const ProjectMember = builder.prismaObject('ProjectMember', {
  description: "A user's membership of a project.",
  fields: (t) => ({
    user: t.relation('user', { type: User, description: 'The user.' }),
    role: t.expose('role', { type: ProjectRole, description: 'The role of the user in the project.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time at which the membership began.' }),
  }),
});

/** The prefetchable fields of a project. */
export const projectPrefetchable = new PrefetchableFields<ProjectId>();

interface ProjectTasksArgs extends TaskListArgs, PageArgs {
  readonly deleted?: boolean | null | undefined;
}

/** @throws InvalidInputError for an invalid filter, order or search */
function tasksOf(projectId: ProjectId, args: ProjectTasksArgs): TaskList {
  return toTaskList({ kind: 'project', projectId, deleted: args.deleted ?? false }, args);
}
projectPrefetchable.add('tasks', (selected, projectId) => {
  // graphql-js has coerced the arguments to the declared types.
  const args = selected.args as ProjectTasksArgs;
  return readPrefetchedPage(selected, tasksOf(projectId, args), args);
});

export const Project = builder.prismaNode('Project', {
  description:
    'A project: a board of tasks with members. Only members can see a project; for other viewers it is NOT_FOUND.',
  id: { field: 'id' },
  // The columns of a project in events. The fields have resolvers instead of `expose`: for the project of an event, Pothos
  // would read exposed columns from the database instead of the values right after the event.
  select: {
    id: true,
    key: true,
    name: true,
    description: true,
    color: true,
    version: true,
    createdAt: true,
    updatedAt: true,
    archivedAt: true,
  },
  fields: (t) => ({
    key: t.string({
      description: 'The prefix of task keys: `APP` in `APP-12`. Unique on the server and permanent.',
      resolve: ({ key }) => key,
    }),
    name: t.string({ description: 'The name: one line of at most 100 characters.', resolve: ({ name }) => name }),
    description: t.string({
      description: 'The description, in Markdown: at most 10,000 characters.',
      extensions: longText,
      resolve: ({ description }) => description,
    }),
    color: t.string({ description: 'The colour, in the format `#64748b`.', resolve: ({ color }) => color }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The time at which the project was archived; null unless the project is archived. An archived project and its contents are read-only.',
      resolve: ({ archivedAt }) => archivedAt,
    }),
    version: t.int({
      description: "The version; each change of the project's own fields increments it by one.",
      resolve: ({ version }) => version,
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'The time at which the project was created.',
      resolve: ({ createdAt }) => createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: "The time of the last change of the project's own fields.",
      resolve: ({ updatedAt }) => updatedAt,
    }),
    cursor: t.field({
      type: 'Cursor',
      description:
        'The cursor from which a subscription continues after the data of this operation: pass it as `after`. The cursor is read before other data of the project, so no event is missed.',
      resolve: (project, _args, context) => context.cursorOf(project.id),
    }),
    viewerRole: t.field({
      type: ProjectRole,
      description: 'The role of the viewer in the project.',
      extensions: viewerDependent,
      resolve: async (project, _args, { db, viewer }) =>
        (await readAccess(db, viewer, storedId('project', project.id), [])).role,
    }),
    members: t.relatedConnection(
      'members',
      {
        type: ProjectMember,
        cursor: 'projectId_userId',
        description: 'The members of the project, longest membership first.',
        totalCount: true,
        query: (args) => {
          assertKeyCursors(args, 'projectId_userId');
          return { orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }] };
        },
      },
      { name: 'ProjectMemberConnection', description: 'A page of members.' },
      { name: 'ProjectMemberEdge', description: 'A member on a page, with its cursor.' },
    ),
    labels: t.relatedConnection(
      'labels',
      {
        cursor: 'id',
        description: 'The labels of the project, sorted by name.',
        totalCount: true,
        query: (args) => {
          assertKeyCursors(args, 'id');
          return { orderBy: [{ name: 'asc' }, { id: 'asc' }] };
        },
      },
      LabelConnection,
    ),
    tasks: t.connection(
      {
        type: Task,
        description:
          'The tasks of the project, in the order of the board by default. Deleted tasks are listed only with `deleted`.',
        args: {
          ...taskListArgs(t.arg),
          deleted: t.arg.boolean({
            defaultValue: false,
            description: 'True: list deleted tasks instead of the others.',
          }),
        },
        resolve: (project, args, context, info) =>
          taskConnection(
            { context, info, prefetched: readPrefetched(project, 'tasks', args) },
            tasksOf(storedId('project', project.id), args),
            args,
          ),
      },
      TaskConnection,
    ),
  }),
});
