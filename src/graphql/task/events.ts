import { taskRow } from '../../domain/snapshots.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import type { RebalancedTask, TaskChange } from '../../events/snapshots.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { TaskFieldChange } from './changes.js';
import { Task } from './type.js';

const TaskChangeType = builder.objectRef<TaskChange>('TaskChange').implement({
  description: 'A change of one task.',
  fields: (t) => ({
    task: t.field({
      type: Task,
      description: 'The task. Its own fields have the values right after the change; its relations are read now.',
      resolve: ({ task }) => taskRow(task),
    }),
    changes: t.field({
      type: [TaskFieldChange],
      extensions: listOf(3),
      description: 'The changed fields with their values before and after the change.',
      resolve: ({ changes }) => changes,
    }),
  }),
});

const RebalancedTaskType = builder.objectRef<RebalancedTask>('RebalancedTask').implement({
  description: 'A new position of a task on the board, in the same order.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The id of the task.' }),
    position: t.exposeString('position', { description: 'The new `position` of the task.' }),
  }),
});

export const TaskEvent = builder.interfaceRef<EventOf<KindOf<'TaskEvent'>>>('TaskEvent').implement({
  description: 'An event of tasks: of one task (`SingleTaskEvent`), or of several tasks that one command changed.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    items: t.field({
      type: [TaskChangeType],
      extensions: listOf(5),
      description: 'The changes per task. A `SingleTaskEvent` has one item.',
      resolve: ({ data }) => ('items' in data ? data.items : [data]),
    }),
    rebalanced: t.field({
      type: [RebalancedTaskType],
      extensions: listOf(2),
      description:
        'New positions of other tasks, if the command had to make room between neighbours; usually empty. The order of the board is unchanged.',
      resolve: ({ data }) => data.rebalanced ?? [],
    }),
  }),
});

export const SingleTaskEvent = builder.interfaceRef<EventOf<KindOf<'SingleTaskEvent'>>>('SingleTaskEvent').implement({
  description: 'An event of one task. The type names the most important change; `changes` has all changed fields.',
  interfaces: [Event, TaskEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    task: t.field({
      type: Task,
      description: 'The task. Its own fields have the values right after the change; its relations are read now.',
      resolve: ({ data }) => taskRow(data.task),
    }),
    changes: t.field({
      type: [TaskFieldChange],
      extensions: listOf(3),
      description: 'The changed fields with their values before and after the change.',
      resolve: ({ data }) => data.changes,
    }),
  }),
});

implementEvents({ TaskEvent, SingleTaskEvent });
implementEvents({ TaskEvent });
