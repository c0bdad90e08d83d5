import { builder, viewerDependent } from '../builder.js';
import type { RateLimit } from './budget.js';

const RateLimitType = builder.objectRef<RateLimit>('RateLimit').implement({
  description:
    'What the operations of the viewer may still cost. The points are counted over all instances, to a hundredth of `limit` for each.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'Points that all operations may cost until `resetAt`.' }),
    cost: t.exposeInt('cost', { description: 'Points that this operation costs.' }),
    remaining: t.exposeInt('remaining', {
      description: 'Points that are left, this operation counted. An operation that costs more is RATE_LIMITED.',
    }),
    resetAt: t.expose('resetAt', { type: 'DateTime', description: 'When `remaining` is `limit` again.' }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitType,
    description: 'What this operation costs, and what operations of the viewer may still cost.',
    extensions: viewerDependent,
    resolve: (_root, _args, context) => {
      context.requireViewer();
      return context.services.budget.rateLimit(context, context.cost);
    },
  }),
);
