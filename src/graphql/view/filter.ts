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
import { subjects, words } from '../task/filter.js';
import { TaskPriority, TaskStatus } from '../task/type.js';

// The output types of saved filters: each mirrors the input type of the same name without `Saved`. An omitted field is null,
// and null in the input means the same.

const nullable = true;
const declared = (description: string) => ({ nullable, description, extensions: listOf(10) }) as const;

const SavedIdFilter = builder.objectRef<IdFilter>('SavedIdFilter').implement({
  description: 'A saved `IdFilter`.',
  fields: (t) => ({ eq: t.exposeID('eq', declared(words.eq)), in: t.exposeIDList('in', declared(words.in)) }),
});

const SavedTextFilter = builder.objectRef<TextFilter>('SavedTextFilter').implement({
  description: 'A saved `TextFilter`.',
  fields: (t) => ({
    eq: t.exposeString('eq', declared(words.eq)),
    in: t.exposeStringList('in', declared(words.in)),
    contains: t.exposeString('contains', declared(words.contains)),
  }),
});

const SavedIntFilter = builder.objectRef<NumberFilter>('SavedIntFilter').implement({
  description: 'A saved `IntFilter`.',
  fields: (t) => ({
    eq: t.exposeInt('eq', declared(words.eq)),
    in: t.exposeIntList('in', declared(words.in)),
    lt: t.exposeInt('lt', declared(words.less)),
    lte: t.exposeInt('lte', declared(words.atMost)),
    gt: t.exposeInt('gt', declared(words.more)),
    gte: t.exposeInt('gte', declared(words.atLeast)),
  }),
});

const SavedDateFilter = builder.objectRef<DayFilter>('SavedDateFilter').implement({
  description: 'A saved `DateFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: 'Date', ...declared(words.eq) }),
    lt: t.expose('lt', { type: 'Date', ...declared(words.lt) }),
    lte: t.expose('lte', { type: 'Date', ...declared(words.lte) }),
    gt: t.expose('gt', { type: 'Date', ...declared(words.gt) }),
    gte: t.expose('gte', { type: 'Date', ...declared(words.gte) }),
    null: t.exposeBoolean('null', declared(words.null)),
  }),
});

const SavedDateTimeFilter = builder.objectRef<InstantFilter>('SavedDateTimeFilter').implement({
  description: 'A saved `DateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...declared(words.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...declared(words.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...declared(words.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...declared(words.gte) }),
  }),
});

const SavedNullableDateTimeFilter = builder.objectRef<NullableInstantFilter>('SavedNullableDateTimeFilter').implement({
  description: 'A saved `NullableDateTimeFilter`.',
  fields: (t) => ({
    lt: t.expose('lt', { type: 'DateTime', ...declared(words.lt) }),
    lte: t.expose('lte', { type: 'DateTime', ...declared(words.lte) }),
    gt: t.expose('gt', { type: 'DateTime', ...declared(words.gt) }),
    gte: t.expose('gte', { type: 'DateTime', ...declared(words.gte) }),
    null: t.exposeBoolean('null', declared(words.null)),
  }),
});

const SavedTaskStatusFilter = builder.objectRef<ChoiceFilter<Status>>('SavedTaskStatusFilter').implement({
  description: 'A saved `TaskStatusFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskStatus, ...declared(words.eq) }),
    in: t.expose('in', { type: [TaskStatus], ...declared(words.in) }),
    notIn: t.expose('notIn', { type: [TaskStatus], ...declared(words.notIn) }),
  }),
});

const SavedTaskPriorityFilter = builder.objectRef<PriorityFilter>('SavedTaskPriorityFilter').implement({
  description: 'A saved `TaskPriorityFilter`.',
  fields: (t) => ({
    eq: t.expose('eq', { type: TaskPriority, ...declared(words.eq) }),
    in: t.expose('in', { type: [TaskPriority], ...declared(words.in) }),
    notIn: t.expose('notIn', { type: [TaskPriority], ...declared(words.notIn) }),
    gte: t.expose('gte', { type: TaskPriority, ...declared(words.moreUrgent) }),
    lte: t.expose('lte', { type: TaskPriority, ...declared(words.lessUrgent) }),
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
    some: t.expose('some', { type: SavedUserFilter, ...declared(words.someUser) }),
    none: t.expose('none', { type: SavedUserFilter, ...declared(words.noUser) }),
    null: t.exposeBoolean('null', declared(words.null)),
  }),
});

const SavedTaskLabelsFilter = builder.objectRef<LabelsFilter>('SavedTaskLabelsFilter').implement({
  description: 'A saved `TaskLabelsFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedLabelFilter, ...declared(words.someLabel) }),
    none: t.expose('none', { type: SavedLabelFilter, ...declared(words.noLabel) }),
    null: t.exposeBoolean('null', declared(words.null)),
  }),
});

const SavedTaskParentFilter = builder.objectRef<ParentFilter>('SavedTaskParentFilter').implement({
  description: 'A saved `TaskParentFilter`.',
  fields: (t) => ({
    eq: t.exposeID('eq', declared(words.eq)),
    in: t.exposeIDList('in', declared(words.in)),
    null: t.exposeBoolean('null', declared(words.null)),
  }),
});

export const SavedTaskFilter = builder.objectRef<TaskFilter>('SavedTaskFilter');

const SavedTaskSubTasksFilter = builder.objectRef<SubTasksFilter>('SavedTaskSubTasksFilter').implement({
  description: 'A saved `TaskSubTasksFilter`.',
  fields: (t) => ({
    some: t.expose('some', { type: SavedTaskFilter, ...declared(words.somePart) }),
    none: t.expose('none', { type: SavedTaskFilter, ...declared(words.noPart) }),
  }),
});

SavedTaskFilter.implement({
  description: 'A saved `TaskFilter`, field for field. Null: the filter has no condition on the field.',
  fields: (t) => ({
    number: t.expose('number', { type: SavedIntFilter, ...declared(subjects.number) }),
    title: t.expose('title', { type: SavedTextFilter, ...declared(subjects.title) }),
    status: t.expose('status', { type: SavedTaskStatusFilter, ...declared(subjects.status) }),
    priority: t.expose('priority', { type: SavedTaskPriorityFilter, ...declared(subjects.priority) }),
    dueDate: t.expose('dueDate', { type: SavedDateFilter, ...declared(subjects.dueDate) }),
    createdAt: t.expose('createdAt', { type: SavedDateTimeFilter, ...declared(subjects.createdAt) }),
    updatedAt: t.expose('updatedAt', { type: SavedDateTimeFilter, ...declared(subjects.updatedAt) }),
    completedAt: t.expose('completedAt', { type: SavedNullableDateTimeFilter, ...declared(subjects.completedAt) }),
    createdBy: t.expose('createdBy', { type: SavedUserFilter, ...declared(subjects.createdBy) }),
    assignees: t.expose('assignees', { type: SavedTaskAssigneesFilter, ...declared(subjects.assignees) }),
    labels: t.expose('labels', { type: SavedTaskLabelsFilter, ...declared(subjects.labels) }),
    parent: t.expose('parent', { type: SavedTaskParentFilter, ...declared(subjects.parent) }),
    subTasks: t.expose('subTasks', { type: SavedTaskSubTasksFilter, ...declared(subjects.subTasks) }),
    and: t.expose('and', { type: [SavedTaskFilter], ...declared(subjects.and) }),
    or: t.expose('or', { type: [SavedTaskFilter], ...declared(subjects.or) }),
    not: t.expose('not', { type: SavedTaskFilter, ...declared(subjects.not) }),
  }),
});
