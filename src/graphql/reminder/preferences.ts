import { type ReminderPreferences, updateReminderPreferences } from '../../domain/reminder/preferences.js';
import { ConflictError } from '../../errors.js';
import type { EventOf } from '../../events/event.js';
import { eventKinds } from '../../events/kind-table.js';
import type { UserId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { Event } from '../event/type.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { User } from '../user/type.js';

const ReminderPreferencesType = builder.objectRef<ReminderPreferences>('ReminderPreferences').implement({
  description: 'The times at which a user receives reminders of due tasks.',
  fields: (t) => ({
    timeZone: t.exposeString('timeZone', {
      description:
        'The IANA name of the time zone of the user. A task is due when its due date ends in this time zone.',
    }),
    dueSoonMinutes: t.intList({
      extensions: listOf(5),
      description:
        'The minutes before the end of the due date at which the user receives DUE_SOON, largest first. Empty: never.',
      resolve: ({ dueSoonMinutes }) => [...dueSoonMinutes],
    }),
  }),
});

builder.prismaObjectField(User, 'reminderPreferences', (t) =>
  t.field({
    type: ReminderPreferencesType,
    nullable: true,
    select: { timeZone: true, dueSoonMinutes: true },
    description: 'The reminder preferences. Null unless the user is the viewer.',
    extensions: viewerDependent,
    resolve: (user, _args, { viewerId }) => (user.id === viewerId ? user : null),
  }),
);

const UpdateReminderPreferencesPayload = builder
  .objectRef<Payload<{ readonly userId: UserId }>>('UpdateReminderPreferencesPayload')
  .implement({
    description: 'The preferences have the requested values.',
    interfaces: [MutationPayload],
    fields: (t) => ({
      user: t.prismaField({
        type: User,
        description: 'The viewer.',
        resolve: (query, { userId }, _args, { prisma }) =>
          prisma.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
      }),
    }),
  });

builder.mutationField('updateReminderPreferences', (t) =>
  t.fieldWithInput({
    description:
      'Sets the times of the reminders of the viewer. Reminders that were delivered are not repeated. Without a change there is no event.',
    type: UpdateReminderPreferencesPayload,
    errors: { types: [ConflictError] },
    typeOptions: { description: 'Reminder preferences to set. Omitted fields keep their values.' },
    input: {
      timeZone: t.input.string({
        description: 'The IANA name of a time zone, as in `Europe/Vienna`. Default: UTC.',
      }),
      dueSoonMinutes: t.input.intList({
        description:
          'The minutes before the end of the due date: up to 5 numbers of 5 to 43200 (30 days). Empty: no DUE_SOON, OVERDUE remains. Default: 1440 and 60.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateReminderPreferences(context.command('updateReminderPreferences', input), input)),
  }),
);

builder.objectRef<EventOf<'ReminderPreferencesChanged'>>('ReminderPreferencesChanged').implement({
  description: eventKinds.ReminderPreferencesChanged.description,
  interfaces: [Event],
  fields: (t) => ({
    preferences: t.field({
      type: ReminderPreferencesType,
      description: 'The new preferences.',
      resolve: ({ data }) => data,
    }),
  }),
});
