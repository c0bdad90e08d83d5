import { builder } from '../builder.js';
import { totalCount } from '../relay/total-count.js';
import { Task } from './type.js';

const TaskEdge = builder.edgeObject({
  type: Task,
  name: 'TaskEdge',
  description: 'A task on a page, with its cursor.',
});

export const TaskConnection = builder.connectionObject(
  {
    type: Task,
    name: 'TaskConnection',
    description: 'A page of tasks.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  TaskEdge,
);
