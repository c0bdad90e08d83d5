import type {
  ChoiceFilter,
  DayFilter,
  IdFilter,
  InstantFilter,
  LabelFilter,
  LabelsFilter,
  NullableInstantFilter,
  NullableNumberFilter,
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
import { builder, type InputFields } from '../builder.js';
import { TaskPriority, TaskStatus } from './type.js';

/** The descriptions of comparisons. */
const comparisonDescriptions = {
  eq: 'The value equals the given value.',
  in: 'The value is in the list; at most 100 values.',
  notIn: 'The value is not in the list; at most 100 values.',
  contains: 'The text contains the given text, regardless of case; 1 to 200 characters.',
  null: 'True: the field has no value. False: the field has a value.',
  lt: 'The value is before the given value.',
  lte: 'The value is at or before the given value.',
  gt: 'The value is after the given value.',
  gte: 'The value is at or after the given value.',
  less: 'The value is less than the given number.',
  atMost: 'The value is less than or equal to the given number.',
  more: 'The value is greater than the given number.',
  atLeast: 'The value is greater than or equal to the given number.',
  lessUrgent: 'The value is the given priority or lower.',
  moreUrgent: 'The value is the given priority or higher.',
  someUser: 'At least one assignee matches the filter.',
  noUser: 'No assignee matches the filter.',
  someLabel: 'At least one label of the task matches the filter.',
  noLabel: 'No label of the task matches the filter.',
  someSubTask: 'At least one sub-task matches the filter. `{}`: the task has sub-tasks.',
  noSubTask: 'No sub-task matches the filter. `{}`: the task has no sub-tasks.',
} as const;

const eq = { description: comparisonDescriptions.eq };
const oneOf = { description: comparisonDescriptions.in };
const noneOf = { description: comparisonDescriptions.notIn };
const isNull = { description: comparisonDescriptions.null };

const IdFilterInput = builder.inputRef<IdFilter>('IdFilter').implement({
  description: 'A filter of ids. All given comparisons must match.',
  fields: (t) => ({ eq: t.id(eq), in: t.idList(oneOf) }),
});

const TextFilterInput = builder.inputRef<TextFilter>('TextFilter').implement({
  description: 'A filter of texts. All given comparisons must match.',
  fields: (t) => ({
    eq: t.string(eq),
    in: t.stringList(oneOf),
    contains: t.string({ description: comparisonDescriptions.contains }),
  }),
});

const numberComparisons = (t: InputFields) => ({
  eq: t.int(eq),
  in: t.intList(oneOf),
  lt: t.int({ description: comparisonDescriptions.less }),
  lte: t.int({ description: comparisonDescriptions.atMost }),
  gt: t.int({ description: comparisonDescriptions.more }),
  gte: t.int({ description: comparisonDescriptions.atLeast }),
});

const instantComparisons = (t: InputFields) => ({
  lt: t.field({ type: 'DateTime', description: comparisonDescriptions.lt }),
  lte: t.field({ type: 'DateTime', description: comparisonDescriptions.lte }),
  gt: t.field({ type: 'DateTime', description: comparisonDescriptions.gt }),
  gte: t.field({ type: 'DateTime', description: comparisonDescriptions.gte }),
});

const IntFilterInput = builder.inputRef<NumberFilter>('IntFilter').implement({
  description: 'A filter of numbers. All given comparisons must match.',
  fields: numberComparisons,
});

const NullableIntFilterInput = builder.inputRef<NullableNumberFilter>('NullableIntFilter').implement({
  description:
    'A filter of optional numbers. All given comparisons must match. A task without a number matches only `null: true`.',
  fields: (t) => ({ ...numberComparisons(t), null: t.boolean(isNull) }),
});

const DateFilterInput = builder.inputRef<DayFilter>('DateFilter').implement({
  description: 'A filter of dates. All given comparisons must match. A task without a date matches only `null: true`.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', ...eq }),
    lt: t.field({ type: 'Date', description: comparisonDescriptions.lt }),
    lte: t.field({ type: 'Date', description: comparisonDescriptions.lte }),
    gt: t.field({ type: 'Date', description: comparisonDescriptions.gt }),
    gte: t.field({ type: 'Date', description: comparisonDescriptions.gte }),
    null: t.boolean(isNull),
  }),
});

const DateTimeFilterInput = builder.inputRef<InstantFilter>('DateTimeFilter').implement({
  description: 'A filter of times. All given comparisons must match.',
  fields: instantComparisons,
});

const NullableDateTimeFilterInput = builder.inputRef<NullableInstantFilter>('NullableDateTimeFilter').implement({
  description:
    'A filter of optional times. All given comparisons must match. A task without a time matches only `null: true`.',
  fields: (t) => ({ ...instantComparisons(t), null: t.boolean(isNull) }),
});

const TaskStatusFilterInput = builder.inputRef<ChoiceFilter<Status>>('TaskStatusFilter').implement({
  description: 'A filter of statuses. All given comparisons must match.',
  fields: (t) => ({
    eq: t.field({ type: TaskStatus, ...eq }),
    in: t.field({ type: [TaskStatus], ...oneOf }),
    notIn: t.field({ type: [TaskStatus], ...noneOf }),
  }),
});

