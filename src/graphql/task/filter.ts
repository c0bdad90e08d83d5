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
import { TaskPriority, TaskStatus } from './type.js';

/* What the lists of tasks take as `filter`; what it means is in reads/task-condition.ts. */

/** What the comparisons mean, here and where a saved filter is given back. */
export const words = {
  eq: 'Is this.',
  in: 'Is one of these; at most 100.',
  notIn: 'Is none of these; at most 100.',
  contains: 'Has this in it, in upper or lower case; 1 to 200 characters.',
  null: 'True: there is none. False: there is one.',
  lt: 'Before this.',
  lte: 'This or before.',
  gt: 'After this.',
  gte: 'This or after.',
  less: 'Less than this.',
  atMost: 'At most this.',
  more: 'More than this.',
  atLeast: 'At least this.',
  lessUrgent: 'This or less urgent.',
  moreUrgent: 'This or more urgent.',
  someUser: 'At least one of the assignees is such a person.',
  noUser: 'No assignee is such a person.',
  someLabel: 'At least one of its labels is such a label.',
  noLabel: 'None of its labels is such a label.',
  somePart: 'At least one part is such a task; `{}` for any.',
  noPart: 'No part is such a task; `{}` for no parts at all.',
} as const;

/** What the fields of a task filter are about. */
export const subjects = {
  number: 'By its number in the project.',
  title: 'By its title.',
  status: 'By where it stands.',
  priority: 'By how much it matters.',
  dueDate: 'By the day it should be done by.',
  createdAt: 'By when it was made.',
  updatedAt: 'By when its own fields last changed.',
  completedAt: 'By when it became DONE.',
  createdBy: 'By who made it.',
  assignees: 'By who should do it.',
  labels: 'By what it is marked with.',
  parent: 'By what it is a part of.',
  subTasks: 'By its parts.',
  and: 'All of these hold.',
  or: 'At least one of these holds; an empty list fits nothing.',
  not: 'This does not hold.',
} as const;

const eq = { description: words.eq };
const oneOf = { description: words.in };
const noneOf = { description: words.notIn };
const isNull = { description: words.null };

const IdFilterInput = builder.inputRef<IdFilter>('IdFilter').implement({
  description: 'Which ids. All that is given must hold.',
  fields: (t) => ({ eq: t.id(eq), in: t.idList(oneOf) }),
});

const TextFilterInput = builder.inputRef<TextFilter>('TextFilter').implement({
  description: 'Which texts. All that is given must hold.',
  fields: (t) => ({ eq: t.string(eq), in: t.stringList(oneOf), contains: t.string({ description: words.contains }) }),
});

const IntFilterInput = builder.inputRef<NumberFilter>('IntFilter').implement({
  description: 'Which numbers. All that is given must hold.',
  fields: (t) => ({
    eq: t.int(eq),
    in: t.intList(oneOf),
    lt: t.int({ description: words.less }),
    lte: t.int({ description: words.atMost }),
    gt: t.int({ description: words.more }),
    gte: t.int({ description: words.atLeast }),
  }),
});

const DateFilterInput = builder.inputRef<DayFilter>('DateFilter').implement({
  description: 'Which days. All that is given must hold; without a day only `null: true` does.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', ...eq }),
    lt: t.field({ type: 'Date', description: words.lt }),
    lte: t.field({ type: 'Date', description: words.lte }),
    gt: t.field({ type: 'Date', description: words.gt }),
    gte: t.field({ type: 'Date', description: words.gte }),
    null: t.boolean(isNull),
  }),
});

const DateTimeFilterInput = builder.inputRef<InstantFilter>('DateTimeFilter').implement({
  description: 'Which instants. All that is given must hold.',
  fields: (t) => ({
    lt: t.field({ type: 'DateTime', description: words.lt }),
    lte: t.field({ type: 'DateTime', description: words.lte }),
    gt: t.field({ type: 'DateTime', description: words.gt }),
    gte: t.field({ type: 'DateTime', description: words.gte }),
  }),
});

const NullableDateTimeFilterInput = builder.inputRef<NullableInstantFilter>('NullableDateTimeFilter').implement({
  description: 'Which instants. All that is given must hold; without an instant only `null: true` does.',
  fields: (t) => ({
    lt: t.field({ type: 'DateTime', description: words.lt }),
    lte: t.field({ type: 'DateTime', description: words.lte }),
    gt: t.field({ type: 'DateTime', description: words.gt }),
    gte: t.field({ type: 'DateTime', description: words.gte }),
    null: t.boolean(isNull),
  }),
});

const TaskStatusFilterInput = builder.inputRef<ChoiceFilter<Status>>('TaskStatusFilter').implement({
  description: 'Which statuses. All that is given must hold.',
  fields: (t) => ({
    eq: t.field({ type: TaskStatus, ...eq }),
    in: t.field({ type: [TaskStatus], ...oneOf }),
    notIn: t.field({ type: [TaskStatus], ...noneOf }),
  }),
});

