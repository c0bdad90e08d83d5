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
} from '../../reads/task-filter.js';
import type { TaskStatus as Status } from '../../store/prisma/client.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { comparisonDescriptions, filterDescriptions } from '../task/filter.js';
import { TaskPriority, TaskStatus } from '../task/type.js';

// The output types of saved filters: each mirrors the input type of the same name without `Saved`. An omitted field is null,
// and null in the input means the same.

const nullable = true;
const declared = (description: string) => ({ nullable, description, extensions: listOf(10) }) as const;

const SavedIdFilter = builder.objectRef<IdFilter>('SavedIdFilter').implement({
  description: 'A saved `IdFilter`.',
  fields: (t) => ({
    eq: t.exposeID('eq', declared(comparisonDescriptions.eq)),
    in: t.exposeIDList('in', declared(comparisonDescriptions.in)),
  }),
});

const SavedTextFilter = builder.objectRef<TextFilter>('SavedTextFilter').implement({
  description: 'A saved `TextFilter`.',
  fields: (t) => ({
    eq: t.exposeString('eq', declared(comparisonDescriptions.eq)),
    in: t.exposeStringList('in', declared(comparisonDescriptions.in)),
    contains: t.exposeString('contains', declared(comparisonDescriptions.contains)),
  }),
});

const SavedIntFilter = builder.objectRef<NumberFilter>('SavedIntFilter').implement({
  description: 'A saved `IntFilter`.',
  fields: (t) => ({
    eq: t.exposeInt('eq', declared(comparisonDescriptions.eq)),
    in: t.exposeIntList('in', declared(comparisonDescriptions.in)),
    lt: t.exposeInt('lt', declared(comparisonDescriptions.less)),
    lte: t.exposeInt('lte', declared(comparisonDescriptions.atMost)),
    gt: t.exposeInt('gt', declared(comparisonDescriptions.more)),
    gte: t.exposeInt('gte', declared(comparisonDescriptions.atLeast)),
  }),
});

const SavedDateFilter = builder.objectRef<DayFilter>('SavedDateFilter').implement({
  description: 'A saved `DateFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: 'Date', ...declared(comparisonDescriptions.eq) }),
    lt: t.expose('lt', { type: 'Date', ...declared(comparisonDescriptions.lt) }),
    lte: t.expose('lte', { type: 'Date', ...declared(comparisonDescriptions.lte) }),
    gt: t.expose('gt', { type: 'Date', ...declared(comparisonDescriptions.gt) }),
    gte: t.expose('gte', { type: 'Date', ...declared(comparisonDescriptions.gte) }),
    null: t.exposeBoolean('null', declared(comparisonDescriptions.null)),
  }),
});

const SavedDateTimeFilter = builder.objectRef<InstantFilter>('SavedDateTimeFilter').implement({
  description: 'A saved `DateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...declared(comparisonDescriptions.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...declared(comparisonDescriptions.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...declared(comparisonDescriptions.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...declared(comparisonDescriptions.gte) }),
  }),
});

const SavedNullableDateTimeFilter = builder.objectRef<NullableInstantFilter>('SavedNullableDateTimeFilter').implement({
  description: 'A saved `NullableDateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...declared(comparisonDescriptions.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...declared(comparisonDescriptions.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...declared(comparisonDescriptions.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...declared(comparisonDescriptions.gte) }),
    null: t.exposeBoolean('null', declared(comparisonDescriptions.null)),
  }),
});

const SavedTaskStatusFilter = builder.objectRef<ChoiceFilter<Status>>('SavedTaskStatusFilter').implement({
  description: 'A saved `TaskStatusFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskStatus, ...declared(comparisonDescriptions.eq) }),
    in: t.expose('in', { type: [TaskStatus], ...declared(comparisonDescriptions.in) }),
    notIn: t.expose('notIn', { type: [TaskStatus], ...declared(comparisonDescriptions.notIn) }),
  }),
});

const SavedTaskPriorityFilter = builder.objectRef<PriorityFilter>('SavedTaskPriorityFilter').implement({
  description: 'A saved `TaskPriorityFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskPriority, ...declared(comparisonDescriptions.eq) }),
    in: t.expose('in', { type: [TaskPriority], ...declared(comparisonDescriptions.in) }),
    notIn: t.expose('notIn', { type: [TaskPriority], ...declared(comparisonDescriptions.notIn) }),
    gte: t.expose('gte', { type: TaskPriority, ...declared(comparisonDescriptions.moreUrgent) }),
    lte: t.expose('lte', { type: TaskPriority, ...declared(comparisonDescriptions.lessUrgent) }),
  }),
});

