import { randomUUID } from 'node:crypto';
import type { Action } from '../../../src/domain/policy.js';
import { mutation, type OperationSpec, outcomeOf, query, subscription } from './operation-spec.js';
import { reading } from './reading.js';
import type { Team } from './role-fixtures.js';

type OperationsByAction = readonly [OperationSpec, ...OperationSpec[]];

const inProject = ({ projectId }: Team) => ({ projectId });
const onTask = async (team: Team) => ({ taskId: await team.task() });

const importing: OperationSpec = {
  field: 'POST /projects/:id/import',
  writes: true,
  httpOnly: true,
  async attempt({ team, person }) {
    const response = await fetch(`${person.url}/projects/${team.projectId}/import?format=json`, {
      method: 'POST',
      headers: { authorization: person.authorization },
      body: JSON.stringify({ tasks: [{ externalId: randomUUID(), title: 'Imported' }] }),
    });
    return outcomeOf(response);
  },
};

/**
 * The operations of every action of the policy. A new action without an entry does not compile. A new root field of the
 * schema without an operation fails policy.test.ts.
 */
export const operationsByAction: Record<Action, OperationsByAction> = {
  'project:read': [
    ...reading,
    // Its event goes to the viewer's own stream.
    {
      ...mutation('updateNotificationPreferences', ({ projectId }) => ({ projectId, settings: [{ enabled: true }] })),
      writes: false,
    },
  ],
  'project:update': [mutation('updateProject', ({ projectId }) => ({ projectId, name: `Name ${randomUUID()}` }))],
  'project:archive': [
    mutation('archiveProject', inProject),
    mutation('unarchiveProject', async (team) => {
      await team.prisma.project.update({ where: { id: team.projectId }, data: { archivedAt: new Date() } });
      return { projectId: team.projectId };
    }),
  ],
  'project:transfer': [mutation('transferProject', ({ projectId, roles }) => ({ projectId, userId: roles.guest.id }))],
  'project:delete': [mutation('deleteProject', inProject)],
  'project:leave': [
    mutation('leaveProject', inProject),
    mutation('removeProjectMember', ({ projectId }, { id: userId }) => ({ projectId, userId }), 'of the viewer'),
  ],
  'presence:read': [
    query('onlineUsers', {
      document: '($projectId: ID!) { onlineUsers(projectId: $projectId) { totalCount } }',
      variables: inProject,
    }),
    subscription('presence', {
      document: '($projectId: ID!) { presence(projectId: $projectId) { __typename } }',
      variables: inProject,
    }),
  ],
  'member:add': [
    mutation('addProjectMember', async ({ prisma, projectId, roles }) => {
      await prisma.projectMember.deleteMany({ where: { projectId, userId: roles.guest.id } });
      return { projectId, email: roles.guest.email, role: 'VIEWER' };
    }),
  ],
  'member:update': [
    mutation('updateProjectMember', ({ projectId, roles }) => ({
      projectId,
      userId: roles.guest.id,
      role: 'MEMBER',
    })),
  ],
  'member:remove': [mutation('removeProjectMember', ({ projectId, roles }) => ({ projectId, userId: roles.guest.id }))],
  'label:manage': [
    mutation('createLabel', ({ projectId }) => ({ projectId, name: `Label ${randomUUID()}` })),
    mutation('updateLabel', async (team) => ({ labelId: await team.label(), name: `Label ${randomUUID()}` })),
    mutation('deleteLabel', async (team) => ({ labelId: await team.label() })),
  ],
  'task:create': [mutation('createTask', ({ projectId }) => ({ projectId, title: 'One more' }))],
  'task:update': [
    mutation('updateTask', async (team) => ({ taskId: await team.task(), title: `Title ${randomUUID()}` })),
    mutation('moveTask', async (team) => ({
      taskId: await team.task(),
      status: 'DONE',
      afterTaskId: team.neighbourId,
    })),
    mutation('bulkUpdateTasks', async (team) => ({
      projectId: team.projectId,
      items: [{ taskId: await team.task(), title: `Title ${randomUUID()}` }],
    })),
  ],
  'task:delete': [
    mutation('deleteTask', onTask),
    mutation('restoreTask', async (team) => ({ taskId: await team.task({ deleted: true }) })),
    mutation('bulkUpdateTasks', async (team) => ({
      projectId: team.projectId,
      items: [{ taskId: await team.task(), delete: true }],
    })),
  ],
  'task:import': [importing],
  'comment:create': [
    mutation('addComment', async (team) => ({ taskId: await team.task(), body: 'Hello' })),
    mutation(
      'addComment',
      async (team) => ({
        taskId: await team.task(),
        parentId: await team.comment(team.roles.partner),
        body: 'Hello yourself',
      }),
      'as a reply',
    ),
    // Typing is not stored and appends no event.
    {
      ...mutation('setTyping', async (team) => ({ taskId: await team.task(), isTyping: true })),
      writes: false,
    },
  ],
  'comment:edit-own': [
    mutation('editComment', async (team, person) => ({ commentId: await team.comment(person), body: 'Hello again' })),
  ],
  'comment:delete-own': [
    mutation('deleteComment', async (team, person) => ({ commentId: await team.comment(person) })),
  ],
  'comment:delete-any': [
    mutation('deleteComment', async (team) => ({ commentId: await team.comment(team.roles.partner) })),
  ],
  'comment:react': [
    mutation('addReaction', async (team) => ({ commentId: await team.comment(team.roles.partner), emoji: '👍' })),
    mutation('removeReaction', async (team, person) => ({
      commentId: await team.comment(team.roles.partner, person),
      emoji: '👍',
    })),
  ],
  'view:manage-own': [
    mutation('createView', ({ projectId }) => ({ projectId, name: 'Mine' })),
    mutation('updateView', async (team, person) => ({ viewId: await team.view(person, false), name: 'My own' })),
    mutation(
      'updateView',
      async (team, person) => ({ viewId: await team.view(person, true), shared: false }),
      'to private',
    ),
    mutation('deleteView', async (team, person) => ({ viewId: await team.view(person, false) })),
    mutation('deleteView', async (team, person) => ({ viewId: await team.view(person, true) }), 'of a shared view'),
  ],
  'view:share': [
    mutation('createView', ({ projectId }) => ({ projectId, name: 'Ours', shared: true })),
    mutation('updateView', async (team, person) => ({ viewId: await team.view(person, false), shared: true })),
    mutation(
      'updateView',
      async (team, person) => ({ viewId: await team.view(person, true), name: 'Ours too' }),
      'of a shared view',
    ),
  ],
  'view:delete-any': [mutation('deleteView', async (team) => ({ viewId: await team.view(team.roles.partner, true) }))],
};

