import type { TaskFieldName } from '../../errors.js';
import { builder } from '../builder.js';

/** How the schema names the fields that events name after the row. */
export const taskFieldNames = {
  title: 'TITLE',
  description: 'DESCRIPTION',
  status: 'STATUS',
  priority: 'PRIORITY',
  dueDate: 'DUE_DATE',
  position: 'POSITION',
  parentId: 'PARENT',
  assigneeIds: 'ASSIGNEES',
  labelIds: 'LABELS',
} as const satisfies Record<TaskFieldName, string>;

export const TaskField = builder.enumType('TaskField', {
  description: 'The fields of a task that change.',
  values: {
    TITLE: { description: 'Its title.' },
    DESCRIPTION: { description: 'Its description.' },
    STATUS: { description: 'Where it stands.' },
    PRIORITY: { description: 'How much it matters.' },
    DUE_DATE: { description: 'The day it should be done by.' },
    POSITION: { description: 'Its place on the board.' },
    PARENT: { description: 'The task it is a part of.' },
    ASSIGNEES: { description: 'Who should do it.' },
    LABELS: { description: 'What it is marked with.' },
  },
});
