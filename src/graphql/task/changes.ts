import type { TaskFieldChange as FieldChange } from '../../events/event.js';
import { builder } from '../builder.js';
import { Label } from '../label/type.js';
import { User } from '../user/type.js';
import { TaskField, taskFieldNames } from './field.js';
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
    field: t.field({ type: TaskField, description: 'Which field.', resolve: (change) => taskFieldNames[change.field] }),
  }),
});

builder.objectRef<ChangeOf<'title' | 'description'>>('TaskTextChange').implement({
  description: 'A change of text.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromText: t.exposeString('from', { description: 'The text before.' }),
    toText: t.exposeString('to', { description: 'The text now.' }),
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
    fromLabels: t.prismaField({
      type: [Label],
      description: 'All labels before.',
      resolve: (query, { from }, _args, { db }) =>
        db.label.findMany({ ...query, where: { id: { in: from } }, orderBy: { id: 'asc' } }),
    }),
    toLabels: t.prismaField({
      type: [Label],
      description: 'All labels now.',
      resolve: (query, { to }, _args, { db }) =>
        db.label.findMany({ ...query, where: { id: { in: to } }, orderBy: { id: 'asc' } }),
    }),
  }),
});

builder.objectRef<ChangeOf<'assigneeIds'>>('TaskAssigneesChange').implement({
  description: 'A change of assignees.',
  interfaces: [TaskFieldChange],
  fields: (t) => ({
    fromUsers: t.prismaField({
      type: [User],
      description: 'Everybody before.',
      resolve: (query, { from }, _args, { db }) =>
        db.user.findMany({ ...query, where: { id: { in: from } }, orderBy: { id: 'asc' } }),
    }),
    toUsers: t.prismaField({
      type: [User],
      description: 'Everybody now.',
      resolve: (query, { to }, _args, { db }) =>
        db.user.findMany({ ...query, where: { id: { in: to } }, orderBy: { id: 'asc' } }),
    }),
  }),
});