/** Root fields without project data, with the reason. */
export const nonProjectFields: Readonly<Record<string, string>> = {
  'Mutation.signUp': 'creates an account',
  'Mutation.signIn': 'requires the password',
  'Mutation.refreshSession': 'requires the refresh token',
  'Mutation.signOut': "is about the viewer's own sessions",
  'Mutation.signOutEverywhere': "is about the viewer's own sessions",
  'Mutation.changePassword': "is about the viewer's own account",
  'Mutation.createPersonalAccessToken': "is about the viewer's own account",
  'Mutation.revokePersonalAccessToken': "is about the viewer's own account",
  'Mutation.deactivateAccount': "is about the viewer's own account",
  'Mutation.markNotificationRead': "is about the viewer's own notifications",
  'Mutation.markNotificationUnread': "is about the viewer's own notifications",
  'Mutation.markAllNotificationsRead': "is about the viewer's own notifications",
  'Mutation.archiveNotification': "is about the viewer's own notifications",
  'Mutation.unarchiveNotification': "is about the viewer's own notifications",
  'Mutation.snoozeNotification': "is about the viewer's own notifications",
  'Query.notifications': "is about the viewer's own notifications, which end with the membership",
  'Subscription.notifications': "is the viewer's own stream, which holds ids and no data of projects",
  'Mutation.updateReminderPreferences': "is about the viewer's own reminders",
  'Mutation.publishAnnouncement': 'requires an operator',
  'Mutation.updateAnnouncement': 'requires an operator',
  'Mutation.withdrawAnnouncement': 'requires an operator',
  'Query.announcements': 'is public to signed-in users',
  'Mutation.createProject': 'creates a project, in which no user has a role before',
  'Query.me': 'returns the viewer',
  'Query.rateLimit': "is about the viewer's own operations",
  'Query.myCursor': "contains event numbers of the viewer's projects and no other data",
};
