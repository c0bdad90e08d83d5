import {
  type AnnouncementRef,
  publishAnnouncement,
  updateAnnouncement,
  withdrawAnnouncement,
} from '../../domain/announcement/announcements.js';
import { ConflictError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { accountOnly } from '../plugins/credential-requirements.js';
import { commonErrors } from '../user-error.js';
import { Announcement } from './type.js';

const PublishAnnouncementInput = builder.inputType('PublishAnnouncementInput', {
  description: 'Something to tell everybody.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'One line, 1 to 200 characters.' }),
    body: t.string({ required: true, description: 'Markdown, 1 to 10,000 characters.' }),
    startsAt: t.field({ type: 'DateTime', description: 'When it begins to show; at once without it, or when past.' }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'When it ends: after `startsAt` and in the future. Without it, when it is withdrawn.',
    }),
    ...commandInput(t),
  }),
});

const UpdateAnnouncementInput = builder.inputType('UpdateAnnouncementInput', {
  description: 'Changes to an announcement. Fields that are left out stay as they are.',
  fields: (t) => ({
    announcementId: t.id({ required: true, description: 'The announcement.' }),
    title: t.string({ description: 'One line, 1 to 200 characters.' }),
    body: t.string({ description: 'Markdown, 1 to 10,000 characters.' }),
    startsAt: t.field({ type: 'DateTime', description: 'As long as it has not begun: when it begins to show.' }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'When it ends: after `startsAt` and in the future. Null takes the end away.',
    }),
    ...commandInput(t),
  }),
});

const WithdrawAnnouncementInput = builder.inputType('WithdrawAnnouncementInput', {
  description: 'An announcement to take back.',
  fields: (t) => ({
    announcementId: t.id({ required: true, description: 'The announcement.' }),
    ...commandInput(t),
  }),
});

const AnnouncementPayload = builder.interfaceRef<Payload<AnnouncementRef>>('AnnouncementPayload').implement({
  description: 'An announcement as it is after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    announcement: t.prismaField({
      type: Announcement,
      description: 'The announcement.',
      resolve: (query, { announcementId }, _args, { db }) =>
        db.announcement.findUniqueOrThrow({ ...query, where: { id: announcementId } }),
    }),
  }),
});

function announcementPayload<const Name extends string>(name: Name, description: string) {
  return builder
    .objectRef<Payload<AnnouncementRef>>(name)
    .implement({ description, interfaces: [MutationPayload, AnnouncementPayload] });
}

builder.mutationField('publishAnnouncement', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      'Tells everybody something, from a time on: each person gets one notification, and so does who signs up while it shows. For operators of the server who are signed in.',
    type: announcementPayload('PublishAnnouncementPayload', 'It is published; people are being told.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'PublishAnnouncementResult', description: 'The answers of `publishAnnouncement`.' },
    },
    args: { input: t.arg({ type: PublishAnnouncementInput, required: true, description: 'The announcement.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await publishAnnouncement(context.command('publishAnnouncement', input), context.services.clock, input),
      ),
  }),
);

builder.mutationField('updateAnnouncement', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      'Changes an announcement that is not over. Who has been told is not told again. For operators of the server who are signed in.',
    type: announcementPayload('UpdateAnnouncementPayload', 'The announcement is as asked.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateAnnouncementResult', description: 'The answers of `updateAnnouncement`.' },
    },
    args: { input: t.arg({ type: UpdateAnnouncementInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await updateAnnouncement(context.command('updateAnnouncement', input), context.services.clock, input),
      ),
  }),
);

builder.mutationField('withdrawAnnouncement', (t) =>
  t.field({
    extensions: accountOnly,
    description:
      "Takes an announcement back: it is gone from everybody's notifications, and they are told so. For operators of the server who are signed in.",
    type: announcementPayload('WithdrawAnnouncementPayload', 'It is withdrawn.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'WithdrawAnnouncementResult', description: 'The answers of `withdrawAnnouncement`.' },
    },
    args: { input: t.arg({ type: WithdrawAnnouncementInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(
        context,
        await withdrawAnnouncement(context.command('withdrawAnnouncement', input), context.services.clock, input),
      ),
  }),
);