const TaskPriorityFilterInput = builder.inputRef<PriorityFilter>('TaskPriorityFilter').implement({
  description: 'A filter of priorities. All given comparisons must match.',
  fields: (t) => ({
    eq: t.field({ type: TaskPriority, ...eq }),
    in: t.field({ type: [TaskPriority], ...oneOf }),
    notIn: t.field({ type: [TaskPriority], ...noneOf }),
    gte: t.field({ type: TaskPriority, description: comparisonDescriptions.moreUrgent }),
    lte: t.field({ type: TaskPriority, description: comparisonDescriptions.lessUrgent }),
  }),
});

const UserFilterInput = builder.inputRef<UserFilter>('UserFilter').implement({
  description: 'A filter of users.',
  fields: (t) => ({ id: t.field({ type: IdFilterInput, description: 'Filters by id.' }) }),
});

const LabelFilterInput = builder.inputRef<LabelFilter>('LabelFilter').implement({
  description: 'A filter of labels. All given fields must match.',
  fields: (t) => ({
    id: t.field({ type: IdFilterInput, description: 'Filters by id.' }),
    name: t.field({ type: TextFilterInput, description: 'Filters by name.' }),
  }),
});

const TaskAssigneesFilterInput = builder.inputRef<UsersFilter>('TaskAssigneesFilter').implement({
  description: 'A filter by assignees. All given fields must match.',
  fields: (t) => ({
    some: t.field({ type: UserFilterInput, description: comparisonDescriptions.someUser }),
    none: t.field({ type: UserFilterInput, description: comparisonDescriptions.noUser }),
    null: t.boolean({ description: 'True: the task has no assignee. False: the task has at least one.' }),
  }),
});

const TaskLabelsFilterInput = builder.inputRef<LabelsFilter>('TaskLabelsFilter').implement({
  description: 'A filter by labels. All given fields must match.',
  fields: (t) => ({
    some: t.field({ type: LabelFilterInput, description: comparisonDescriptions.someLabel }),
    none: t.field({ type: LabelFilterInput, description: comparisonDescriptions.noLabel }),
    null: t.boolean({ description: 'True: the task has no label. False: the task has at least one.' }),
  }),
});

const TaskParentFilterInput = builder.inputRef<ParentFilter>('TaskParentFilter').implement({
  description:
    'A filter by parent task. A task with a deleted parent counts as a task without a parent. All given comparisons must match.',
  fields: (t) => ({
    eq: t.id({ description: 'The parent has this id.' }),
    in: t.idList({ description: 'The parent has an id in the list; at most 100 ids.' }),
    null: t.boolean({ description: 'True: the task has no parent. False: the task has a parent.' }),
  }),
});

export const TaskFilterInput = builder.inputRef<TaskFilter>('TaskFilter');

const TaskSubTasksFilterInput = builder.inputRef<SubTasksFilter>('TaskSubTasksFilter').implement({
  description: 'A filter by sub-tasks, without deleted ones. All given fields must match.',
  fields: (t) => ({
    some: t.field({ type: TaskFilterInput, description: comparisonDescriptions.someSubTask }),
    none: t.field({ type: TaskFilterInput, description: comparisonDescriptions.noSubTask }),
  }),
});

TaskFilterInput.implement({
  description:
    'A filter of tasks. All given fields must match; omitted fields and null match every task. A filter may have 5 levels (`and`, `or`, `not`, `subTasks`), 50 comparisons and 100 values per list; BAD_USER_INPUT beyond. A comparison with a field without a value does not match, so its `not` does.',
  fields: (t) => ({
    number: t.field({ type: IntFilterInput, description: "Filters by the task's number in the project." }),
    title: t.field({ type: TextFilterInput, description: 'Filters by title.' }),
    status: t.field({ type: TaskStatusFilterInput, description: 'Filters by status.' }),
    priority: t.field({ type: TaskPriorityFilterInput, description: 'Filters by priority.' }),
    startDate: t.field({ type: DateFilterInput, description: 'Filters by start date.' }),
    dueDate: t.field({ type: DateFilterInput, description: 'Filters by due date.' }),
    estimate: t.field({ type: NullableIntFilterInput, description: 'Filters by estimate.' }),
    createdAt: t.field({ type: DateTimeFilterInput, description: 'Filters by the time of creation.' }),
    updatedAt: t.field({
      type: DateTimeFilterInput,
      description: "Filters by the time of the last change of the task's own fields.",
    }),
    completedAt: t.field({
      type: NullableDateTimeFilterInput,
      description: 'Filters by the time at which the task became DONE.',
    }),
    createdBy: t.field({ type: UserFilterInput, description: 'Filters by the user who created the task.' }),
    assignees: t.field({ type: TaskAssigneesFilterInput, description: 'Filters by assignees.' }),
    labels: t.field({ type: TaskLabelsFilterInput, description: 'Filters by labels.' }),
    parent: t.field({ type: TaskParentFilterInput, description: 'Filters by parent task.' }),
    subTasks: t.field({ type: TaskSubTasksFilterInput, description: 'Filters by sub-tasks.' }),
    and: t.field({ type: [TaskFilterInput], description: 'All filters of the list match.' }),
    or: t.field({
      type: [TaskFilterInput],
      description: 'At least one filter of the list matches. An empty list matches no task.',
    }),
    not: t.field({ type: TaskFilterInput, description: 'The filter does not match.' }),
  }),
});
