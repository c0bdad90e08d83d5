import { filterOf, orderOf } from '../../domain/view/views.js';
import { storedId } from '../../ids.js';
import type { TaskSort } from '../../reads/task-order.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { assertKeyCursors } from '../list-page.js';
import { Project } from '../project/type.js';
import { totalCount } from '../relay/total-count.js';
import { TaskConnection } from '../task/connection.js';
import { taskConnection, toTaskList } from '../task/list.js';
import { SortDirection, SortNulls, TaskSortField } from '../task/order.js';
import { Task } from '../task/type.js';
import { User } from '../user/type.js';
import { viewsSeenBy } from './access.js';
import { SavedTaskFilter } from './filter.js';

const SavedTaskSort = builder.objectRef<TaskSort>('SavedTaskSort').implement({
  description: 'A saved `TaskSort`.',
  fields: (t) => ({
    field: t.expose('field', { type: TaskSortField, description: 'The field.' }),
    direction: t.field({
      type: SortDirection,
      description: 'Which end comes first.',
      resolve: ({ direction }) => direction ?? 'ASC',
    }),
    nulls: t.field({
      type: SortNulls,
      description: 'Where tasks without a value go.',
      resolve: ({ nulls }) => nulls ?? 'LAST',
    }),
  }),
});

export const SavedView = builder.prismaNode('SavedView', {
  description: 'A filter and an order that somebody keeps, for themself or for all members of the project.',
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'One line, at most 100 characters; need not be unique.' }),
    shared: t.exposeBoolean('shared', { description: 'Whether all members of the project see it.' }),
    version: t.exposeInt('version', { description: 'Grows by one with each change.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    owner: t.relation('owner', { type: User, description: 'Who keeps it; nobody else changes it.' }),
    project: t.relation('project', { description: 'Whose tasks it shows.' }),
    filter: t.field({ type: SavedTaskFilter, description: 'Which of the tasks it shows.', resolve: filterOf }),
    orderBy: t.field({
      type: [SavedTaskSort],
      extensions: listOf(4),
      description: 'What it sorts by; empty for the order of the board.',
      resolve: (view) => orderOf(view) ?? [],
    }),
    tasks: t.connection(
      {
        type: Task,
        description: 'The tasks that it shows, as it sorts them.',
        resolve: (view, args, context, info) => {
          const scope = { kind: 'project', projectId: storedId('project', view.projectId), deleted: false } as const;
          const list = toTaskList(scope, { filter: filterOf(view), orderBy: orderOf(view) });
          return taskConnection({ context, info }, list, args);
        },
      },
      TaskConnection,
    ),
  }),
});

const SavedViewEdge = builder.edgeObject({ type: SavedView, name: 'SavedViewEdge', description: 'A view in a page.' });

const SavedViewConnection = builder.connectionObject(
  {
    type: SavedView,
    name: 'SavedViewConnection',
    description: 'A page of saved views.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  SavedViewEdge,
);

builder.prismaObjectField(Project, 'views', (t) =>
  t.relatedConnection(
    'savedViews',
    {
      cursor: 'id',
      description: "The views that members share and the viewer's own, oldest first.",
      extensions: viewerDependent,
      totalCount: true,
      query: (args, { viewer }) => {
        assertKeyCursors(args, 'id');
        return { where: viewsSeenBy(viewer.userId), orderBy: { id: 'asc' } };
      },
    },
    SavedViewConnection,
  ),
);