const TaskPriorityFilterInput = builder.inputRef<PriorityFilter>('TaskPriorityFilter').implement({
  description: 'Which priorities. All that is given must hold.',
  fields: (t) => ({
    eq: t.field({ type: TaskPriority, ...eq }),
    in: t.field({ type: [TaskPriority], ...oneOf }),
    notIn: t.field({ type: [TaskPriority], ...noneOf }),
    gte: t.field({ type: TaskPriority, description: words.moreUrgent }),
    lte: t.field({ type: TaskPriority, description: words.lessUrgent }),
  }),
});

const UserFilterInput = builder.inputRef<UserFilter>('UserFilter').implement({
  description: 'Which people.',
  fields: (t) => ({ id: t.field({ type: IdFilterInput, description: 'By their ids.' }) }),
});

const LabelFilterInput = builder.inputRef<LabelFilter>('LabelFilter').implement({
  description: 'Which labels. All that is given must hold.',
  fields: (t) => ({
    id: t.field({ type: IdFilterInput, description: 'By their ids.' }),
    name: t.field({ type: TextFilterInput, description: 'By their names.' }),
  }),
});

const TaskAssigneesFilterInput = builder.inputRef<UsersFilter>('TaskAssigneesFilter').implement({
  description: 'Who is assigned. All that is given must hold.',
  fields: (t) => ({
    some: t.field({ type: UserFilterInput, description: words.someUser }),
    none: t.field({ type: UserFilterInput, description: words.noUser }),
    null: t.boolean({ description: 'True: nobody is assigned. False: somebody is.' }),
  }),
});

const TaskLabelsFilterInput = builder.inputRef<LabelsFilter>('TaskLabelsFilter').implement({
  description: 'What a task is marked with. All that is given must hold.',
  fields: (t) => ({
    some: t.field({ type: LabelFilterInput, description: words.someLabel }),
    none: t.field({ type: LabelFilterInput, description: words.noLabel }),
    null: t.boolean({ description: 'True: it has no label. False: it has one.' }),
  }),
});

const TaskParentFilterInput = builder.inputRef<ParentFilter>('TaskParentFilter').implement({
  description: 'What a task is a part of. A deleted parent counts as none. All that is given must hold.',
  fields: (t) => ({
    eq: t.id({ description: 'The parent is this task.' }),
    in: t.idList({ description: 'The parent is one of these tasks; at most 100.' }),
    null: t.boolean({ description: 'True: it is not a part of any. False: it is.' }),
  }),
});

export const TaskFilterInput = builder.inputRef<TaskFilter>('TaskFilter');

const TaskSubTasksFilterInput = builder.inputRef<SubTasksFilter>('TaskSubTasksFilter').implement({
  description: 'What parts a task has; deleted ones do not count. All that is given must hold.',
  fields: (t) => ({
    some: t.field({ type: TaskFilterInput, description: words.somePart }),
    none: t.field({ type: TaskFilterInput, description: words.noPart }),
  }),
});

TaskFilterInput.implement({
  description:
    'Which tasks. All that is given must hold; what is left out, or null, says nothing. At most 5 levels (`and`, `or`, `not`, `subTasks`), 50 comparisons and 100 values in a list. Where a field has no value a comparison with it does not hold, and its `not` does.',
  fields: (t) => ({
    number: t.field({ type: IntFilterInput, description: subjects.number }),
    title: t.field({ type: TextFilterInput, description: subjects.title }),
    status: t.field({ type: TaskStatusFilterInput, description: subjects.status }),
    priority: t.field({ type: TaskPriorityFilterInput, description: subjects.priority }),
    dueDate: t.field({ type: DateFilterInput, description: subjects.dueDate }),
    createdAt: t.field({ type: DateTimeFilterInput, description: subjects.createdAt }),
    updatedAt: t.field({ type: DateTimeFilterInput, description: subjects.updatedAt }),
    completedAt: t.field({ type: NullableDateTimeFilterInput, description: subjects.completedAt }),
    createdBy: t.field({ type: UserFilterInput, description: subjects.createdBy }),
    assignees: t.field({ type: TaskAssigneesFilterInput, description: subjects.assignees }),
    labels: t.field({ type: TaskLabelsFilterInput, description: subjects.labels }),
    parent: t.field({ type: TaskParentFilterInput, description: subjects.parent }),
    subTasks: t.field({ type: TaskSubTasksFilterInput, description: subjects.subTasks }),
    and: t.field({ type: [TaskFilterInput], description: subjects.and }),
    or: t.field({ type: [TaskFilterInput], description: subjects.or }),
    not: t.field({ type: TaskFilterInput, description: subjects.not }),
  }),
});
