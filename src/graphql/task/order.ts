import type { TaskSort } from '../../reads/task-order.js';
import { builder } from '../builder.js';

export const TaskSortField = builder.enumType('TaskSortField', {
  description: 'What tasks can be sorted by.',
  values: {
    POSITION: { description: 'Their place on the board.' },
    NUMBER: { description: 'Their number in the project.' },
    TITLE: { description: "Their title, by the database's collation." },
    STATUS: { description: 'Where they stand, BACKLOG first.' },
    PRIORITY: { description: 'How much they matter, NONE first.' },
    DUE_DATE: { description: 'The day they should be done by.' },
    CREATED_AT: { description: 'When they were made.' },
    UPDATED_AT: { description: 'When their own fields last changed.' },
    COMPLETED_AT: { description: 'When they became DONE.' },
  },
});

export const SortDirection = builder.enumType('SortDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'The least, the earliest, the first.' },
    DESC: { description: 'The most, the latest, the last.' },
  },
});

export const SortNulls = builder.enumType('SortNulls', {
  description: 'Where an order puts what has no value.',
  values: { FIRST: { description: 'Before everything else.' }, LAST: { description: 'After everything else.' } },
});

export const TaskSortInput = builder.inputRef<TaskSort>('TaskSort').implement({
  description: 'A field to sort by.',
  fields: (t) => ({
    field: t.field({ type: TaskSortField, required: true, description: 'The field.' }),
    direction: t.field({ type: SortDirection, defaultValue: 'ASC', description: 'Which end comes first.' }),
    nulls: t.field({
      type: SortNulls,
      defaultValue: 'LAST',
      description:
        'Where tasks without a value go, in both directions; only DUE_DATE and COMPLETED_AT can be without one.',
    }),
  }),
});

export const orderByDescription =
  'What to sort by, then what to sort the same by, and so on: 1 to 4 fields, none twice. What is the same in all of them is sorted by id, in the direction of the first.';
