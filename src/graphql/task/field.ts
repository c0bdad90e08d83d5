import type { TaskFieldName } from '../../errors.js';
import { builder } from '../builder.js';

export const TaskField = builder.enumType('TaskField', {
  description: 'The fields of a task that change.',
  values: {
    TITLE: { value: 'title', description: 'Its title.' },
    DESCRIPTION: { value: 'description', description: 'Its description.' },
    STATUS: { value: 'status', description: 'Where it stands.' },
    PRIORITY: { value: 'priority', description: 'How much it matters.' },
    DUE_DATE: { value: 'dueDate', description: 'The day it should be done by.' },
    POSITION: { value: 'position', description: 'Its place on the board.' },
    PARENT: { value: 'parentId', description: 'The task it is a part of.' },
    ASSIGNEES: { value: 'assigneeIds', description: 'Who should do it.' },
    LABELS: { value: 'labelIds', description: 'What it is marked with.' },
  } satisfies Record<string, { value: TaskFieldName; description: string }>,
});
