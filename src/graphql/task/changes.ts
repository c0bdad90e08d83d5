import { readDueTime } from '../../domain/task/due-time.js';
import type { RecordedTaskFieldChange as FieldChange } from '../../events/snapshots.js';
import { builder } from '../builder.js';
import { listOf, longText } from '../cost/declare.js';
import { Label } from '../label/type.js';
import { loadLabels, loadUsers } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { DueTimeType, TaskPriority, TaskStatus } from './type.js';
import { TaskField } from './version-conflict.js';

type ChangeOf<F extends FieldChange['field']> = Extract<FieldChange, { field: F }>;

const types = {
  title: 'TaskTextChange',
  description: 'TaskTextChange',
  status: 'TaskStatusChange',
  priority: 'TaskPriorityChange',
  startDate: 'TaskDateChange',
  dueDate: 'TaskDateChange',
  dueTime: 'TaskDueTimeChange',
  estimate: 'TaskEstimateChange',
  position: 'TaskPositionChange',
  parentId: 'TaskParentChange',
  assigneeIds: 'TaskAssigneesChange',
  labelIds: 'TaskLabelsChange',
} as const satisfies Record<FieldChange['field'], string>;

/**
 * The change of one field. Its implementing types have different names for their values (`fromStatus`, `fromDate` …), because
 * GraphQL rejects selections with two types for one response name. Clients need no aliases.
 */
export const TaskFieldChange = builder.interfaceRef<FieldChange>('TaskFieldChange').implement({
  description: 'A change of one field of a task. Each implementing type has the values before and after the change.',
  resolveType: (change) => types[change.field],
  fields: (t) => ({
    field: t.expose('field', { type: TaskField, description: 'The changed field.' }),
  }),
});

const omission =
  'Null for a description of more than 1,000 characters in a change of several tasks (`bulkUpdateTasks`, an import).';

builder.objectRef<ChangeOf<'title' | 'description'>>('TaskTextChange').implement({
  description: 'A change of the title or the description of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromText: t.exposeString('from', {
      nullable: true,
      description: `The text before the change. ${omission}`,
      extensions: longText,
    }),
    toText: t.exposeString('to', {
      nullable: true,
      description: `The text after the change. ${omission} \`Task.description\` has the present text.`,
      extensions: longText,
    }),
  }),
});

builder.objectRef<ChangeOf<'status'>>('TaskStatusChange').implement({
  description: 'A change of the status of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromStatus: t.expose('from', { type: TaskStatus, description: 'The status before the change.' }),
    toStatus: t.expose('to', { type: TaskStatus, description: 'The status after the change.' }),
  }),
});

builder.objectRef<ChangeOf<'priority'>>('TaskPriorityChange').implement({
  description: 'A change of the priority of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromPriority: t.expose('from', { type: TaskPriority, description: 'The priority before the change.' }),
    toPriority: t.expose('to', { type: TaskPriority, description: 'The priority after the change.' }),
  }),
});

builder.objectRef<ChangeOf<'startDate' | 'dueDate'>>('TaskDateChange').implement({
  description: 'A change of the start date or the due date of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromDate: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'The date before the change; null if the task had none.',
    }),
    toDate: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'The date after the change; null if the task has none.',
    }),
  }),
});

builder.objectRef<ChangeOf<'dueTime'>>('TaskDueTimeChange').implement({
  description: 'A change of the due time of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromDueTime: t.field({
      type: DueTimeType,
      nullable: true,
      description: 'The due time before the change; null if the task had none.',
      resolve: ({ from }) => (from === null ? null : readDueTime(from)),
    }),
    toDueTime: t.field({
      type: DueTimeType,
      nullable: true,
      description: 'The due time after the change; null if the task has none.',
      resolve: ({ to }) => (to === null ? null : readDueTime(to)),
    }),
  }),
});

builder.objectRef<ChangeOf<'estimate'>>('TaskEstimateChange').implement({
  description: 'A change of the estimate of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromEstimate: t.exposeInt('from', {
      nullable: true,
      description: 'The estimate before the change; null if the task had none.',
    }),
    toEstimate: t.exposeInt('to', {
      nullable: true,
      description: 'The estimate after the change; null if the task has none.',
    }),
  }),
});

builder.objectRef<ChangeOf<'position'>>('TaskPositionChange').implement({
  description: 'A change of the position of a task on the board.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromPosition: t.exposeString('from', { description: 'The `position` before the change.' }),
    toPosition: t.exposeString('to', { description: 'The `position` after the change.' }),
  }),
});

builder.objectRef<ChangeOf<'parentId'>>('TaskParentChange').implement({
  description: 'A change of the parent of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromParentId: t.exposeID('from', {
      nullable: true,
      description: 'The id of the parent before the change; null if the task had none.',
    }),
    toParentId: t.exposeID('to', {
      nullable: true,
      description: 'The id of the parent after the change; null if the task has none.',
    }),
  }),
});

builder.objectRef<ChangeOf<'labelIds'>>('TaskLabelsChange').implement({
  description: 'A change of the labels of a task. Deleted labels are omitted.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromLabels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'All labels before the change.',
      resolve: ({ from }, _args, context) => loadLabels(context, from),
    }),
    toLabels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'All labels after the change.',
      resolve: ({ to }, _args, context) => loadLabels(context, to),
    }),
  }),
});

builder.objectRef<ChangeOf<'assigneeIds'>>('TaskAssigneesChange').implement({
  description: 'A change of the assignees of a task.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromUsers: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'All assignees before the change.',
      resolve: ({ from }, _args, context) => loadUsers(context, from),
    }),
    toUsers: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'All assignees after the change.',
      resolve: ({ to }, _args, context) => loadUsers(context, to),
    }),
  }),
});
