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
} from '../../domain/task-filter.js';
import type { TaskStatus as Status } from '../../store/prisma/client.js';
import { builder } from '../builder.js';
import { TaskPriority, TaskStatus } from './type.js';

/* What the lists of tasks take as `filter`; what it means is in domain/task-condition.ts. */

const eq = { description: 'Is this.' };
const oneOf = { description: 'Is one of these; at most 100.' };
const noneOf = { description: 'Is none of these; at most 100.' };
const contains = { description: 'Has this in it, in upper or lower case; 1 to 200 characters.' };
const isNull = { description: 'True: there is none. False: there is one.' };
const less = { lt: 'Before this.', lte: 'This or before.', gt: 'After this.', gte: 'This or after.' } as const;

const IdFilterInput = builder.inputRef<IdFilter>('IdFilter').implement({
  description: 'Which ids. All that is given must hold.',
  fields: (t) => ({ eq: t.id(eq), in: t.idList(oneOf) }),
});

const TextFilterInput = builder.inputRef<TextFilter>('TextFilter').implement({
  description: 'Which texts. All that is given must hold.',
  fields: (t) => ({ eq: t.string(eq), in: t.stringList(oneOf), contains: t.string(contains) }),
});

const IntFilterInput = builder.inputRef<NumberFilter>('IntFilter').implement({
  description: 'Which numbers. All that is given must hold.',
  fields: (t) => ({
    eq: t.int(eq),
    in: t.intList(oneOf),
    lt: t.int({ description: 'Less than this.' }),
    lte: t.int({ description: 'At most this.' }),
    gt: t.int({ description: 'More than this.' }),
    gte: t.int({ description: 'At least this.' }),
  }),
});

const DateFilterInput = builder.inputRef<DayFilter>('DateFilter').implement({
  description: 'Which days. All that is given must hold; without a day only `null: true` does.',
  fields: (t) => ({
    eq: t.field({ type: 'Date', ...eq }),
    lt: t.field({ type: 'Date', description: less.lt }),
    lte: t.field({ type: 'Date', description: less.lte }),
    gt: t.field({ type: 'Date', description: less.gt }),
    gte: t.field({ type: 'Date', description: less.gte }),
    null: t.boolean(isNull),
  }),
});

const DateTimeFilterInput = builder.inputRef<InstantFilter>('DateTimeFilter').implement({
  description: 'Which instants. All that is given must hold.',
  fields: (t) => ({
    lt: t.field({ type: 'DateTime', description: less.lt }),
    lte: t.field({ type: 'DateTime', description: less.lte }),
    gt: t.field({ type: 'DateTime', description: less.gt }),
    gte: t.field({ type: 'DateTime', description: less.gte }),
  }),
});

const NullableDateTimeFilterInput = builder.inputRef<NullableInstantFilter>('NullableDateTimeFilter').implement({
  description: 'Which instants. All that is given must hold; without an instant only `null: true` does.',
  fields: (t) => ({
    lt: t.field({ type: 'DateTime', description: less.lt }),
    lte: t.field({ type: 'DateTime', description: less.lte }),
    gt: t.field({ type: 'DateTime', description: less.gt }),
    gte: t.field({ type: 'DateTime', description: less.gte }),
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
    gte: t.field({ type: TaskPriority, description: 'This or more urgent.' }),
    lte: t.field({ type: TaskPriority, description: 'This or less urgent.' }),
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
    some: t.field({ type: UserFilterInput, description: 'At least one of the assignees is such a person.' }),
    none: t.field({ type: UserFilterInput, description: 'No assignee is such a person.' }),
    null: t.boolean({ description: 'True: nobody is assigned. False: somebody is.' }),
  }),
});

const TaskLabelsFilterInput = builder.inputRef<LabelsFilter>('TaskLabelsFilter').implement({
  description: 'What a task is marked with. All that is given must hold.',
  fields: (t) => ({
    some: t.field({ type: LabelFilterInput, description: 'At least one of its labels is such a label.' }),
    none: t.field({ type: LabelFilterInput, description: 'None of its labels is such a label.' }),
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
    some: t.field({ type: TaskFilterInput, description: 'At least one part is such a task; `{}` for any.' }),
    none: t.field({ type: TaskFilterInput, description: 'No part is such a task; `{}` for no parts at all.' }),
  }),
});

TaskFilterInput.implement({
  description:
    'Which tasks. All that is given must hold; what is left out, or null, says nothing. At most 5 levels (`and`, `or`, `not`, `subTasks`), 50 comparisons and 100 values in a list. Where a field has no value a comparison with it does not hold, and its `not` does.',
  fields: (t) => ({
    number: t.field({ type: IntFilterInput, description: 'By its number in the project.' }),
    title: t.field({ type: TextFilterInput, description: 'By its title.' }),
    status: t.field({ type: TaskStatusFilterInput, description: 'By where it stands.' }),
    priority: t.field({ type: TaskPriorityFilterInput, description: 'By how much it matters.' }),
    dueDate: t.field({ type: DateFilterInput, description: 'By the day it should be done by.' }),
    createdAt: t.field({ type: DateTimeFilterInput, description: 'By when it was made.' }),
    updatedAt: t.field({ type: DateTimeFilterInput, description: 'By when its own fields last changed.' }),
    completedAt: t.field({ type: NullableDateTimeFilterInput, description: 'By when it became DONE.' }),
    createdBy: t.field({ type: UserFilterInput, description: 'By who made it.' }),
    assignees: t.field({ type: TaskAssigneesFilterInput, description: 'By who should do it.' }),
    labels: t.field({ type: TaskLabelsFilterInput, description: 'By what it is marked with.' }),
    parent: t.field({ type: TaskParentFilterInput, description: 'By what it is a part of.' }),
    subTasks: t.field({ type: TaskSubTasksFilterInput, description: 'By its parts.' }),
    and: t.field({ type: [TaskFilterInput], description: 'All of these hold.' }),
    or: t.field({ type: [TaskFilterInput], description: 'At least one of these holds; an empty list fits nothing.' }),
    not: t.field({ type: TaskFilterInput, description: 'This does not hold.' }),
  }),
});
