import type { EventOf, MembershipEventKind, ProjectEventKind } from '../../events/event.js';
import { builder } from '../builder.js';
import { Event } from '../event/type.js';
import { User } from '../user/type.js';
import { ProjectRole } from './type.js';

type MemberEvent = EventOf<'ProjectMemberAdded' | 'ProjectMemberRemoved'>;

const ProjectEvent = builder.interfaceRef<EventOf<ProjectEventKind>>('ProjectEvent').implement({
  description: 'Something happened to a project itself.',
  interfaces: [Event],
  resolveType: (event) => event.kind,
  fields: (t) => ({
    projectId: t.id({ description: 'The project.', resolve: ({ data }) => data.project.id }),
    projectName: t.string({ description: 'What it was called right then.', resolve: ({ data }) => data.project.name }),
  }),
});

builder.objectRef<EventOf<'ProjectCreated'>>('ProjectCreated').implement({
  description: 'The project was made.',
  interfaces: [Event, ProjectEvent],
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
