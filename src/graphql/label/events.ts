import { labelRow } from '../../domain/snapshots.js';
import type { EventOf, LabelEventKind } from '../../events/event.js';
import { builder } from '../builder.js';
import { Event } from '../event/type.js';
import { ProjectEvent } from '../project/events.js';
import { Label } from './type.js';

const LabelEvent = builder.interfaceRef<EventOf<LabelEventKind>>('LabelEvent').implement({
  description: 'Something happened to a label.',
  interfaces: [Event, ProjectEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    label: t.field({
      type: Label,
      description: 'The label, as it was right after the change.',
      resolve: ({ data }) => labelRow(data.label),
    }),
  }),
});

const interfaces = [Event, ProjectEvent, LabelEvent];

builder.objectRef<EventOf<'LabelCreated'>>('LabelCreated').implement({
  description: 'A label was made.',
  interfaces,
});

builder.objectRef<EventOf<'LabelUpdated'>>('LabelUpdated').implement({
  description: "A label's name or colour changed.",
  interfaces,
  fields: (t) => ({
    fromName: t.string({ description: 'The name before.', resolve: ({ data }) => data.from.name }),
    fromColor: t.string({ description: 'The colour before.', resolve: ({ data }) => data.from.color }),
  }),
});

builder.objectRef<EventOf<'LabelDeleted'>>('LabelDeleted').implement({
  description: 'A label was deleted, and taken off every task. The tasks have no events of their own for that.',
  interfaces,
});
