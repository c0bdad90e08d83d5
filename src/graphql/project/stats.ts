import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { type ProjectCounts, type ProjectStats, readStats } from '../../domain/project/stats.js';
import { encodeCursor } from '../../events/cursor.js';
import { type ProjectId, parseId, storedId } from '../../ids.js';
import { TaskPriority as priorities, TaskStatus as statuses } from '../../store/prisma/enums.js';
import { builder } from '../builder.js';
import type { Context } from '../context.js';
import { listOf } from '../cost/declare.js';
import { TaskPriority, TaskStatus } from '../task/type.js';
import { User } from '../user/type.js';
import { Project } from './type.js';

const StatusCount = builder.objectRef<{ status: keyof typeof statuses; count: number }>('StatusCount').implement({
  description: 'How many tasks have a status.',
  fields: (t) => ({
    status: t.expose('status', { type: TaskStatus, description: 'The status.' }),
    count: t.exposeInt('count', { description: 'How many tasks have it.' }),
  }),
});

const PriorityCount = builder
  .objectRef<{ priority: keyof typeof priorities; count: number }>('PriorityCount')
  .implement({
    description: 'How many tasks have a priority.',
    fields: (t) => ({
      priority: t.expose('priority', { type: TaskPriority, description: 'The priority.' }),
      count: t.exposeInt('count', { description: 'How many tasks have it.' }),
    }),
  });

const AssigneeCount = builder.objectRef<ProjectCounts['byAssignee'][number]>('AssigneeCount').implement({
  description: 'How many open tasks a person has.',
  fields: (t) => ({
    user: t.field({ type: User, description: 'Who should do them.', resolve: ({ user }) => user }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const WeekCount = builder.objectRef<ProjectCounts['doneByWeek'][number]>('WeekCount').implement({
  description: 'How many tasks became DONE in a week.',
  fields: (t) => ({
    week: t.expose('week', { type: 'Date', description: 'The Monday it begins with, in UTC.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const ProjectStatsType = builder.objectRef<ProjectStats>('ProjectStats').implement({
  description:
    'How many tasks of a project stand where. Deleted tasks do not count; open ones are neither DONE nor CANCELLED.',
  fields: (t) => ({
    cursor: t.field({
      type: 'Cursor',
      description: "The place in the project's stream that was counted up to: everything before it is in the numbers.",
      resolve: ({ streamId, seq }, _args, { services }) => encodeCursor({ epoch: services.log.epoch, streamId, seq }),
    }),
    total: t.exposeInt('total', { description: 'All tasks.' }),
    byStatus: t.field({
      type: [StatusCount],
      extensions: listOf(5),
      description: 'Tasks of each status, every status included, in the order of the board.',
      resolve: ({ byStatus }) => Object.values(statuses).map((status) => ({ status, count: byStatus[status] ?? 0 })),
    }),
    byPriority: t.field({
      type: [PriorityCount],
      extensions: listOf(5),
      description: 'Tasks of each priority, every priority included, lowest first.',
      resolve: ({ byPriority }) =>
        Object.values(priorities).map((priority) => ({ priority, count: byPriority[priority] ?? 0 })),
    }),
    byAssignee: t.field({
      type: [AssigneeCount],
      extensions: listOf(20),
      description: 'Open tasks of each person who has any, most first. A task of two people counts for both.',
      resolve: ({ byAssignee }) => byAssignee,
    }),
    unassigned: t.exposeInt('unassigned', { description: 'Open tasks of nobody.' }),
    overdue: t.exposeInt('overdue', { description: 'Open tasks that were due before today, in UTC.' }),
    doneByWeek: t.field({
      type: [WeekCount],
      extensions: listOf(12),
      description:
        'Tasks that became DONE in each of the last twelve weeks, this one included, and still are; oldest first, weeks without any included.',
      resolve: ({ doneByWeek }) => doneByWeek,
    }),
  }),
});

/** The projects of one list are counted together. */
const statsOf = createContextCache(
  ({ db }: Context) =>
    new DataLoader((ids: readonly ProjectId[]) => readStats(db, ids, new Date()), { maxBatchSize: 100 }),
);

builder.prismaObjectField(Project, 'stats', (t) =>
  t.field({
    type: ProjectStatsType,
    description: 'How its tasks stand, counted now; `projectStatsChanged` keeps it up to date.',
    resolve: (project, _args, context) => statsOf(context).load(storedId('project', project.id)),
  }),
);

builder.subscriptionField('projectStatsChanged', (t) =>
  t.field({
    type: ProjectStatsType,
    description:
      'The statistics of a project: first as they are, then whenever they have changed, about once a second at most. Changes in between are not queued: there is only the newest state. Raises NOT_FOUND unless the viewer is a member, and ends with ACCESS_REVOKED when they are not any more.',
    args: { projectId: t.arg.id({ required: true, description: 'The project.' }) },
    subscribe: (_root, args, { services, viewer }) =>
      services.stats.follow(parseId('project', args.projectId, ['projectId']), viewer),
    resolve: (stats) => stats,
  }),
);
