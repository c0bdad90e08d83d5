import type { TaskSort } from '../../reads/task-order.js';
import { builder } from '../builder.js';

export const TaskSortField = builder.enumType('TaskSortField', {
  description: 'A field by which tasks can be sorted.',
  values: {
    POSITION: { description: 'The position on the board.' },
    NUMBER: { description: 'The number in the project.' },
    TITLE: { description: "The title, by the database's collation." },
    STATUS: { description: 'The status, in the order of the board: BACKLOG first.' },
    PRIORITY: { description: 'The priority: NONE first, URGENT last.' },
    DUE_DATE: { description: 'The due date.' },
    CREATED_AT: { description: 'The time of creation.' },
    UPDATED_AT: { description: "The time of the last change of the task's own fields." },
    COMPLETED_AT: { description: 'The time at which the task became DONE.' },
  },
});

export const SortDirection = builder.enumType('SortDirection', {
  description: 'The direction of an order.',
  values: {
    ASC: { description: 'Ascending: the lowest or earliest value comes first.' },
    DESC: { description: 'Descending: the highest or latest value comes first.' },
  },
});

export const SortNulls = builder.enumType('SortNulls', {
  description: 'The place of tasks without a value in an order.',
  values: {
    FIRST: { description: 'Tasks without a value come first.' },
    LAST: { description: 'Tasks without a value come last.' },
  },
});

export const TaskSortInput = builder.inputRef<TaskSort>('TaskSort').implement({
  description: 'A field by which to sort tasks.',
  fields: (t) => ({
    field: t.field({ type: TaskSortField, required: true, description: 'The field.' }),
    direction: t.field({ type: SortDirection, defaultValue: 'ASC', description: 'The direction; ASC by default.' }),
    nulls: t.field({
      type: SortNulls,
      defaultValue: 'LAST',
      description:
        'The place of tasks without a value, independent of the direction; LAST by default. Only DUE_DATE and COMPLETED_AT can have no value.',
    }),
  }),
});

export const orderByDescription =
  'The sort fields, most significant first: 1 to 4 different fields. Tasks with equal values are sorted by id, in the direction of the first field.';
