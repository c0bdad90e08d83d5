import {
  archiveProject,
  createProject,
  deleteProject,
  unarchiveProject,
  updateProject,
} from '../../domain/project/projects.js';
import { ConflictError, ForbiddenError, InvalidInputError, LimitExceededError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { commonErrors } from '../user-error.js';
import { projectPayload } from './payload.js';

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'A project to create.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description:
        'The prefix of task keys: 2 to 10 capital letters and digits, a letter first. Unique on the server and permanent.',
    }),
    name: t.string({ required: true, description: 'The name: one line, 1 to 100 characters.' }),
    description: t.string({ description: 'The description: Markdown, at most 10,000 characters.' }),
    color: t.string({ description: 'The colour, in the format of the default `#64748b`.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('createProject', (t) =>
  t.field({
    description:
      'Creates a project with the viewer as its OWNER. CONFLICT when the key is taken; LIMIT_EXCEEDED beyond 1,000 projects of the viewer. FORBIDDEN for a credential whose scope names single projects.',
    type: projectPayload('CreateProjectPayload', 'The project is created.'),
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError, LimitExceededError],
      union: { name: 'CreateProjectResult', description: 'The result of `createProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'The project to create.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createProject(context.command('createProject', input), input)),
  }),
);

const UpdateProjectInput = builder.inputType('UpdateProjectInput', {
  description: 'Changes to a project. Omitted fields keep their values. The key is permanent.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    name: t.string({ description: 'The name: one line, 1 to 100 characters.' }),
    description: t.string({ description: 'The description: Markdown, at most 10,000 characters.' }),
    color: t.string({ description: 'The colour, in the format `#64748b`.' }),
    expectedVersion: t.int({
      description:
        'The `version` of the project on which the changes are based. When a given field has changed since, nothing changes and the result is a ConflictError with the path of the field. Changes of other fields do not conflict.',
    }),
    ...commandInput(t),
  }),
});

builder.mutationField('updateProject', (t) =>
  t.field({
    description:
      'Changes the name, description or colour of a project, with one event. Unchanged values make no event. Requires the role ADMIN.',
    type: projectPayload('UpdateProjectPayload', 'The project has the requested values.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateProjectResult', description: 'The result of `updateProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateProjectInput, required: true, description: 'The changes to make.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateProject(context.command('updateProject', input), input)),
  }),
);

const ArchiveProjectInput = builder.inputType('ArchiveProjectInput', {
  description: 'A project to archive.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('archiveProject', (t) =>
  t.field({
    description:
      'Archives a project: the project and its contents become read-only until `unarchiveProject`. Members can still leave, be removed or receive other roles, and the project can be transferred or deleted. A project that is archived already makes no event. Requires the role ADMIN.',
    type: projectPayload('ArchiveProjectPayload', 'The project is archived.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'ArchiveProjectResult', description: 'The result of `archiveProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: ArchiveProjectInput, required: true, description: 'The project to archive.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await archiveProject(context.command('archiveProject', input), input)),
  }),
);

const UnarchiveProjectInput = builder.inputType('UnarchiveProjectInput', {
  description: 'A project to unarchive.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('unarchiveProject', (t) =>
  t.field({
    description: 'Unarchives a project. A project that is not archived makes no event. Requires the role ADMIN.',
    type: projectPayload('UnarchiveProjectPayload', 'The project is not archived and can be changed.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: {
        name: 'UnarchiveProjectResult',
        description: 'The result of `unarchiveProject`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: UnarchiveProjectInput, required: true, description: 'The project to unarchive.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await unarchiveProject(context.command('unarchiveProject', input), input)),
  }),
);

const DeleteProjectInput = builder.inputType('DeleteProjectInput', {
  description: 'A project to delete.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    ...commandInput(t),
  }),
});

const DeleteProjectPayload = builder.objectRef<Payload<{ projectId: ProjectId }>>('DeleteProjectPayload').implement({
  description: 'The project and all its data are deleted.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The id of the deleted project.' }),
  }),
});

builder.mutationField('deleteProject', (t) =>
  t.field({
    description:
      'Deletes a project and all its data. All subscriptions to the project end with ACCESS_REVOKED. Requires the role OWNER.',
    type: DeleteProjectPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteProjectResult', description: 'The result of `deleteProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteProjectInput, required: true, description: 'The project to delete.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteProject(context.command('deleteProject', input), input)),
  }),
);
