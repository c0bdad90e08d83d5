import { labelRow } from '../../domain/snapshots.js';
import type { EventOf, LabelEventKind } from '../../events/event.js';
import { builder } from '../builder.js';
import { Event } from '../event/type.js';
import { ProjectEvent } from '../project/events.js';
import { Label } from './type.js';

const LabelEvent = builder.interfaceRef<EventOf<LabelEventKind>>('LabelEvent').implement({
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

const interfaces = [Event, ProjectEvent, LabelEvent];

builder.objectRef<EventOf<'LabelCreated'>>('LabelCreated').implement({
  description: 'A label was created.',
  interfaces,
});

builder.objectRef<EventOf<'LabelUpdated'>>('LabelUpdated').implement({
  description: 'The name or colour of a label changed.',
  interfaces,
  fields: (t) => ({
    fromName: t.string({ description: 'The name before the change.', resolve: ({ data }) => data.from.name }),
    fromColor: t.string({ description: 'The colour before the change.', resolve: ({ data }) => data.from.color }),
  }),
});

builder.objectRef<EventOf<'LabelDeleted'>>('LabelDeleted').implement({
  description: 'A label was deleted and removed from all tasks. The removal makes no task events.',
  interfaces,
});
