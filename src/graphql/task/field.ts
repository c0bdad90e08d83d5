import type { TaskFieldName } from '../../errors.js';
import { builder } from '../builder.js';

export const TaskField = builder.enumType('TaskField', {
  description: 'A field of a task that mutations change.',
  values: {
    TITLE: { value: 'title', description: 'The title.' },
    DESCRIPTION: { value: 'description', description: 'The description.' },
    STATUS: { value: 'status', description: 'The status.' },
    PRIORITY: { value: 'priority', description: 'The priority.' },
    DUE_DATE: { value: 'dueDate', description: 'The due date.' },
    POSITION: { value: 'position', description: 'The position on the board.' },
    PARENT: { value: 'parentId', description: 'The parent task.' },
    ASSIGNEES: { value: 'assigneeIds', description: 'The assignees.' },
    LABELS: { value: 'labelIds', description: 'The labels.' },
  } satisfies Record<string, { value: TaskFieldName; description: string }>,
});
