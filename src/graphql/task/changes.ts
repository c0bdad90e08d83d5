import type { RecordedTaskFieldChange as FieldChange } from '../../events/event.js';
import { builder } from '../builder.js';
import { listOf, longText } from '../cost/declare.js';
import { Label } from '../label/type.js';
import { loadLabels, loadUsers } from '../prefetch/loaders.js';
import { User } from '../user/type.js';
import { TaskField } from './field.js';
import { TaskPriority, TaskStatus } from './type.js';

type ChangeOf<F extends FieldChange['field']> = Extract<FieldChange, { field: F }>;

const types = {
  title: 'TaskTextChange',
  description: 'TaskTextChange',
  status: 'TaskStatusChange',
  priority: 'TaskPriorityChange',
  dueDate: 'TaskDateChange',
  position: 'TaskPositionChange',
  parentId: 'TaskParentChange',
  assigneeIds: 'TaskAssigneesChange',
  labelIds: 'TaskLabelsChange',
} as const satisfies Record<FieldChange['field'], string>;

/*
 * The types behind this interface name their values apart (`fromStatus`, `fromDate` …): GraphQL refuses a selection in which
 * one name has two types, and clients should not need aliases for the plainest of selections.
 */
export const TaskFieldChange = builder.interfaceRef<FieldChange>('TaskFieldChange').implement({
  description: 'One field of a task, from → to.',
  resolveType: (change) => types[change.field],
  fields: (t) => ({
    field: t.expose('field', { type: TaskField, description: 'Which field.' }),
  }),
});

const leftOut =
  'Null for a description of more than 1,000 characters in a change of many tasks (`bulkUpdateTasks`, an import).';

builder.objectRef<ChangeOf<'title' | 'description'>>('TaskTextChange').implement({
  description: 'A change of text.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromText: t.exposeString('from', {
      nullable: true,
      description: `The text before. ${leftOut}`,
      extensions: longText,
    }),
    toText: t.exposeString('to', {
      nullable: true,
      description: `The text now. ${leftOut} \`Task.description\` has the newest text.`,
      extensions: longText,
    }),
  }),
});

builder.objectRef<ChangeOf<'status'>>('TaskStatusChange').implement({
  description: 'A change of status.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromStatus: t.expose('from', { type: TaskStatus, description: 'The status before.' }),
    toStatus: t.expose('to', { type: TaskStatus, description: 'The status now.' }),
  }),
});

builder.objectRef<ChangeOf<'priority'>>('TaskPriorityChange').implement({
  description: 'A change of priority.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromPriority: t.expose('from', { type: TaskPriority, description: 'The priority before.' }),
    toPriority: t.expose('to', { type: TaskPriority, description: 'The priority now.' }),
  }),
});

builder.objectRef<ChangeOf<'dueDate'>>('TaskDateChange').implement({
  description: 'A change of a day.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromDate: t.expose('from', { type: 'Date', nullable: true, description: 'The day before, if there was one.' }),
    toDate: t.expose('to', { type: 'Date', nullable: true, description: 'The day now, if there is one.' }),
  }),
});

builder.objectRef<ChangeOf<'position'>>('TaskPositionChange').implement({
  description: 'A change of place on the board.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromPosition: t.exposeString('from', { description: 'The `position` before.' }),
    toPosition: t.exposeString('to', { description: 'The `position` now.' }),
  }),
});

builder.objectRef<ChangeOf<'parentId'>>('TaskParentChange').implement({
  description: 'A change of the task that this one is a part of.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromParentId: t.exposeID('from', { nullable: true, description: 'The parent before, if there was one.' }),
    toParentId: t.exposeID('to', { nullable: true, description: 'The parent now, if there is one.' }),
  }),
});

builder.objectRef<ChangeOf<'labelIds'>>('TaskLabelsChange').implement({
  description: 'A change of labels. Labels that were deleted since are left out.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromLabels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'All labels before.',
      resolve: ({ from }, _args, context) => loadLabels(context, from),
    }),
    toLabels: t.field({
      type: [Label],
      extensions: listOf(5),
      description: 'All labels now.',
      resolve: ({ to }, _args, context) => loadLabels(context, to),
    }),
  }),
});

builder.objectRef<ChangeOf<'assigneeIds'>>('TaskAssigneesChange').implement({
  description: 'A change of assignees.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromUsers: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'Everybody before.',
      resolve: ({ from }, _args, context) => loadUsers(context, from),
    }),
    toUsers: t.field({
      type: [User],
      extensions: listOf(5),
      description: 'Everybody now.',
      resolve: ({ to }, _args, context) => loadUsers(context, to),
    }),
  }),
});
