import { builder, type InputFields } from '../builder.js';
import { TaskPriority, TaskStatus } from './type.js';

export const DueTimeInput = builder.inputType('DueTimeInput', {
  description: 'A time of day in a time zone.',
  fields: (t) => ({
    time: t.string({ required: true, description: 'The local time: HH:MM, from 00:00 to 23:59.' }),
    timeZone: t.string({ required: true, description: 'The IANA name of the time zone, such as Europe/Vienna.' }),
  }),
});

/** The input fields for changes of a task. Omitted fields keep their values. */
export const changedFields = (t: InputFields) => ({
  title: t.string({ description: 'The title: one line, 1 to 200 characters.' }),
  description: t.string({ description: 'The description: Markdown, at most 50,000 characters.' }),
  status: t.field({ type: TaskStatus, description: 'The status.' }),
  priority: t.field({ type: TaskPriority, description: 'The priority.' }),
  startDate: t.field({
    type: 'Date',
    description: 'The start date; null removes it. BAD_USER_INPUT when the start date is after the due date.',
  }),
  dueDate: t.field({ type: 'Date', description: 'The due date; null removes it and the due time.' }),
  dueTime: t.field({
    type: DueTimeInput,
    description: 'The due time on the due date; null removes it. BAD_USER_INPUT for a task without a due date.',
  }),
  estimate: t.int({ description: 'The estimate: 0 to 999; null removes it.' }),
  parentId: t.id({
    description:
      'The parent task, of the same project; null removes the parent. BAD_USER_INPUT for the task itself and tasks below it.',
  }),
  assigneeIds: t.idList({
    description:
      'The complete list of assignees: at most 20 members of the project. An empty list removes all assignees.',
  }),
  labelIds: t.idList({
    description: 'The complete list of labels: at most 20 labels of the project. An empty list removes all labels.',
  }),
});

/** The input fields for a position on the board, relative to a neighbour. */
export const placement = (t: InputFields) => ({
  afterTaskId: t.id({
    description:
      'The task, of the same project, right after which to place the task. BAD_USER_INPUT together with `beforeTaskId`.',
  }),
  beforeTaskId: t.id({
    description:
      'The task, of the same project, right before which to place the task. BAD_USER_INPUT together with `afterTaskId`.',
  }),
});

export const expectedVersion = (t: InputFields) =>
  t.int({
    description:
      'The `version` of the task on which the changes are based. When other users changed other fields since, both changes are kept. When another user changed one of the given fields, nothing changes and the result is a TaskVersionConflictError.',
  });
