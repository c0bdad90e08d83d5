import type {
  ChoiceFilter,
  DayFilter,
  IdFilter,
  InstantFilter,
  LabelFilter,
  LabelsFilter,
  NullableInstantFilter,
  NumberFilter,
  ParentFilter,
  PriorityFilter,
  SubTasksFilter,
  TaskFilter,
  TextFilter,
  UserFilter,
  UsersFilter,
} from '../../domain/task/task-filter.js';
import type { TaskStatus as Status } from '../../store/prisma/client.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { subjects, words } from '../task/filter.js';
import { TaskPriority, TaskStatus } from '../task/type.js';

/*
 * A filter that was saved, given back: each type is the input type of the same name, without `Saved`, field for field. What
 * was left out is null, which means the same in the input.
 */

const nullable = true;
const said = (description: string) => ({ nullable, description, extensions: listOf(10) }) as const;

const SavedIdFilter = builder.objectRef<IdFilter>('SavedIdFilter').implement({
  description: 'A saved `IdFilter`.',
  fields: (t) => ({ eq: t.exposeID('eq', said(words.eq)), in: t.exposeIDList('in', said(words.in)) }),
});

const SavedTextFilter = builder.objectRef<TextFilter>('SavedTextFilter').implement({
  description: 'A saved `TextFilter`.',
  fields: (t) => ({
    eq: t.exposeString('eq', said(words.eq)),
    in: t.exposeStringList('in', said(words.in)),
    contains: t.exposeString('contains', said(words.contains)),
  }),
});

const SavedIntFilter = builder.objectRef<NumberFilter>('SavedIntFilter').implement({
  description: 'A saved `IntFilter`.',
  fields: (t) => ({
    eq: t.exposeInt('eq', said(words.eq)),
    in: t.exposeIntList('in', said(words.in)),
    lt: t.exposeInt('lt', said(words.less)),
    lte: t.exposeInt('lte', said(words.atMost)),
    gt: t.exposeInt('gt', said(words.more)),
    gte: t.exposeInt('gte', said(words.atLeast)),
  }),
});

const SavedDateFilter = builder.objectRef<DayFilter>('SavedDateFilter').implement({
  description: 'A saved `DateFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: 'Date', ...said(words.eq) }),
    lt: t.expose('lt', { type: 'Date', ...said(words.lt) }),
    lte: t.expose('lte', { type: 'Date', ...said(words.lte) }),
    gt: t.expose('gt', { type: 'Date', ...said(words.gt) }),
    gte: t.expose('gte', { type: 'Date', ...said(words.gte) }),
    null: t.exposeBoolean('null', said(words.null)),
  }),
});

const SavedDateTimeFilter = builder.objectRef<InstantFilter>('SavedDateTimeFilter').implement({
  description: 'A saved `DateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...said(words.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...said(words.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...said(words.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...said(words.gte) }),
  }),
});

const SavedNullableDateTimeFilter = builder.objectRef<NullableInstantFilter>('SavedNullableDateTimeFilter').implement({
  description: 'A saved `NullableDateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...said(words.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...said(words.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...said(words.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...said(words.gte) }),
    null: t.exposeBoolean('null', said(words.null)),
  }),
});

const SavedTaskStatusFilter = builder.objectRef<ChoiceFilter<Status>>('SavedTaskStatusFilter').implement({
  description: 'A saved `TaskStatusFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskStatus, ...said(words.eq) }),
    in: t.expose('in', { type: [TaskStatus], ...said(words.in) }),
    notIn: t.expose('notIn', { type: [TaskStatus], ...said(words.notIn) }),
  }),
});

const SavedTaskPriorityFilter = builder.objectRef<PriorityFilter>('SavedTaskPriorityFilter').implement({
  description: 'A saved `TaskPriorityFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskPriority, ...said(words.eq) }),
    in: t.expose('in', { type: [TaskPriority], ...said(words.in) }),
    notIn: t.expose('notIn', { type: [TaskPriority], ...said(words.notIn) }),
    gte: t.expose('gte', { type: TaskPriority, ...said(words.moreUrgent) }),
    lte: t.expose('lte', { type: TaskPriority, ...said(words.lessUrgent) }),
  }),
});

