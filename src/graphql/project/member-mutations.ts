import { addProjectMember, leaveProject, type MemberRef, removeProjectMember } from '../../domain/project/members.js';
import { transferProject, updateProjectMember } from '../../domain/project/roles.js';
import { ConflictError, LimitExceededError, NotFoundError, TooManyAttemptsError } from '../../errors.js';
import { builder } from '../builder.js';
import { commandInput, MutationPayload, type Payload, toPayload } from '../payload.js';
import { requireMemberLookup } from '../user/attempt.js';
import { User } from '../user/type.js';
import { projectPayload } from './payload.js';
import { Project, ProjectMember, ProjectRole } from './type.js';

const MemberPayload = builder.interfaceRef<Payload<MemberRef>>('ProjectMemberPayload').implement({
  description: 'The membership after the mutation.',
  interfaces: [MutationPayload],
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'The user of the membership.',
      resolve: (query, { userId }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: userId } }),
    }),
  }),
});

const AddProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('AddProjectMemberPayload').implement({
  description: 'The user is a member.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    project: t.prismaField({
      type: Project,
      description: 'The project.',
      resolve: (query, { projectId }, _args, { prisma }) =>
        prisma.project.findUniqueOrThrow({ ...query, where: { id: projectId } }),
    }),
  }),
});

const UpdateProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('UpdateProjectMemberPayload').implement({
  description: 'The member has the requested role.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    member: t.prismaField({
      type: ProjectMember,
      description: 'The membership.',
      resolve: (query, { projectId, userId }, _args, { prisma }) =>
        prisma.projectMember.findUniqueOrThrow({ ...query, where: { projectId_userId: { projectId, userId } } }),
    }),
  }),
});

builder.mutationField('updateProjectMember', (t) =>
  t.fieldWithInput({
    description:
      'Changes the role of a member. An equal role makes no event. Requires the role ADMIN; FORBIDDEN unless an OWNER grants or changes the role OWNER. CONFLICT for the last owner.',
    type: UpdateProjectMemberPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A new role for a member.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      userId: t.input.id({ required: true, description: 'The member; may be the viewer.' }),
      role: t.input.field({ type: ProjectRole, required: true, description: 'The new role.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await updateProjectMember(context.command('updateProjectMember', input), input)),
  }),
);

const RemoveProjectMemberPayload = builder.objectRef<Payload<MemberRef>>('RemoveProjectMemberPayload').implement({
  description: "The membership has ended. The user's subscriptions to the project end with ACCESS_REVOKED.",
  interfaces: [MutationPayload, MemberPayload],
});

builder.mutationField('addProjectMember', (t) =>
  t.fieldWithInput({
    description:
      'Adds a user to a project. Requires the role ADMIN; FORBIDDEN unless an OWNER grants the role OWNER. NOT_FOUND when no account has the address, CONFLICT when the user is a member or the project is archived, LIMIT_EXCEEDED beyond 2,000 members of the project or 1,000 projects of the user.',
    type: AddProjectMemberPayload,
    errors: { types: [NotFoundError, ConflictError, TooManyAttemptsError, LimitExceededError] },
    typeOptions: { description: 'A member to add to a project.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      email: t.input.string({ required: true, description: "The e-mail address of the user's account." }),
      role: t.input.field({
        type: ProjectRole,
        required: true,
        defaultValue: 'MEMBER',
        description: 'The role of the new member.',
      }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) => {
      const command = context.command('addProjectMember', input);
      return toPayload(context, await addProjectMember(command, input, () => requireMemberLookup(context)));
    },
  }),
);

builder.mutationField('removeProjectMember', (t) =>
  t.fieldWithInput({
    description:
      "Removes a member from a project. The user receives no later event of the project, and the user's assignments in the project end. Requires the role ADMIN unless the member is the viewer; FORBIDDEN unless an OWNER removes an owner. CONFLICT for the last owner.",
    type: RemoveProjectMemberPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A member to remove from a project.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      userId: t.input.id({ required: true, description: 'The member; may be the viewer.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await removeProjectMember(context.command('removeProjectMember', input), input)),
  }),
);

const LeaveProjectPayload = builder.objectRef<Payload<MemberRef>>('LeaveProjectPayload').implement({
  description:
    'The membership of the viewer has ended. Subscriptions of the viewer to the project end with ACCESS_REVOKED.',
  interfaces: [MutationPayload, MemberPayload],
  fields: (t) => ({
    projectId: t.exposeID('projectId', { description: 'The id of the project.' }),
  }),
});

builder.mutationField('leaveProject', (t) =>
  t.fieldWithInput({
    description:
      'Ends the membership of the viewer, and the assignments of the viewer in the project. CONFLICT for the last owner: transfer or delete the project instead.',
    type: LeaveProjectPayload,
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A project to leave.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await leaveProject(context.command('leaveProject', input), input)),
  }),
);

builder.mutationField('transferProject', (t) =>
  t.fieldWithInput({
    description:
      'Transfers a project to another member: the member becomes an OWNER and the viewer an ADMIN, in one transaction. Requires the role OWNER.',
    type: projectPayload('TransferProjectPayload', 'The project has the requested owner.'),
    errors: { types: [NotFoundError, ConflictError] },
    typeOptions: { description: 'A project to transfer.' },
    input: {
      projectId: t.input.id({ required: true, description: 'The project.' }),
      userId: t.input.id({ required: true, description: 'The new owner: another member of the project.' }),
      ...commandInput(t.input),
    },
    resolve: async (_root, { input }, context) =>
      toPayload(context, await transferProject(context.command('transferProject', input), input)),
  }),
);
