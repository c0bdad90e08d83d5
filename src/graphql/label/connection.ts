import { builder } from '../builder.js';
import { totalCount } from '../relay/total-count.js';
import { Label } from './type.js';

const LabelEdge = builder.edgeObject({
  type: Label,
  name: 'LabelEdge',
  description: 'A label on a page, with its cursor.',
});

export const LabelConnection = builder.connectionObject(
  {
    type: Label,
    name: 'LabelConnection',
    description: 'A page of labels.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  LabelEdge,
);