const SavedUserFilter = builder.objectRef<UserFilter>('SavedUserFilter').implement({
  description: 'A saved `UserFilter`.',
  fields: (t) => ({ id: t.expose('id', { type: SavedIdFilter, ...said('By their ids.') }) }),
});

const SavedLabelFilter = builder.objectRef<LabelFilter>('SavedLabelFilter').implement({
  description: 'A saved `LabelFilter`.',
  fields: (t) => ({
    id: t.expose('id', { type: SavedIdFilter, ...said('By their ids.') }),
    name: t.expose('name', { type: SavedTextFilter, ...said('By their names.') }),
  }),
});

const SavedTaskAssigneesFilter = builder.objectRef<UsersFilter>('SavedTaskAssigneesFilter').implement({
  description: 'A saved `TaskAssigneesFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedUserFilter, ...said(words.someUser) }),
    none: t.expose('none', { type: SavedUserFilter, ...said(words.noUser) }),
    null: t.exposeBoolean('null', said(words.null)),
  }),
});

const SavedTaskLabelsFilter = builder.objectRef<LabelsFilter>('SavedTaskLabelsFilter').implement({
  description: 'A saved `TaskLabelsFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedLabelFilter, ...said(words.someLabel) }),
    none: t.expose('none', { type: SavedLabelFilter, ...said(words.noLabel) }),
    null: t.exposeBoolean('null', said(words.null)),
  }),
});

const SavedTaskParentFilter = builder.objectRef<ParentFilter>('SavedTaskParentFilter').implement({
  description: 'A saved `TaskParentFilter`.',
  fields: (t) => ({
    eq: t.exposeID('eq', said(words.eq)),
    in: t.exposeIDList('in', said(words.in)),
    null: t.exposeBoolean('null', said(words.null)),
  }),
});

export const SavedTaskFilter = builder.objectRef<TaskFilter>('SavedTaskFilter');

const SavedTaskSubTasksFilter = builder.objectRef<SubTasksFilter>('SavedTaskSubTasksFilter').implement({
  description: 'A saved `TaskSubTasksFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedTaskFilter, ...said(words.somePart) }),
    none: t.expose('none', { type: SavedTaskFilter, ...said(words.noPart) }),
  }),
});

SavedTaskFilter.implement({
  description: 'A saved `TaskFilter`, field for field; null where it said nothing.',
  fields: (t) => ({
    number: t.expose('number', { type: SavedIntFilter, ...said(subjects.number) }),
    title: t.expose('title', { type: SavedTextFilter, ...said(subjects.title) }),
    status: t.expose('status', { type: SavedTaskStatusFilter, ...said(subjects.status) }),
    priority: t.expose('priority', { type: SavedTaskPriorityFilter, ...said(subjects.priority) }),
    dueDate: t.expose('dueDate', { type: SavedDateFilter, ...said(subjects.dueDate) }),
    createdAt: t.expose('createdAt', { type: SavedDateTimeFilter, ...said(subjects.createdAt) }),
    updatedAt: t.expose('updatedAt', { type: SavedDateTimeFilter, ...said(subjects.updatedAt) }),
    completedAt: t.expose('completedAt', { type: SavedNullableDateTimeFilter, ...said(subjects.completedAt) }),
    createdBy: t.expose('createdBy', { type: SavedUserFilter, ...said(subjects.createdBy) }),
    assignees: t.expose('assignees', { type: SavedTaskAssigneesFilter, ...said(subjects.assignees) }),
    labels: t.expose('labels', { type: SavedTaskLabelsFilter, ...said(subjects.labels) }),
    parent: t.expose('parent', { type: SavedTaskParentFilter, ...said(subjects.parent) }),
    subTasks: t.expose('subTasks', { type: SavedTaskSubTasksFilter, ...said(subjects.subTasks) }),
    and: t.expose('and', { type: [SavedTaskFilter], ...said(subjects.and) }),
    or: t.expose('or', { type: [SavedTaskFilter], ...said(subjects.or) }),
    not: t.expose('not', { type: SavedTaskFilter, ...said(subjects.not) }),
  }),
});
