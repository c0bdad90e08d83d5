import { commentRow, taskRow } from '../../domain/snapshots.js';
import type { EventOf, TaskEventKind } from '../../events/event.js';
import { builder } from '../builder.js';
import { Comment } from '../comment/type.js';
import { Event } from '../event/type.js';
import { TaskFieldChange } from './changes.js';
import { Task } from './type.js';

export const TaskEvent = builder.interfaceRef<EventOf<TaskEventKind>>('TaskEvent').implement({
  description:
    'Something happened to a task. The type says what most people want to know; `changes` always says it all.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    task: t.field({
      type: Task,
      description: 'The task. Its own fields are as they were right after the change; what it relates to is as of now.',
      resolve: ({ data }) => taskRow(data.task),
    }),
    changes: t.field({
      type: [TaskFieldChange],
      description: 'Every field that changed, from → to.',
      resolve: ({ data }) => data.changes,
    }),
  }),
});

const descriptions: Record<Exclude<TaskEventKind, 'CommentAdded'>, string> = {
  TaskCreated: 'A task was made.',
  TaskUpdated: 'Fields of a task changed, its status not among them.',
  TaskStatusChanged: "A task's status changed; perhaps other fields as well.",
  TaskAssigneesChanged: 'Who should do a task changed, and nothing else did.',
  TaskDeleted: 'A task was deleted.',
};

for (const [kind, description] of Object.entries(descriptions)) {
  builder.objectRef<EventOf<TaskEventKind>>(kind).implement({ description, interfaces: [Event, TaskEvent] });
}

builder.objectRef<EventOf<'CommentAdded'>>('CommentAdded').implement({
  description: 'Somebody commented on a task.',
  interfaces: [Event, TaskEvent],
  fields: (t) => ({
    comment: t.field({ type: Comment, description: 'The comment.', resolve: ({ data }) => commentRow(data.comment) }),
  }),
});
