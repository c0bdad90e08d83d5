import {
  type KindPreference,
  type Preferences,
  readPreferences,
  updatePreferences,
} from '../../domain/notification/preferences.js';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../errors.js';
import type { EventOf } from '../../events/event.js';
import { parseId } from '../../ids.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { Event } from '../event/type.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { authorizeProject } from '../project/access.js';
import { NotificationEvent } from './events.js';
import { NotificationKind } from './type.js';

const NotificationPreference = builder.objectRef<KindPreference>('NotificationPreference').implement({
  description: 'Whether the viewer is told of things of one kind.',
  fields: (t) => ({
    kind: t.field({ type: NotificationKind, description: 'The kind.', resolve: ({ kind }) => kind }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether they are told, all that they have said considered.' }),
    setting: t.exposeBoolean('setting', {
      nullable: true,
      description: 'What they have said for this kind in this very place; null for nothing.',
    }),
  }),
});

const NotificationPreferences = builder.objectRef<Preferences>('NotificationPreferences').implement({
  description:
    'What the viewer wants to be told of, everywhere or in a project. The most exact word decides: for the kind in the project, for the project, for the kind, for everything; without any they are told. Everybody is told of announcements.',
  fields: (t) => ({
    projectId: t.exposeID('projectId', { nullable: true, description: 'The project; null for everywhere.' }),
    enabled: t.exposeBoolean('enabled', {
      nullable: true,
      description: 'What they have said for all kinds in this very place; null for nothing. False mutes a project.',
    }),
    kinds: t.field({
      type: [NotificationPreference],
      extensions: listOf(10),
      description: 'Each kind.',
      resolve: ({ kinds }) => [...kinds],
    }),
  }),
});

builder.queryField('notificationPreferences', (t) =>
  t.field({
    type: NotificationPreferences,
    description: 'What the viewer wants to be told of. Raises NOT_FOUND for a project that they are no member of.',
    extensions: viewerDependent,
    args: { projectId: t.arg.id({ description: 'In this project; everywhere without it.' }) },
    resolve: async (_root, { projectId }, context) => {
      const place = projectId == null ? null : await authorizeProject(context, projectId, ['projectId']);
      return readPreferences(context.db, context.viewer.userId, place);
    },
  }),
);

const NotificationPreferenceInput = builder.inputType('NotificationPreferenceInput', {
  description: 'What the viewer wants for one kind, or for all.',
  fields: (t) => ({
    kind: t.field({
      type: NotificationKind,
      description: 'The kind, other than ANNOUNCEMENT; all without it.',
    }),
    enabled: t.boolean({ description: 'Whether to be told; null takes back what was said.' }),
  }),
});

const UpdateNotificationPreferencesInput = builder.inputType('UpdateNotificationPreferencesInput', {
  description: 'What the viewer wants to be told of from now on. What is not named stays as it is.',
  fields: (t) => ({
    projectId: t.id({ description: 'In this project, whatever is said for everywhere; everywhere without it.' }),
    settings: t.field({
      type: [NotificationPreferenceInput],
      required: true,
      description: 'At least one; each kind at most once.',
    }),
    ...commandInput(t),
  }),
});

type ScopePayload = Payload<{ readonly projectId: Preferences['projectId'] }>;

const UpdateNotificationPreferencesPayload = builder
  .objectRef<ScopePayload>('UpdateNotificationPreferencesPayload')
  .implement({
    description: 'The preferences are as asked.',
    interfaces: [MutationPayload],
    fields: (t) => ({
      preferences: t.field({
        type: NotificationPreferences,
        description: 'What the viewer wants to be told of in that place.',
        extensions: viewerDependent,
        resolve: ({ projectId }, _args, { db, viewer }) => readPreferences(db, viewer.userId, projectId),
      }),
    }),
  });

builder.mutationField('updateNotificationPreferences', (t) =>
  t.field({
    description:
      'Says what the viewer wants to be told of, everywhere or in one project. It holds for what happens from now on. When it has been said already there is no event.',
    type: UpdateNotificationPreferencesPayload,
    errors: {
      types: [InvalidInputError, NotFoundError, ForbiddenError, ConflictError],
      union: {
        name: 'UpdateNotificationPreferencesResult',
        description: 'The answers of `updateNotificationPreferences`.',
      },
    },
    args: { input: t.arg({ type: UpdateNotificationPreferencesInput, required: true, description: 'The changes.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updatePreferences(context.command('updateNotificationPreferences', input), input)),
  }),
);

builder.objectRef<EventOf<'NotificationPreferencesChanged'>>('NotificationPreferencesChanged').implement({
  description: 'The viewer said what they want to be told of.',
  interfaces: [Event, NotificationEvent],
  fields: (t) => ({
    preferences: t.field({
      type: NotificationPreferences,
      nullable: true,
      description: 'What they want, as of now; null when it is about a project that they are no member of any more.',
      extensions: viewerDependent,
      resolve: async ({ data }, _args, context) => {
        const { userId } = context.viewer;
        if (data.projectId === null) return readPreferences(context.db, userId, null);
        const projectId = parseId('project', data.projectId, []);
        const member = await context.db.projectMember.findUnique({
          where: { projectId_userId: { projectId, userId } },
          select: { role: true },
        });
        return member && readPreferences(context.db, userId, projectId);
      },
    }),
  }),
});
