import { taskRow } from '../../domain/snapshots.js';
import type {
  BulkTaskEventKind,
  CommentEventKind,
  EventOf,
  RebalancedTask,
  SingleTaskEventKind,
  TaskChange,
  TaskEventKind,
} from '../../events/event.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { Event } from '../event/type.js';
import { TaskFieldChange } from './changes.js';
import { Task } from './type.js';

const TaskChangeType = builder.objectRef<TaskChange>('TaskChange').implement({
  description: 'What happened to one task.',
  fields: (t) => ({
    task: t.field({
      type: Task,
      description: 'The task. Its own fields are as they were right after the change; what it relates to is as of now.',
      resolve: ({ task }) => taskRow(task),
    }),
    changes: t.field({
      type: [TaskFieldChange],
      extensions: listOf(3),
      description: 'Every field that changed, from → to.',
      resolve: ({ changes }) => changes,
    }),
  }),
});

const RebalancedTaskType = builder.objectRef<RebalancedTask>('RebalancedTask').implement({
  description: 'The place of a task on its board.',
  fields: (t) => ({
    taskId: t.exposeID('taskId', { description: 'The task.' }),
    position: t.exposeString('position', { description: 'Its `position` from now on.' }),
  }),
});

export const TaskEvent = builder.interfaceRef<EventOf<TaskEventKind | CommentEventKind>>('TaskEvent').implement({
  description: 'Something happened to tasks: to one (a `SingleTaskEvent`), or to several by one command.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    items: t.field({
      type: [TaskChangeType],
      extensions: listOf(5),
      description: 'What happened to each task; one item unless many were changed at once.',
      resolve: ({ data }) => ('items' in data ? data.items : [data]),
    }),
    rebalanced: t.field({
      type: [RebalancedTaskType],
      extensions: listOf(2),
      description:
        'New positions of other tasks, where room had to be made; mostly none. The order of the board is as before.',
      resolve: ({ data }) => data.rebalanced ?? [],
    }),
  }),
});

export const SingleTaskEvent = builder
  .interfaceRef<EventOf<SingleTaskEventKind | CommentEventKind>>('SingleTaskEvent')
  .implement({
    description:
      'Something happened to a task. The type says what most people want to know; `changes` always says it all.',
    interfaces: [Event, TaskEvent],
    resolveType: (event) => event.kind,
    fields: (t) => ({
      task: t.field({
        type: Task,
        description:
          'The task. Its own fields are as they were right after the change; what it relates to is as of now.',
        resolve: ({ data }) => taskRow(data.task),
      }),
      changes: t.field({
        type: [TaskFieldChange],
        extensions: listOf(3),
        description: 'Every field that changed, from → to.',
        resolve: ({ data }) => data.changes,
      }),
    }),
  });

const single: Record<Exclude<SingleTaskEventKind, CommentEventKind>, string> = {
  TaskCreated: 'A task was made.',
  TaskUpdated: 'Fields of a task changed, its status not among them.',
  TaskStatusChanged: "A task's status changed; perhaps other fields as well.",
  TaskAssigneesChanged: 'Who should do a task changed, and nothing else did.',
  TaskMoved: 'A task has another place on the board, and nothing else changed.',
  TaskDeleted: 'A task was deleted.',
  TaskRestored: 'A deleted task is back.',
};

for (const [kind, description] of Object.entries(single)) {
  builder
    .objectRef<EventOf<SingleTaskEventKind>>(kind)
    .implement({ description, interfaces: [Event, TaskEvent, SingleTaskEvent] });
}

const bulk: Record<BulkTaskEventKind, string> = {
  TasksBulkChanged: 'One command changed several tasks.',
  TasksImported: 'Tasks came in, or were brought up to date, from a file.',
};

for (const [kind, description] of Object.entries(bulk)) {
  builder.objectRef<EventOf<BulkTaskEventKind>>(kind).implement({ description, interfaces: [Event, TaskEvent] });
}
