import {
  type AnnouncementRef,
  publishAnnouncement,
  updateAnnouncement,
  withdrawAnnouncement,
} from '../../domain/announcement/announcements.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { Announcement } from './type.js';

const AnnouncementPayload = builder.interfaceRef<Payload<AnnouncementRef>>('AnnouncementPayload').implement({
  description: 'The announcement after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    announcement: t.prismaField({
      type: Announcement,
      description: 'The announcement.',
      resolve: (query, { announcementId }, _args, { prisma }) =>
        prisma.announcement.findUniqueOrThrow({ ...query, where: { id: announcementId } }),
    }),
  }),
});

function announcementPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<AnnouncementRef>>(name)
    .implement({ description, interfaces: [MutationPayload, AnnouncementPayload] });
}

builder.mutationField('publishAnnouncement', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Publishes an announcement. Each user receives one notification of the kind ANNOUNCEMENT, users who sign up while it shows included. FORBIDDEN unless the viewer is an operator, and for personal access tokens.',
    type: announcementPayload(
      'PublishAnnouncementPayload',
      'The announcement is published; its notifications follow within seconds of `startsAt`.',
    ),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'An announcement to publish to all users of the server.' },
    input: {
      title: t.input.string({ required: true, description: 'The title: one line, 1 to 200 characters.' }),
      body: t.input.string({ required: true, description: 'The text: Markdown, 1 to 10,000 characters.' }),
      startsAt: t.input.field({
        type: 'DateTime',
        description: 'The time at which the announcement begins. Omitted or in the past: at once.',
      }),
      endsAt: t.input.field({
        type: 'DateTime',
        description:
          'The time at which the announcement ends: after `startsAt` and in the future. Omitted: it shows until it is withdrawn.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await publishAnnouncement(context.command('publishAnnouncement', input), context.services.clock, input),
      ),
  }),
);

builder.mutationField('updateAnnouncement', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Changes an announcement that has not ended; CONFLICT afterwards. Users who have its notification receive no second one. FORBIDDEN unless the viewer is an operator, and for personal access tokens.',
    type: announcementPayload('UpdateAnnouncementPayload', 'The announcement has the requested values.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'Changes to an announcement that has not ended. Omitted fields keep their values.' },
    input: {
      announcementId: t.input.id({ required: true, description: 'The announcement.' }),
      title: t.input.string({ description: 'The title: one line, 1 to 200 characters.' }),
      body: t.input.string({ description: 'The text: Markdown, 1 to 10,000 characters.' }),
      startsAt: t.input.field({
        type: 'DateTime',
        description: 'The time at which the announcement begins. CONFLICT when it has begun already.',
      }),
      endsAt: t.input.field({
        type: 'DateTime',
        description:
          'The time at which the announcement ends: after `startsAt` and in the future. Null: it shows until it is withdrawn.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await updateAnnouncement(context.command('updateAnnouncement', input), context.services.clock, input),
      ),
  }),
);

builder.mutationField('withdrawAnnouncement', (t) =>
  t.fieldWithInput({
    extensions: accountOnly,
    description:
      'Withdraws an announcement, before or after it has begun. Its notifications are removed, and each recipient receives NotificationWithdrawn. FORBIDDEN unless the viewer is an operator, and for personal access tokens.',
    type: announcementPayload('WithdrawAnnouncementPayload', 'The announcement is withdrawn.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'An announcement to withdraw.' },
    input: {
      announcementId: t.input.id({ required: true, description: 'The announcement.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await withdrawAnnouncement(context.command('withdrawAnnouncement', input), context.services.clock, input),
      ),
  }),
);
