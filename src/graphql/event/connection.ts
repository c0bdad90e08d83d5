import { builder } from '../builder.js';
import { totalCount } from '../relay/total-count.js';
import { Event } from './type.js';

export const EventEdge = builder.edgeObject({
  type: Event,
  name: 'EventEdge',
  description: 'An event on a page, with its cursor.',
});

export const EventConnection = builder.connectionObject(
  {
    type: Event,
    name: 'EventConnection',
    description: 'A page of events.',
    fields: (t) => ({ totalCount: t.int(totalCount) }),
  },
  EventEdge,
);
