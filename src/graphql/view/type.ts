import { filterOf, orderOf } from '../../domain/view/views.js';
import { storedId } from '../../ids.js';
import type { TaskSort } from '../../reads/task-order.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf, longText } from '../cost/declare.js';
import { Project } from '../project/type.js';
import { countedConnection } from '../relay/connection.js';
import { assertKeyCursors } from '../relay/list-page.js';
import { taskConnection, toTaskList } from '../task/list.js';
import { SortDirection, SortNulls, TaskSortField } from '../task/order.js';
import { Task, TaskConnection } from '../task/type.js';
import { User } from '../user/type.js';
import { viewsSeenBy } from './access.js';

const SavedTaskSort = builder.objectRef<TaskSort>('SavedTaskSort').implement({
  description: 'A saved `TaskSort`.',
  fields: (t) => ({
    field: t.expose('field', { type: TaskSortField, description: 'The field to sort by.' }),
    direction: t.field({
      type: SortDirection,
      description: 'The sort direction.',
      resolve: ({ direction }) => direction ?? 'ASC',
    }),
    nulls: t.field({
      type: SortNulls,
      description: 'The position of tasks without a value.',
      resolve: ({ nulls }) => nulls ?? 'LAST',
    }),
  }),
});

export const SavedView = builder.prismaNode('SavedView', {
  description: 'A saved filter and sort order, private to its owner or shared with all members of the project.',
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name: one line, at most 100 characters. Names need not be unique.',
    }),
    shared: t.exposeBoolean('shared', { description: 'Whether all members of the project see the view.' }),
    version: t.exposeInt('version', { description: 'The version; each change increments it by one.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'The time of creation.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The time of the last change.' }),
    owner: t.relation('owner', { type: User, description: 'The owner. Other members cannot change the view.' }),
    project: t.relation('project', { description: 'The project whose tasks the view shows.' }),
    filter: t.field({
      type: 'SavedTaskFilter',
      extensions: longText,
      description: 'The filter of the tasks.',
      resolve: filterOf,
    }),
    orderBy: t.field({
      type: [SavedTaskSort],
      extensions: listOf(4),
      description: 'The sort order. Empty: the order of the board.',
      resolve: (view) => orderOf(view) ?? [],
    }),
    tasks: t.connection(
      {
        type: Task,
        description: 'The tasks of the view, filtered and sorted.',
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

const SavedViewConnection = countedConnection(SavedView, {
  name: 'SavedView',
  description: 'A page of saved views.',
  edge: 'A view in a page.',
});

builder.prismaObjectField(Project, 'views', (t) =>
  t.relatedConnection(
    'savedViews',
    {
      cursor: 'id',
      description: "The shared views and the viewer's own, oldest first.",
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
