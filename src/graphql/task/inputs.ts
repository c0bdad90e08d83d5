import type { builder } from '../builder.js';
import { TaskPriority, TaskStatus } from './type.js';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** The fields of a task that can be changed, as inputs; those left out stay as they are. */
export const changedFields = (t: InputFields) => ({
  title: t.string({ description: 'One line, 1 to 200 characters.' }),
  description: t.string({ description: 'Markdown, at most 50,000 characters.' }),
  status: t.field({ type: TaskStatus, description: 'Where it stands now.' }),
  priority: t.field({ type: TaskPriority, description: 'How much it matters now.' }),
  dueDate: t.field({ type: 'Date', description: 'The day it should be done by; null takes it away.' }),
  parentId: t.id({ description: 'The task of the same project that it is a part of; null makes it one of its own.' }),
  assigneeIds: t.idList({
    description: 'Everybody who should do it from now on, at most 20; an empty list for nobody.',
  }),
  labelIds: t.idList({ description: 'All its labels from now on, at most 20; an empty list for none.' }),
});

/** A place on the board, said by a neighbour. */
export const placement = (t: InputFields) => ({
  afterTaskId: t.id({ description: 'Right behind this task of the same project.' }),
  beforeTaskId: t.id({ description: 'Right in front of this task of the same project.' }),
});

export const expectedVersion = (t: InputFields) =>
  t.int({
    description:
      'The `version` you have seen. If others changed other fields since, both changes stand; if they changed one of the same fields, the answer is a TaskVersionConflictError and nothing is changed.',
  });
