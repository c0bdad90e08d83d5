import type { Origin, StoredEvent } from '../../events/event.js';
import type { MergedEvent } from '../../events/merged-stream.js';
import { builder } from '../builder.js';
import { User } from '../user/type.js';

const OriginType = builder.objectRef<Origin>('Origin').implement({
  description: 'Where a change came from, as its author said it.',
  fields: (t) => ({
    clientId: t.exposeString('clientId', {
      nullable: true,
      description: 'The `X-Client-Id` header, or `connectionParams.clientId`, of whoever made the change.',
    }),
    mutationId: t.exposeString('mutationId', {
      nullable: true,
      description: "The `mutationId` of the mutation's input.",
    }),
  }),
});

export const Event = builder.interfaceRef<StoredEvent | MergedEvent>('Event').implement({
  description:
    'What one command did. Events of a stream are numbered 1, 2, 3 … without holes; a subscription may leave out kinds that it is not about.',
  resolveType: (event) => event.kind,
  fields: (t) => ({
    id: t.id({ description: 'Names the event.', resolve: ({ streamId, seq }) => `${streamId}:${seq}` }),
    seq: t.exposeInt('seq', { description: 'Its number in the stream.' }),
    cursor: t.field({
      type: 'Cursor',
      description: 'A subscription `after` it goes on with the next event.',
      resolve: (event, _args, context) => context.cursorAfter(event),
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: "When, by the database's clock." }),
    actor: t.field({
      type: User,
      nullable: true,
      description: 'Who did it, by the name they had; null when the system did.',
      resolve: ({ actorId, actorName }) =>
        actorId === null || actorName === null ? null : { id: actorId, name: actorName },
    }),
    origin: t.field({ type: OriginType, description: 'Where it came from.', resolve: (event) => event.origin }),
  }),
});
