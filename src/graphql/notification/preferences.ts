import {
  type KindPreference,
  type Preferences,
  readPreferences,
  updatePreferences,
} from '../../domain/notification/preferences.js';
import { ConflictError, NotFoundError } from '../../errors.js';
import { builder, viewerDependent } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { authorizeProject } from '../project/access.js';
import { NotificationKind } from './type.js';

const NotificationPreference = builder.objectRef<KindPreference>('NotificationPreference').implement({
  description: 'The preference for one kind of notification.',
  fields: (t) => ({
    kind: t.field({ type: NotificationKind, description: 'The kind of notification.', resolve: ({ kind }) => kind }),
    enabled: t.exposeBoolean('enabled', {
      description: 'Whether the viewer receives this kind, all settings considered.',
    }),
    setting: t.exposeBoolean('setting', {
      nullable: true,
      description: 'The setting for this kind at this level, the project or everywhere. Null: not set.',
    }),
  }),
});

export const NotificationPreferences = builder.objectRef<Preferences>('NotificationPreferences').implement({
  description:
    'Which notifications the viewer receives, everywhere or in a project. The most specific setting applies: the kind in the project, the project, the kind everywhere, all kinds everywhere. Without a setting the viewer receives the notification. ANNOUNCEMENT cannot be disabled.',
  fields: (t) => ({
    projectId: t.exposeID('projectId', {
      nullable: true,
      description: 'The id of the project; null for the preferences everywhere.',
    }),
    enabled: t.exposeBoolean('enabled', {
      nullable: true,
      description: 'The setting for all kinds at this level. Null: not set. False mutes the project.',
    }),
    kinds: t.field({
      type: [NotificationPreference],
      extensions: listOf(10),
      description: 'The preference for each kind.',
      resolve: ({ kinds }) => [...kinds],
    }),
  }),
});

builder.queryField('notificationPreferences', (t) =>
  t.field({
    type: NotificationPreferences,
    description:
      'The notification preferences of the viewer. Raises NOT_FOUND unless the viewer is a member of the project.',
    extensions: viewerDependent,
    args: { projectId: t.arg.id({ description: 'The project. Omitted: the preferences everywhere.' }) },
    resolve: async (_root, { projectId }, context) => {
      const authorizedId = projectId == null ? null : await authorizeProject(context, projectId, ['projectId']);
      return readPreferences(context.db, context.viewer.userId, authorizedId);
    },
  }),
);

const NotificationPreferenceInput = builder.inputType('NotificationPreferenceInput', {
  description: 'A setting for one kind of notification, or for all kinds.',
  fields: (t) => ({
    kind: t.field({
      type: NotificationKind,
      description: 'The kind, except ANNOUNCEMENT. Omitted: all kinds.',
    }),
    enabled: t.boolean({
      description: 'True: the viewer receives the notifications. False: not. Null removes the setting.',
    }),
  }),
});

type ScopePayload = Payload<{ readonly projectId: Preferences['projectId'] }>;

const UpdateNotificationPreferencesPayload = builder
  .objectRef<ScopePayload>('UpdateNotificationPreferencesPayload')
  .implement({
    description: 'The preferences have the requested values.',
    interfaces: [MutationPayload],
    fields: (t) => ({
      preferences: t.field({
        type: NotificationPreferences,
        description: 'The preferences at the changed level.',
        extensions: viewerDependent,
        resolve: ({ projectId }, _args, { db, viewer }) => readPreferences(db, viewer.userId, projectId),
      }),
    }),
  });

builder.mutationField('updateNotificationPreferences', (t) =>
  t.fieldWithInput({
    description:
      'Sets which notifications the viewer receives, everywhere or in one project, from now on. Without a change there is no event. NOT_FOUND unless the viewer is a member of the project.',
    type: UpdateNotificationPreferencesPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'Settings to change. Kinds that are not listed keep their settings.' },
    input: {
      projectId: t.input.id({ description: 'The project to which the settings apply. Omitted: everywhere.' }),
      settings: t.input.field({
        type: [NotificationPreferenceInput],
        required: true,
        description: 'The settings: at least one, each kind at most once.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updatePreferences(context.command('updateNotificationPreferences', input), input)),
  }),
);
