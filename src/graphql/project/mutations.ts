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
  description: 'A new project.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description:
        '2 to 10 capital letters and digits, a letter first. Unique, and for good: people know tasks by it, so it can not be changed later.',
    }),
    name: t.string({ required: true, description: 'One line, 1 to 100 characters.' }),
    description: t.string({ description: 'Markdown, at most 10,000 characters.' }),
    color: t.string({ description: 'As in `#64748b`, which it is unless said otherwise.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('createProject', (t) =>
  t.field({
    description: 'Makes a project; the viewer becomes its owner.',
    type: projectPayload('CreateProjectPayload', 'The project is made; the viewer owns it.'),
    errors: {
      types: [InvalidInputError, ForbiddenError, ConflictError, LimitExceededError],
      union: { name: 'CreateProjectResult', description: 'The result of `createProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'The project.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createProject(context.command('createProject', input), input)),
  }),
);

const UpdateProjectInput = builder.inputType('UpdateProjectInput', {
  description: 'Changes to a project. Fields that are left out stay as they are. The key can not be changed.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    name: t.string({ description: 'One line, 1 to 100 characters.' }),
    description: t.string({ description: 'Markdown, at most 10,000 characters.' }),
    color: t.string({ description: 'As in `#64748b`.' }),
    expectedVersion: t.int({
      description:
        'The `version` that the changes were made from. When one of the same fields has changed since, nothing is done and the answer is a ConflictError with the path of that field. Changes of other fields do no harm.',
    }),
    ...commandInput(t),
  }),
});

builder.mutationField('updateProject', (t) =>
  t.field({
    description:
      'Changes the name, description or colour of a project; its key is never changed. One event tells all of it; when every field already has its value there is none. Needs the role ADMIN.',
    type: projectPayload('UpdateProjectPayload', 'The project is as asked.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'UpdateProjectResult', description: 'The result of `updateProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: UpdateProjectInput, required: true, description: 'The changes.' }) },
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
      'Archives a project: everything can be read, and nothing changed until it is brought back; only members can leave or be removed, roles change, and the project be handed over or deleted. Does nothing when it is archived already. Needs the role ADMIN.',
    type: projectPayload('ArchiveProjectPayload', 'The project is archived.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'ArchiveProjectResult', description: 'The result of `archiveProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: ArchiveProjectInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await archiveProject(context.command('archiveProject', input), input)),
  }),
);

const UnarchiveProjectInput = builder.inputType('UnarchiveProjectInput', {
  description: 'A project to bring back.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('unarchiveProject', (t) =>
  t.field({
    description: 'Brings an archived project back. Does nothing when it is not archived. Needs the role ADMIN.',
    type: projectPayload('UnarchiveProjectPayload', 'The project can be changed again.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: {
        name: 'UnarchiveProjectResult',
        description: 'The result of `unarchiveProject`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: UnarchiveProjectInput, required: true, description: 'Which.' }) },
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
  description: 'The project is deleted, with everything in it.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The id that it had.' }),
  }),
});

builder.mutationField('deleteProject', (t) =>
  t.field({
    description: 'Deletes a project with everything in it; every subscription to it ends. Needs the role OWNER.',
    type: DeleteProjectPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'DeleteProjectResult', description: 'The result of `deleteProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: DeleteProjectInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteProject(context.command('deleteProject', input), input)),
  }),
);
