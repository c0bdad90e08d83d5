import type { Origin, StoredEvent } from '../../events/event.js';
import type { MergedEvent } from '../../events/merged-stream.js';
import { builder } from '../builder.js';
import { countedConnection } from '../relay/connection.js';
import { User } from '../user/type.js';

const OriginType = builder.objectRef<Origin>('Origin').implement({
  description: 'The origin of a change, as the client reported it.',
  fields: (t) => ({
    clientId: t.exposeString('clientId', {
      nullable: true,
      description: 'The `X-Client-Id` header, or `connectionParams.clientId`, of the client that made the change.',
    }),
    mutationId: t.exposeString('mutationId', {
      nullable: true,
      description: 'The `mutationId` from the input of the mutation.',
    }),
  }),
});

export const Event = builder.interfaceRef<StoredEvent | MergedEvent>('Event').implement({
  description:
    'The effect of one command. The events of a stream are numbered 1, 2, 3 … without gaps. A subscription may omit events of other kinds, so its numbers may have gaps.',
  resolveType: (event) => event.kind,
  fields: (t) => ({
    id: t.id({
      description: 'The id of the event: unique across all streams. An event that is delivered again has the same id.',
      resolve: ({ streamId, seq }) => `${streamId}:${seq}`,
    }),
    seq: t.exposeInt('seq', { description: 'The number of the event in its stream.' }),
    cursor: t.field({
      type: 'Cursor',
      description: 'The cursor of the event: a subscription `after` it continues with the next event.',
      resolve: (event, _args, context) => context.cursorAfter(event),
    }),
    occurredAt: t.expose('occurredAt', {
      type: 'DateTime',
      description: "The time of the change, by the database's clock.",
    }),
    actor: t.field({
      type: User,
      nullable: true,
      description: 'The user who made the change, with the name at that time. Null for changes by the server.',
      resolve: ({ actorId, actorName }) =>
        actorId === null || actorName === null ? null : { id: actorId, name: actorName },
    }),
    origin: t.field({ type: OriginType, description: 'The origin of the change.', resolve: (event) => event.origin }),
  }),
});

export const EventConnection = countedConnection(Event, {
  name: 'Event',
  description: 'A page of events.',
  edge: 'An event on a page, with its cursor.',
});
