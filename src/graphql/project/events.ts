import { projectRow } from '../../domain/snapshots.js';
import type { EventOf } from '../../events/event.js';
import type { KindOf } from '../../events/kinds.js';
import type { ProjectFieldChange as FieldChange } from '../../events/snapshots.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { implementEvents } from '../event/kinds.js';
import { Event } from '../event/type.js';
import { User } from '../user/type.js';
import { Project, ProjectRole } from './type.js';

export const ProjectEvent = builder.interfaceRef<EventOf<KindOf<'ProjectEvent'>>>('ProjectEvent').implement({
  description: 'An event of a project, its members or its labels.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The id of the project.', resolve: ({ data }) => data.project.id }),
    projectName: t.string({
      description: 'The name of the project right after the change.',
      resolve: ({ data }) => data.project.name,
    }),
    project: t.field({
      type: Project,
      description: 'The project. Its own fields have the values right after the change; its relations are read now.',
      resolve: ({ data }) => projectRow(data.project),
    }),
  }),
});

const projectFields = {
  name: 'NAME',
  description: 'DESCRIPTION',
  color: 'COLOR',
} as const satisfies Record<FieldChange['field'], string>;

const ProjectField = builder.enumType('ProjectField', {
  description: 'A field of a project that `updateProject` changes.',
  values: {
    NAME: { description: 'The name.' },
    DESCRIPTION: { description: 'The description.' },
    COLOR: { description: 'The colour.' },
  },
});

const ProjectFieldChange = builder.objectRef<FieldChange>('ProjectFieldChange').implement({
  description: 'A change of one field of a project.',
  fields: (t) => ({
    field: t.field({
      type: ProjectField,
      description: 'The changed field.',
      resolve: ({ field }) => projectFields[field],
    }),
    from: t.exposeString('from', { description: 'The value before the change.' }),
    to: t.exposeString('to', { description: 'The value after the change.' }),
  }),
});

implementEvents(
  { ProjectEvent },
  {
    ProjectUpdated: (t) => ({
      // Not `changes`, as in task events: GraphQL rejects selections with two types for one response name.
      projectChanges: t.field({
        type: [ProjectFieldChange],
        extensions: listOf(3),
        description: 'The changed fields with their values before and after the change.',
        resolve: ({ data }) => data.changes,
      }),
    }),
    ProjectTransferred: (t) => ({
      fromUser: t.prismaField({
        type: User,
        description: 'The former owner, who is an ADMIN now.',
        resolve: (query, { data }, _args, { prisma }) =>
          prisma.user.findUniqueOrThrow({ ...query, where: { id: data.fromUserId } }),
      }),
      toUser: t.prismaField({
        type: User,
        description: 'The new owner.',
        resolve: (query, { data }, _args, { prisma }) =>
          prisma.user.findUniqueOrThrow({ ...query, where: { id: data.toUserId } }),
      }),
    }),
  },
);

const ProjectMemberEvent = builder.interfaceRef<EventOf<KindOf<'ProjectMemberEvent'>>>('ProjectMemberEvent').implement({
  description: 'An event of a membership.',
  interfaces: [Event, ProjectEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'The user of the membership.',
      resolve: (query, { data }, _args, { prisma }) =>
        prisma.user.findUniqueOrThrow({ ...query, where: { id: data.userId } }),
    }),
    role: t.field({
      type: ProjectRole,
      description: 'The role after the change. After a removal: the last role.',
      resolve: ({ data }) => data.role,
    }),
  }),
});

implementEvents(
  { ProjectEvent, ProjectMemberEvent },
  {
    ProjectMemberRoleChanged: (t) => ({
      fromRole: t.field({
        type: ProjectRole,
        description: 'The role before the change.',
        resolve: ({ data }) => data.fromRole,
      }),
    }),
  },
);

const MembershipEvent = builder.interfaceRef<EventOf<KindOf<'MembershipEvent'>>>('MembershipEvent').implement({
  description: "An event of the viewer's own membership of a project.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The id of the project.', resolve: ({ data }) => data.projectId }),
  }),
});

implementEvents(
  { MembershipEvent },
  {
    MembershipStarted: (t) => ({
      role: t.field({ type: ProjectRole, description: 'The role of the viewer.', resolve: ({ data }) => data.role }),
    }),
  },
);
