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
  description: 'Something happened to a project itself, its members or its labels.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The project.', resolve: ({ data }) => data.project.id }),
    projectName: t.string({ description: 'What it was called right then.', resolve: ({ data }) => data.project.name }),
    project: t.field({
      type: Project,
      description:
        'The project. Its own fields are as they were right after the change; what it relates to is as of now.',
      resolve: ({ data }) => projectRow(data.project),
    }),
  }),
});

builder.objectRef<EventOf<'ProjectCreated'>>('ProjectCreated').implement({
  description: 'The project was made.',
  interfaces: [Event, ProjectEvent],
});

const projectFields = {
  name: 'NAME',
  description: 'DESCRIPTION',
  color: 'COLOR',
} as const satisfies Record<FieldChange['field'], string>;

const ProjectField = builder.enumType('ProjectField', {
  description: 'The fields of a project that change.',
  values: {
    NAME: { description: 'Its name.' },
    DESCRIPTION: { description: 'Its description.' },
    COLOR: { description: 'Its colour.' },
  },
});

const ProjectFieldChange = builder.objectRef<FieldChange>('ProjectFieldChange').implement({
  description: 'One field of a project, from → to.',
  fields: (t) => ({
    field: t.field({ type: ProjectField, description: 'Which field.', resolve: ({ field }) => projectFields[field] }),
    from: t.exposeString('from', { description: 'The value before.' }),
    to: t.exposeString('to', { description: 'The value now.' }),
  }),
});

builder.objectRef<EventOf<'ProjectUpdated'>>('ProjectUpdated').implement({
  description: 'Fields of the project changed.',
  interfaces: [Event, ProjectEvent],
  fields: (t) => ({
    // Not `changes`: GraphQL refuses a selection in which one name has two types, and tasks have that one.
    projectChanges: t.field({
      type: [ProjectFieldChange],
      extensions: listOf(3),
      description: 'Every field that changed, from → to.',
      resolve: ({ data }) => data.changes,
    }),
  }),
});

builder.objectRef<EventOf<'ProjectArchived'>>('ProjectArchived').implement({
  description: 'The project was archived: nothing in it changes any more until it is brought back.',
  interfaces: [Event, ProjectEvent],
});

builder.objectRef<EventOf<'ProjectUnarchived'>>('ProjectUnarchived').implement({
  description: 'The project was brought back and can be changed again.',
  interfaces: [Event, ProjectEvent],
});

builder.objectRef<EventOf<'ProjectTransferred'>>('ProjectTransferred').implement({
  description: 'An owner handed the project over.',
  interfaces: [Event, ProjectEvent],
  fields: (t) => ({
    fromUser: t.prismaField({
      type: User,
      description: 'Who handed it over, and is an admin now.',
      resolve: (query, { data }, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: data.fromUserId } }),
    }),
    toUser: t.prismaField({
      type: User,
      description: 'Who is an owner now.',
      resolve: (query, { data }, _args, { db }) =>
        db.user.findUniqueOrThrow({ ...query, where: { id: data.toUserId } }),
    }),
  }),
});

builder.objectRef<EventOf<'ProjectDeleted'>>('ProjectDeleted').implement({
  description: 'The project was deleted. Subscriptions to it end with ACCESS_REVOKED in place of this event.',
  interfaces: [Event, ProjectEvent],
});

const ProjectMemberEvent = builder.interfaceRef<MemberEvent>('ProjectMemberEvent').implement({
  description: 'A membership changed.',
  interfaces: [Event, ProjectEvent],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    user: t.prismaField({
      type: User,
      description: 'Whose membership.',
      resolve: (query, { data }, _args, { db }) => db.user.findUniqueOrThrow({ ...query, where: { id: data.userId } }),
    }),
    role: t.field({ type: ProjectRole, description: 'What they may do, or might.', resolve: ({ data }) => data.role }),
  }),
});

builder.objectRef<EventOf<'ProjectMemberAdded'>>('ProjectMemberAdded').implement({
  description: 'A person became a member.',
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
});

builder.objectRef<EventOf<'ProjectMemberRoleChanged'>>('ProjectMemberRoleChanged').implement({
  description: 'A member has another role.',
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
  fields: (t) => ({
    fromRole: t.field({
      type: ProjectRole,
      description: 'What they might do before.',
      resolve: ({ data }) => data.fromRole,
    }),
  }),
});

builder.objectRef<EventOf<'ProjectMemberRemoved'>>('ProjectMemberRemoved').implement({
  description:
    'A person is a member no more, and is taken off the tasks of the project. Their own subscriptions end with ACCESS_REVOKED in place of this event.',
  interfaces: [Event, ProjectEvent, ProjectMemberEvent],
});

const MembershipEvent = builder.interfaceRef<EventOf<MembershipEventKind>>('MembershipEvent').implement({
  description: "One of the viewer's own memberships changed.",
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The project.', resolve: ({ data }) => data.projectId }),
  }),
});

builder.objectRef<EventOf<'MembershipStarted'>>('MembershipStarted').implement({
  description: "The viewer became a member; the project's events follow from here on.",
  interfaces: [Event, MembershipEvent],
  fields: (t) => ({
    role: t.field({ type: ProjectRole, description: 'What they may do.', resolve: ({ data }) => data.role }),
  }),
});

builder.objectRef<EventOf<'MembershipEnded'>>('MembershipEnded').implement({
  description: 'The viewer is a member no more; no later event of the project reaches them.',
  interfaces: [Event, MembershipEvent],
});
