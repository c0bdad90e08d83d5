import { type ProjectCounts, type ProjectStats, readStats } from '../../domain/project/stats.js';
import { encodeCursor } from '../../events/cursor.js';
import { type ProjectId, parseId, storedId } from '../../ids.js';
import { TaskPriority as priorities, TaskStatus as statuses } from '../../store/prisma/enums.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { createOperationLoader } from '../prefetch/operation-loader.js';
import { TaskPriority, TaskStatus } from '../task/type.js';
import { User } from '../user/type.js';
import { Project } from './type.js';

const StatusCount = builder.objectRef<{ status: keyof typeof statuses; count: number }>('StatusCount').implement({
  description: 'The number of tasks with a status.',
  fields: (t) => ({
    status: t.expose('status', { type: TaskStatus, description: 'The status.' }),
    count: t.exposeInt('count', { description: 'The number of tasks.' }),
  }),
});

const PriorityCount = builder
  .objectRef<{ priority: keyof typeof priorities; count: number }>('PriorityCount')
  .implement({
    description: 'The number of tasks with a priority.',
    fields: (t) => ({
      priority: t.expose('priority', { type: TaskPriority, description: 'The priority.' }),
      count: t.exposeInt('count', { description: 'The number of tasks.' }),
    }),
  });

const AssigneeCount = builder.objectRef<ProjectCounts['byAssignee'][number]>('AssigneeCount').implement({
  description: 'The number of open tasks of an assignee.',
  fields: (t) => ({
    user: t.field({ type: User, description: 'The assignee.', resolve: ({ user }) => user }),
    count: t.exposeInt('count', { description: 'The number of open tasks.' }),
  }),
});

const WeekCount = builder.objectRef<ProjectCounts['doneByWeek'][number]>('WeekCount').implement({
  description: 'The number of tasks that became DONE in a week.',
  fields: (t) => ({
    week: t.expose('week', { type: 'Date', description: 'The Monday of the week, in UTC.' }),
    count: t.exposeInt('count', { description: 'The number of tasks.' }),
  }),
});

const ProjectStatsType = builder.objectRef<ProjectStats>('ProjectStats').implement({
  description:
    'Statistics of the tasks of a project. Deleted tasks are not counted. Open tasks are neither DONE nor CANCELLED.',
  fields: (t) => ({
    cursor: t.field({
      type: 'Cursor',
      description: "The cursor in the project's stream up to which the statistics include all changes.",
      resolve: ({ streamId, seq }, _args, { services }) => encodeCursor({ epoch: services.log.epoch, streamId, seq }),
    }),
    total: t.exposeInt('total', { description: 'The number of all tasks.' }),
    byStatus: t.field({
      type: [StatusCount],
      extensions: listOf(5),
      description: 'The tasks per status, in the order of the board. All statuses are included.',
      resolve: ({ byStatus }) => Object.values(statuses).map((status) => ({ status, count: byStatus[status] ?? 0 })),
    }),
    byPriority: t.field({
      type: [PriorityCount],
      extensions: listOf(5),
      description: 'The tasks per priority, lowest first. All priorities are included.',
      resolve: ({ byPriority }) =>
        Object.values(priorities).map((priority) => ({ priority, count: byPriority[priority] ?? 0 })),
    }),
    byAssignee: t.field({
      type: [AssigneeCount],
      extensions: listOf(20),
      description: 'The open tasks per assignee, highest number first. A task with two assignees counts for both.',
      resolve: ({ byAssignee }) => byAssignee,
    }),
    totalEstimate: t.exposeInt('totalEstimate', {
      description: 'The sum of the estimates of all tasks. Tasks without an estimate count as 0.',
    }),
    openEstimate: t.exposeInt('openEstimate', { description: 'The sum of the estimates of open tasks.' }),
    unassigned: t.exposeInt('unassigned', { description: 'The number of open tasks without an assignee.' }),
    overdue: t.exposeInt('overdue', { description: 'The number of open tasks with a due date before today, in UTC.' }),
    doneByWeek: t.field({
      type: [WeekCount],
      extensions: listOf(12),
      description:
        'The tasks that became DONE per week and still are, for the last twelve weeks including the present one, oldest first. Weeks without such tasks are included.',
      resolve: ({ doneByWeek }) => doneByWeek,
    }),
  }),
});

/** Loads statistics; the projects of one list share a query. */
const statsOf = createOperationLoader((ids: readonly ProjectId[], { db }) => readStats(db, ids, new Date()), {
  maxBatchSize: 100,
  cache: true,
});

builder.prismaObjectField(Project, 'stats', (t) =>
  t.field({
    type: ProjectStatsType,
    description: 'The present statistics of the project. The subscription `projectStatsChanged` delivers updates.',
    resolve: (project, _args, context) => statsOf(context).load(storedId('project', project.id)),
  }),
);

builder.subscriptionField('projectStatsChanged', (t) =>
  t.field({
    type: ProjectStatsType,
    description:
      'The statistics of a project: the present state at once, then the newest state after changes, at most about once a second. Intermediate states are skipped. Raises NOT_FOUND unless the viewer is a member. Ends with ACCESS_REVOKED when the membership ends.',
    args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
    subscribe: (_root, args, { services, viewer }) =>
      services.stats.follow(parseId('project', args.projectId, ['projectId']), viewer),
    resolve: (stats) => stats,
  }),
);
