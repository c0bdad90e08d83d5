import type { ProjectId } from '../../domain/ids.js';
import { addProjectMember, type MemberRef, removeProjectMember } from '../../domain/members.js';
import { createProject, deleteProject } from '../../domain/projects.js';
import { ConflictError, InvalidInputError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { User } from '../user/type.js';
import { commonErrors } from '../user-error.js';
import { Project, ProjectRole } from './type.js';

const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'A new project.',
  fields: (t) => ({
    key: t.string({ required: true, description: '2 to 10 capital letters and digits, a letter first. Unique.' }),
    name: t.string({ required: true, description: 'At most 100 characters.' }),
    description: t.string({ description: 'Markdown, at most 10,000 characters.' }),
    ...commandInput(t),
  }),
});

const CreateProjectPayload = builder.objectRef<Payload<{ projectId: ProjectId }>>('CreateProjectPayload').implement({
  description: 'The project is made; the viewer owns it.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    project: t.prismaField({
      type: Project,
      description: 'The new project.',
      resolve: (query, { projectId }, _args, { db }) =>
        db.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
  }),
});

builder.mutationField('createProject', (t) =>
  t.field({
    description: 'Makes a project; the viewer becomes its owner.',
    type: CreateProjectPayload,
    errors: {
      types: [InvalidInputError, ConflictError],
      union: { name: 'CreateProjectResult', description: 'The answers of `createProject`.' },
    },
    args: { input: t.arg({ type: CreateProjectInput, required: true, description: 'The project.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await createProject(context.command('createProject', input), input)),
  }),
);

const AddProjectMemberInput = builder.inputType('AddProjectMemberInput', {
  description: 'A person to let into a project.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    email: t.string({ required: true, description: 'The address they signed up with.' }),
    role: t.field({ type: ProjectRole, required: true, defaultValue: 'MEMBER', description: 'What they may do.' }),
    ...commandInput(t),
  }),
});

const RemoveProjectMemberInput = builder.inputType('RemoveProjectMemberInput', {
  description: 'A person to take out of a project.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    userId: t.id({ required: true, description: 'The person; the viewer may name themself.' }),
    ...commandInput(t),
  }),
});

const MemberPayload = builder.interfaceRef<Payload<MemberRef>>('ProjectMemberPayload').implement({
  description: 'A membership has changed.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'Whose membership it is.',
      resolve: (query, { userId }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

const AddProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('AddProjectMemberPayload').implement({
  description: 'The person is a member now.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    project: t.prismaField({
      type: Project,
      description: 'The project.',
      resolve: (query, { projectId }, _args, { db }) =>
        db.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
  }),
});

const RemoveProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('RemoveProjectMemberPayload').implement({
  description: 'The person is not a member any more; their subscriptions to the project end.',
  interfaces: [MutationPayload, MemberPayload],
});

builder.mutationField('addProjectMember', (t) =>
  t.field({
    description: 'Lets a person into a project. Needs the role ADMIN; only owners make owners.',
    type: AddProjectMemberPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'AddProjectMemberResult', description: 'The answers of `addProjectMember`.' },
    },
    args: { input: t.arg({ type: AddProjectMemberInput, required: true, description: 'Who, and as what.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await addProjectMember(context.command('addProjectMember', input), input)),
  }),
);

builder.mutationField('removeProjectMember', (t) =>
  t.field({
    description:
      'Takes a person out of a project: nothing that happens afterwards reaches them, and their assignments in it end. Needs the role ADMIN, or names the viewer.',
    type: RemoveProjectMemberPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'RemoveProjectMemberResult', description: 'The answers of `removeProjectMember`.' },
    },
    args: { input: t.arg({ type: RemoveProjectMemberInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await removeProjectMember(context.command('removeProjectMember', input), input)),
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
      types: [...commonErrors],
      union: { name: 'DeleteProjectResult', description: 'The answers of `deleteProject`.' },
    },
    args: { input: t.arg({ type: DeleteProjectInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(await deleteProject(context.command('deleteProject', input), input)),
  }),
);
