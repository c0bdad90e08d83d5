import { labelRow } from '../../domain/snapshots.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import { builder } from '../builder.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { ProjectEvent } from '../project/events.js';
import { Label } from './type.js';

const LabelEvent = builder.interfaceRef<EventOf<KindOf<'LabelEvent'>>>('LabelEvent').implement({
  description: 'An event of a label.',
  interfaces: [Event, ProjectEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    label: t.field({
      type: Label,
      description: 'The label, with the values right after the change.',
      resolve: ({ data }) => labelRow(data.label),
    }),
  }),
});

implementEvents(
  { ProjectEvent, LabelEvent },
  {
    LabelUpdated: (t) => ({
      fromName: t.string({ description: 'The name before the change.', resolve: ({ data }) => data.from.name }),
      fromColor: t.string({ description: 'The colour before the change.', resolve: ({ data }) => data.from.color }),
    }),
  },
);
