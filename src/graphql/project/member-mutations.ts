import { addProjectMember, leaveProject, type MemberRef, removeProjectMember } from '../../domain/project/members.js';
import { transferProject, updateProjectMember } from '../../domain/project/roles.js';
import { ConflictError, LimitExceededError, TooManyAttemptsError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { requireMemberLookup } from '../user/attempt.js';
import { User } from '../user/type.js';
import { commonErrors } from '../user-error.js';
import { projectPayload } from './payload.js';
import { Project, ProjectMember, ProjectRole } from './type.js';

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

const UpdateProjectMemberInput = builder.inputType('UpdateProjectMemberInput', {
  description: 'Another role for a member.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    userId: t.id({ required: true, description: 'The member; the viewer may name themself.' }),
    role: t.field({ type: ProjectRole, required: true, description: 'What they may do from now on.' }),
    ...commandInput(t),
  }),
});

const UpdateProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('UpdateProjectMemberPayload').implement({
  description: 'The member has the role.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    member: t.prismaField({
      type: ProjectMember,
      description: 'The membership.',
      resolve: (query, { projectId, userId }, _args, { db }) =>
        db.projectMember.findUniqueOrThrow({ ...query, where: { projectId_userId: { projectId, userId } } }),
    }),
  }),
});

builder.mutationField('updateProjectMember', (t) =>
  t.field({
    description:
      'Gives a member another role; it counts for whatever they do from then on. Does nothing when they have it already. Needs the role ADMIN; only owners make or change owners, and one owner always stays.',
    type: UpdateProjectMemberPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: {
        name: 'UpdateProjectMemberResult',
        description: 'The result of `updateProjectMember`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: UpdateProjectMemberInput, required: true, description: 'Who, and as what.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateProjectMember(context.command('updateProjectMember', input), input)),
  }),
);

const RemoveProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('RemoveProjectMemberPayload').implement({
  description: 'The person is not a member any more; their subscriptions to the project end.',
  interfaces: [MutationPayload, MemberPayload],
});

builder.mutationField('addProjectMember', (t) =>
  t.field({
    description: 'Lets a person into a project. Needs the role ADMIN; only owners make owners.',
    type: AddProjectMemberPayload,
    errors: {
      types: [...commonErrors, ConflictError, TooManyAttemptsError, LimitExceededError],
      union: {
        name: 'AddProjectMemberResult',
        description: 'The result of `addProjectMember`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: AddProjectMemberInput, required: true, description: 'Who, and as what.' }) },
    resolve: async (_root, { input }, context) => {
      const command = context.command('addProjectMember', input);
      return toPayload(context, await addProjectMember(command, input, () => requireMemberLookup(context)));
    },
  }),
);

builder.mutationField('removeProjectMember', (t) =>
  t.field({
    description:
      'Takes a person out of a project: nothing that happens afterwards reaches them, and their assignments in it end. Needs the role ADMIN, or names the viewer.',
    type: RemoveProjectMemberPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: {
        name: 'RemoveProjectMemberResult',
        description: 'The result of `removeProjectMember`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: RemoveProjectMemberInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await removeProjectMember(context.command('removeProjectMember', input), input)),
  }),
);

const LeaveProjectInput = builder.inputType('LeaveProjectInput', {
  description: 'A project to leave.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    ...commandInput(t),
  }),
});

const LeaveProjectPayload = builder.objectRef<Payload<MemberRef>>('LeaveProjectPayload').implement({
  description: 'The viewer is not a member any more; their subscriptions to the project end.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The project that they left.' }),
  }),
});

builder.mutationField('leaveProject', (t) =>
  t.field({
    description:
      'Ends the membership of the viewer, and their assignments in the project. The last owner has to hand the project over first, or delete it.',
    type: LeaveProjectPayload,
    errors: {
      types: [...commonErrors, ConflictError],
      union: { name: 'LeaveProjectResult', description: 'The result of `leaveProject`: its payload or an error.' },
    },
    args: { input: t.arg({ type: LeaveProjectInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await leaveProject(context.command('leaveProject', input), input)),
  }),
);

const TransferProjectInput = builder.inputType('TransferProjectInput', {
  description: 'A project and who shall own it.',
  fields: (t) => ({
    projectId: t.id({ required: true, description: 'The project.' }),
    userId: t.id({ required: true, description: 'Another member.' }),
    ...commandInput(t),
  }),
});

builder.mutationField('transferProject', (t) =>
  t.field({
    description:
      'Hands a project over: the other member becomes an owner and the viewer an admin, in one step. Needs the role OWNER.',
    type: projectPayload('TransferProjectPayload', 'The project has another owner.'),
    errors: {
      types: [...commonErrors, ConflictError],
      union: {
        name: 'TransferProjectResult',
        description: 'The result of `transferProject`: its payload or an error.',
      },
    },
    args: { input: t.arg({ type: TransferProjectInput, required: true, description: 'Which, and to whom.' }) },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await transferProject(context.command('transferProject', input), input)),
  }),
);