const SavedUserFilter = builder.objectRef<UserFilter>('SavedUserFilter').implement({
  description: 'A saved `UserFilter`.',
  fields: (t) => ({ id: t.expose('id', { type: SavedIdFilter, ...declared('By their ids.') }) }),
});

const SavedLabelFilter = builder.objectRef<LabelFilter>('SavedLabelFilter').implement({
  description: 'A saved `LabelFilter`.',
  fields: (t) => ({
    id: t.expose('id', { type: SavedIdFilter, ...declared('By their ids.') }),
    name: t.expose('name', { type: SavedTextFilter, ...declared('By their names.') }),
  }),
});

const SavedTaskAssigneesFilter = builder.objectRef<UsersFilter>('SavedTaskAssigneesFilter').implement({
  description: 'A saved `TaskAssigneesFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedUserFilter, ...declared(comparisonDescriptions.someUser) }),
    none: t.expose('none', { type: SavedUserFilter, ...declared(comparisonDescriptions.noUser) }),
    null: t.exposeBoolean('null', declared(comparisonDescriptions.null)),
  }),
});

const SavedTaskLabelsFilter = builder.objectRef<LabelsFilter>('SavedTaskLabelsFilter').implement({
  description: 'A saved `TaskLabelsFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedLabelFilter, ...declared(comparisonDescriptions.someLabel) }),
    none: t.expose('none', { type: SavedLabelFilter, ...declared(comparisonDescriptions.noLabel) }),
    null: t.exposeBoolean('null', declared(comparisonDescriptions.null)),
  }),
});

const SavedTaskParentFilter = builder.objectRef<ParentFilter>('SavedTaskParentFilter').implement({
  description: 'A saved `TaskParentFilter`.',
  fields: (t) => ({
    eq: t.exposeID('eq', declared(comparisonDescriptions.eq)),
    in: t.exposeIDList('in', declared(comparisonDescriptions.in)),
    null: t.exposeBoolean('null', declared(comparisonDescriptions.null)),
  }),
});

export const SavedTaskFilter = builder.objectRef<TaskFilter>('SavedTaskFilter');

const SavedTaskSubTasksFilter = builder.objectRef<SubTasksFilter>('SavedTaskSubTasksFilter').implement({
  description: 'A saved `TaskSubTasksFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedTaskFilter, ...declared(comparisonDescriptions.someSubTask) }),
    none: t.expose('none', { type: SavedTaskFilter, ...declared(comparisonDescriptions.noSubTask) }),
  }),
});

SavedTaskFilter.implement({
  description: 'A saved `TaskFilter`, field for field. Null: the filter has no condition on the field.',
  fields: (t) => ({
    number: t.expose('number', { type: SavedIntFilter, ...declared(filterDescriptions.number) }),
    title: t.expose('title', { type: SavedTextFilter, ...declared(filterDescriptions.title) }),
    status: t.expose('status', { type: SavedTaskStatusFilter, ...declared(filterDescriptions.status) }),
    priority: t.expose('priority', { type: SavedTaskPriorityFilter, ...declared(filterDescriptions.priority) }),
    dueDate: t.expose('dueDate', { type: SavedDateFilter, ...declared(filterDescriptions.dueDate) }),
    createdAt: t.expose('createdAt', { type: SavedDateTimeFilter, ...declared(filterDescriptions.createdAt) }),
    updatedAt: t.expose('updatedAt', { type: SavedDateTimeFilter, ...declared(filterDescriptions.updatedAt) }),
    completedAt: t.expose('completedAt', {
      type: SavedNullableDateTimeFilter,
      ...declared(filterDescriptions.completedAt),
    }),
    createdBy: t.expose('createdBy', { type: SavedUserFilter, ...declared(filterDescriptions.createdBy) }),
    assignees: t.expose('assignees', { type: SavedTaskAssigneesFilter, ...declared(filterDescriptions.assignees) }),
    labels: t.expose('labels', { type: SavedTaskLabelsFilter, ...declared(filterDescriptions.labels) }),
    parent: t.expose('parent', { type: SavedTaskParentFilter, ...declared(filterDescriptions.parent) }),
    subTasks: t.expose('subTasks', { type: SavedTaskSubTasksFilter, ...declared(filterDescriptions.subTasks) }),
    and: t.expose('and', { type: [SavedTaskFilter], ...declared(filterDescriptions.and) }),
    or: t.expose('or', { type: [SavedTaskFilter], ...declared(filterDescriptions.or) }),
    not: t.expose('not', { type: SavedTaskFilter, ...declared(filterDescriptions.not) }),
  }),
});
