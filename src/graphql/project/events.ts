import { projectRow } from '../../domain/snapshots.js';
import type {
  EventOf,
  ProjectFieldChange as FieldChange,
  MembershipEventKind,
  ProjectEventKind,
} from '../../events/event.js';
import { builder } from '../builder.js';
import { listOf } from '../cost/declare.js';
import { Event } from '../event/type.js';
import { User } from '../user/type.js';
import { Project, ProjectRole } from './type.js';

type MemberEvent = EventOf<'ProjectMemberAdded' | 'ProjectMemberRoleChanged' | 'ProjectMemberRemoved'>;

export const ProjectEvent = builder.interfaceRef<EventOf<ProjectEventKind>>('ProjectEvent').implement({
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

builder.objectRef<EventOf<'ProjectCreated'>>('ProjectCreated').implement({
  description: 'The project was created.',
  interfaces: [Event, ProjectEvent],
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

builder.objectRef<EventOf<'ProjectUpdated'>>('ProjectUpdated').implement({
  description: 'The name, description or colour of the project changed.',
  interfaces: [Event, ProjectEvent],
  fields: (t) => ({
    // Not `changes`, as in task events: GraphQL rejects selections with two types for one response name.
    projectChanges: t.field({
      type: [ProjectFieldChange],
      extensions: listOf(3),
      description: 'The changed fields with their values before and after the change.',
      resolve: ({ data }) => data.changes,
    }),
  }),
});

builder.objectRef<EventOf<'ProjectArchived'>>('ProjectArchived').implement({
  description: 'The project was archived: the project and its contents are read-only until it is unarchived.',
  interfaces: [Event, ProjectEvent],
});

builder.objectRef<EventOf<'ProjectUnarchived'>>('ProjectUnarchived').implement({
  description: 'The project was unarchived and can be changed again.',
  interfaces: [Event, ProjectEvent],
});

builder.objectRef<EventOf<'ProjectTransferred'>>('ProjectTransferred').implement({
  description: 'An owner transferred the project to another member.',
  interfaces: [Event, ProjectEvent],
  fields: (t) => ({
    fromUser: t.prismaField({
      type: User,
      description: 'The former owner, who is an ADMIN now.',
      resolve: (query, { data }, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: data.fromUserId } }),
    }),
    toUser: t.prismaField({
      type: User,
      description: 'The new owner.',
      resolve: (query, { data }, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: data.toUserId } }),
    }),
  }),
});

builder.objectRef<EventOf<'ProjectDeleted'>>('ProjectDeleted').implement({
  description:
    'The project was deleted. Subscriptions to the project end with ACCESS_REVOKED instead of delivering this event.',
  interfaces: [Event, ProjectEvent],
});

const ProjectMemberEvent = builder.interfaceRef<MemberEvent>('ProjectMemberEvent').implement({
  description: 'An event of a membership.',
  interfaces: [Event, ProjectEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'The user of the membership.',
      resolve: (query, { data }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: data.userId } }),
    }),
    role: t.field({
      type: ProjectRole,
      description: 'The role after the change. After a removal: the last role.',
      resolve: ({ data }) => data.role,
    }),
  }),
});

builder.objectRef<EventOf<'ProjectMemberAdded'>>('ProjectMemberAdded').implement({
  description: 'A user became a member.',
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
});

builder.objectRef<EventOf<'ProjectMemberRoleChanged'>>('ProjectMemberRoleChanged').implement({
  description: 'The role of a member changed.',
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
  fields: (t) => ({
    fromRole: t.field({
      type: ProjectRole,
      description: 'The role before the change.',
      resolve: ({ data }) => data.fromRole,
    }),
  }),
});

builder.objectRef<EventOf<'ProjectMemberRemoved'>>('ProjectMemberRemoved').implement({
  description:
    "A membership ended; the user's assignments in the project ended too. Subscriptions of the removed user end with ACCESS_REVOKED instead of delivering this event.",
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
});

const MembershipEvent = builder.interfaceRef<EventOf<MembershipEventKind>>('MembershipEvent').implement({
  description: "An event of the viewer's own membership of a project.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The id of the project.', resolve: ({ data }) => data.projectId }),
  }),
});

builder.objectRef<EventOf<'MembershipStarted'>>('MembershipStarted').implement({
  description: "The viewer became a member of a project. The project's events follow in `myEvents`.",
  interfaces: [Event, MembershipEvent],
  fields: (t) => ({
    role: t.field({ type: ProjectRole, description: 'The role of the viewer.', resolve: ({ data }) => data.role }),
  }),
});

builder.objectRef<EventOf<'MembershipEnded'>>('MembershipEnded').implement({
  description: 'The membership of the viewer ended. `myEvents` delivers no later event of the project.',
  interfaces: [Event, MembershipEvent],
});
