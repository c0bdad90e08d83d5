import { builder, viewerDependent } from '../builder.js';
import type { RateLimit } from './budget.js';

const RateLimitType = builder.objectRef<RateLimit>('RateLimit').implement({
  description:
    'The cost limit of the viewer. The points are counted across all instances, with a tolerance of one hundredth of `limit` per instance.',
  fields: (t) => ({
    limit: t.exposeInt('limit', {
      description: 'The maximum total cost of all operations until `resetAt`, in points.',
    }),
    cost: t.exposeInt('cost', { description: 'The cost of this operation in points.' }),
    remaining: t.exposeInt('remaining', {
      description:
        'The remaining points after this operation. An operation with a higher cost fails with RATE_LIMITED.',
    }),
    resetAt: t.expose('resetAt', {
      type: 'DateTime',
      description: 'The time at which `remaining` equals `limit` again.',
    }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitType,
    description: 'The cost of this operation and the remaining points of the viewer.',
    extensions: viewerDependent,
    resolve: (_root, _args, context) => {
      context.requireViewer();
      return context.services.budget.rateLimit(context, context.cost);
    },
  }),
);
