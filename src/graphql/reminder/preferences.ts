import { type ReminderPreferences, updateReminderPreferences } from '../../domain/reminder/preferences.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../../errors.js';
import type { EventOf } from '../../events/event.js';
import type { UserId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { Event } from '../event/type.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { User } from '../user/type.js';

const ReminderPreferencesType = builder.objectRef<ReminderPreferences>('ReminderPreferences').implement({
  description: 'When somebody is told that tasks are due.',
  fields: (t) => ({
    timeZone: t.exposeString('timeZone', {
      description: 'Where they are, by its IANA name. A task is due when its day ends there.',
    }),
    dueSoonMinutes: t.intList({
      extensions: listOf(5),
      description: 'How many minutes before that they are told, most first; empty for never.',
      resolve: ({ dueSoonMinutes }) => [...dueSoonMinutes],
    }),
  }),
});

builder.prismaObjectField(User, 'reminderPreferences', (t) =>
  t.field({
    type: ReminderPreferencesType,
    nullable: true,
    select: { timeZone: true, dueSoonMinutes: true },
    description: 'When they are told that tasks are due; only they see it.',
    extensions: viewerDependent,
    resolve: (user, _args, { viewerId }) => (user.id === viewerId ? user : null),
  }),
);

const UpdateReminderPreferencesInput = builder.inputType('UpdateReminderPreferencesInput', {
  description: 'When the viewer wants to be told that tasks are due. Fields that are left out stay as they are.',
  fields: (t) => ({
    timeZone: t.string({
      description: 'The IANA name of a time zone, as in `Europe/Vienna`; UTC unless said otherwise.',
    }),
    dueSoonMinutes: t.intList({
      description:
        'How many minutes before the end of the day: up to 5 numbers of 5 to 43200 (30 days). Empty for none; being overdue is told all the same. 1440 and 60 unless said otherwise.',
    }),
    ...commandInput(t),
  }),
});

const UpdateReminderPreferencesPayload = builder
  .objectRef<Payload<{ readonly userId: UserId }>>('UpdateReminderPreferencesPayload')
  .implement({
    description: 'The preferences are as asked.',
    interfaces: [MutationPayload],
    fields: (t) => ({
      user: t.prismaField({
        type: User,
        description: 'The viewer.',
        resolve: (query, { userId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
      }),
    }),
  });

builder.mutationField('updateReminderPreferences', (t) =>
  t.field({
    description:
      'Says when the viewer wants to be told that tasks are due. Nothing is told twice for it; when it is so already there is no event.',
    type: UpdateReminderPreferencesPayload,
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError],
      union: { name: 'UpdateReminderPreferencesResult', description: 'The answers of `updateReminderPreferences`.' },
    },
    args: { input: t.arg({ type: UpdateReminderPreferencesInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateReminderPreferences(context.command('updateReminderPreferences', input), input)),
  }),
);

builder.objectRef<EventOf<'ReminderPreferencesChanged'>>('ReminderPreferencesChanged').implement({
  description: 'The viewer said when they want to be told that tasks are due.',
  interfaces: [Event],
  fields: (t) => ({
    preferences: t.field({
      type: ReminderPreferencesType,
      description: 'What they want from then on.',
      resolve: ({ data }) => data,
    }),
  }),
});
