import { readAccess } from '../../domain/access.js';
import { type ProjectId, storedId } from '../../ids.js';
import type { TaskList } from '../../reads/task-list.js';
import { builder, viewerDependent } from '../builder.js';
import { longText } from '../cost/declare.js';
import { LabelConnection } from '../label/connection.js';
import type { PageArgs } from '../list-page.js';
import { assertKeyCursors } from '../list-page.js';
import { PrefetchableFields, readPrefetched } from '../prefetch/prefetch-plan.js';
import { TaskConnection } from '../task/connection.js';
import { readPrefetchedPage, type TaskListArgs, taskConnection, taskListArgs, toTaskList } from '../task/list.js';
import { Task } from '../task/type.js';
import { User } from '../user/type.js';

export const ProjectRole = builder.enumType('ProjectRole', {
  description: 'What a member may do. Each role may do everything that the roles after it may.',
  values: {
    OWNER: { description: 'Everything, also with other owners.' },
    ADMIN: { description: 'Manage the project and its members, and delete comments of others.' },
    MEMBER: { description: 'Create and change tasks, comments and labels.' },
    VIEWER: { description: 'See everything, change nothing.' },
  },
});

export const ProjectMember = builder.prismaObject('ProjectMember', {
  description: "A person's membership of a project.",
  fields: (t) => ({
    user: t.relation('user', { type: User, description: 'Who is a member.' }),
    role: t.expose('role', { type: ProjectRole, description: 'What they may do.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
});

/** What is read along with a project. */
export const projectPrefetchable = new PrefetchableFields<ProjectId>();

interface ProjectTasksArgs extends TaskListArgs, PageArgs {
  readonly deleted?: boolean | null | undefined;
}

/** @throws InvalidInputError */
function tasksOf(projectId: ProjectId, args: ProjectTasksArgs): TaskList {
  return toTaskList({ kind: 'project', projectId, deleted: args.deleted ?? false }, args);
}
projectPrefetchable.add('tasks', (selected, projectId) => {
  // The field's arguments are of its type.
  const args = selected.args as ProjectTasksArgs;
  return readPrefetchedPage(selected, tasksOf(projectId, args), args);
});

export const Project = builder.prismaNode('Project', {
  description: 'A board of tasks and the people who see it. Only its members know that it exists.',
  id: { field: 'id' },
  // What events carry of it. Its fields are resolved from that and not exposed, because what is exposed is read anew when
  // a row was not loaded by a query, and an event's project is as it was then.
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
      description: "The prefix of its tasks' keys, as in `APP-12`. Unique, and never changed.",
      resolve: ({ key }) => key,
    }),
    name: t.string({ description: 'Its name.', resolve: ({ name }) => name }),
    description: t.string({
      description: 'What it is about, in Markdown.',
      extensions: longText,
      resolve: ({ description }) => description,
    }),
    color: t.string({ description: 'Its colour on screens, as in `#64748b`.', resolve: ({ color }) => color }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived, while it is. Until it is brought back nothing in it can be changed.',
      resolve: ({ archivedAt }) => archivedAt,
    }),
    version: t.int({
      description: 'Grows by one with each change of its own fields.',
      resolve: ({ version }) => version,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ createdAt }) => createdAt }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When its own fields last changed.',
      resolve: ({ updatedAt }) => updatedAt,
    }),
    cursor: t.field({
      type: 'Cursor',
      description:
        "Read before the project's data in this operation: a subscription `after` it goes on from exactly what you loaded.",
      resolve: (project, _args, context) => context.cursorOf(project.id),
    }),
    viewerRole: t.field({
      type: ProjectRole,
      description: 'What the viewer may do here.',
      extensions: viewerDependent,
      resolve: async (project, _args, { db, viewer }) =>
        (await readAccess(db, viewer, storedId('project', project.id), [])).role,
    }),
    members: t.relatedConnection(
      'members',
      {
        type: ProjectMember,
        cursor: 'projectId_userId',
        description: 'Who sees the project, longest first.',
        totalCount: true,
        query: (args) => {
          assertKeyCursors(args, 'projectId_userId');
          return { orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }] };
        },
      },
      { name: 'ProjectMemberConnection', description: 'A page of members.' },
      { name: 'ProjectMemberEdge', description: 'A member in a page.' },
    ),
    labels: t.relatedConnection(
      'labels',
      {
        cursor: 'id',
        description: 'What its tasks can be marked with, by name.',
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
          "The project's tasks, in the order of its board unless `search` or `orderBy` say otherwise; deleted ones are left out unless they are asked for.",
        args: {
          ...taskListArgs(t.arg),
          deleted: t.arg.boolean({
            defaultValue: false,
            description: 'True: the deleted tasks, instead of the others.',
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
