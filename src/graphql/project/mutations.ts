import { archiveProject, unarchiveProject } from '../../domain/project/archive.js';
import { deleteProject } from '../../domain/project/delete-project.js';
import { createProject, updateProject } from '../../domain/project/projects.js';
import { ConflictError, LimitExceededError, NotFoundError } from '../../errors.js';
import type { ProjectId } from '../../ids.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { projectPayload } from './payload.js';

builder.mutationField('createProject', (t) =>
  t.fieldWithInput({
    description:
      'Creates a project with the viewer as its OWNER. CONFLICT when the key is taken; LIMIT_EXCEEDED beyond 1,000 projects of the viewer. FORBIDDEN for a credential whose scope names single projects.',
    type: projectPayload('CreateProjectPayload', 'The project is created.'),
    errors: { types: [ConflictError, LimitExceededError] },
    typeOptions: { description: 'A project to create.' },
    input: {
      key: t.input.string({
        required: true,
        description:
          'The prefix of task keys: 2 to 10 capital letters and digits, a letter first. Unique on the server and permanent.',
      }),
      name: t.input.string({ required: true, description: 'The name: one line, 1 to 100 characters.' }),
      description: t.input.string({ description: 'The description: Markdown, at most 10,000 characters.' }),
      color: t.input.string({ description: 'The colour, in the format of the default `#64748b`.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await createProject(context.command('createProject', input), input)),
  }),
);

builder.mutationField('updateProject', (t) =>
  t.fieldWithInput({
    description:
      'Changes the name, description or colour of a project, with one event. Unchanged values make no event. Requires the role ADMIN.',
    type: projectPayload('UpdateProjectPayload', 'The project has the requested values.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'Changes to a project. Omitted fields keep their values. The key is permanent.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      name: t.input.string({ description: 'The name: one line, 1 to 100 characters.' }),
      description: t.input.string({ description: 'The description: Markdown, at most 10,000 characters.' }),
      color: t.input.string({ description: 'The colour, in the format `#64748b`.' }),
      expectedVersion: t.input.int({
        description:
          'The `version` of the project on which the changes are based. When a given field has changed since, nothing changes and the result is a ConflictError with the path of the field. Changes of other fields do not conflict.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateProject(context.command('updateProject', input), input)),
  }),
);

builder.mutationField('archiveProject', (t) =>
  t.fieldWithInput({
    description:
      'Archives a project: the project and its contents become read-only until `unarchiveProject`. Members can still leave, be removed or receive other roles, and the project can be transferred or deleted. A project that is archived already makes no event. Requires the role ADMIN.',
    type: projectPayload('ArchiveProjectPayload', 'The project is archived.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A project to archive.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await archiveProject(context.command('archiveProject', input), input)),
  }),
);

builder.mutationField('unarchiveProject', (t) =>
  t.fieldWithInput({
    description: 'Unarchives a project. A project that is not archived makes no event. Requires the role ADMIN.',
    type: projectPayload('UnarchiveProjectPayload', 'The project is not archived and can be changed.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A project to unarchive.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await unarchiveProject(context.command('unarchiveProject', input), input)),
  }),
);

const DeleteProjectPayload = builder.objectRef<Payload<{ projectId: ProjectId }>>('DeleteProjectPayload').implement({
  description: 'The project is deleted for all members.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The id of the deleted project.' }),
  }),
});

builder.mutationField('deleteProject', (t) =>
  t.fieldWithInput({
    description:
      'Deletes a project and all its data. The project is gone for every member at once, and its key is free; the server deletes the contents afterwards. All subscriptions to the project end with ACCESS_REVOKED. Requires the role OWNER.',
    type: DeleteProjectPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A project to delete.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await deleteProject(context.command('deleteProject', input), input)),
  }),
);
