import { randomUUID } from 'node:crypto';
import type { Action } from '../../../src/domain/policy.js';
import { command, follow, type OperationSpec, outcomeOf, question } from './operation-spec.js';
import { reading } from './reading.js';
import type { Team } from './role-fixtures.js';

/*
 * Every act of the policy with all the ways to do it. A new act needs a row here, or it won't compile; a new field of the
 * schema needs to be named by some way, or policy.test.ts says so.
 */

type OperationsByAction = readonly [OperationSpec, ...OperationSpec[]];

const inProject = ({ projectId }: Team) => ({ projectId });
const onTask = async (team: Team) => ({ taskId: await team.task() });

const importing: OperationSpec = {
  through: 'POST /projects/:id/import',
  writes: true,
  plain: true,
  async attempt({ team, person }) {
    const response = await fetch(`${person.url}/projects/${team.projectId}/import?format=json`, {
      method: 'POST',
      headers: { authorization: person.authorization },
      body: JSON.stringify({ tasks: [{ externalId: randomUUID(), title: 'Imported' }] }),
    });
    return outcomeOf(response);
  },
};

export const operationsByAction: Record<Action, OperationsByAction> = {
  'project:read': [
    ...reading,
    // Its event is for the viewer alone.
    {
      ...command('updateNotificationPreferences', ({ projectId }) => ({ projectId, settings: [{ enabled: true }] })),
      writes: false,
    },
  ],
  'project:update': [command('updateProject', ({ projectId }) => ({ projectId, name: `Name ${randomUUID()}` }))],
  'project:archive': [
    command('archiveProject', inProject),
    command('unarchiveProject', async (team) => {
      await team.db.project.update({ where: { id: team.projectId }, data: { archivedAt: new Date() } });
      return { projectId: team.projectId };
    }),
  ],
  'project:transfer': [command('transferProject', ({ projectId, roles }) => ({ projectId, userId: roles.guest.id }))],
  'project:delete': [command('deleteProject', inProject)],
  'project:leave': [
    command('leaveProject', inProject),
    command('removeProjectMember', ({ projectId }, { id: userId }) => ({ projectId, userId }), 'of oneself'),
  ],
  'presence:read': [
    question('onlineUsers', {
      document: '($projectId: ID!) { onlineUsers(projectId: $projectId) { totalCount } }',
      variables: inProject,
    }),
    follow('presence', {
      document: '($projectId: ID!) { presence(projectId: $projectId) { __typename } }',
      variables: inProject,
    }),
  ],
  'member:add': [
    command('addProjectMember', async ({ db, projectId, roles }) => {
      await db.projectMember.deleteMany({ where: { projectId, userId: roles.guest.id } });
      return { projectId, email: roles.guest.email, role: 'VIEWER' };
    }),
  ],
  'member:update': [
    command('updateProjectMember', ({ projectId, roles }) => ({
      projectId,
      userId: roles.guest.id,
      role: 'MEMBER',
    })),
  ],
  'member:remove': [command('removeProjectMember', ({ projectId, roles }) => ({ projectId, userId: roles.guest.id }))],
  'label:manage': [
    command('createLabel', ({ projectId }) => ({ projectId, name: `Label ${randomUUID()}` })),
    command('updateLabel', async (team) => ({ labelId: await team.label(), name: `Label ${randomUUID()}` })),
    command('deleteLabel', async (team) => ({ labelId: await team.label() })),
  ],
  'task:create': [command('createTask', ({ projectId }) => ({ projectId, title: 'One more' }))],
  'task:update': [
    command('updateTask', async (team) => ({ taskId: await team.task(), title: `Title ${randomUUID()}` })),
    command('moveTask', async (team) => ({
      taskId: await team.task(),
      status: 'DONE',
      afterTaskId: team.neighbourId,
    })),
    command('bulkUpdateTasks', async (team) => ({
      projectId: team.projectId,
      items: [{ taskId: await team.task(), title: `Title ${randomUUID()}` }],
    })),
  ],
  'task:delete': [
    command('deleteTask', onTask),
    command('restoreTask', async (team) => ({ taskId: await team.task({ deleted: true }) })),
    command('bulkUpdateTasks', async (team) => ({
      projectId: team.projectId,
      items: [{ taskId: await team.task(), delete: true }],
    })),
  ],
  'task:import': [importing],
  'comment:create': [
    command('addComment', async (team) => ({ taskId: await team.task(), body: 'Hello' })),
    command(
      'addComment',
      async (team) => ({
        taskId: await team.task(),
        parentId: await team.comment(team.roles.partner),
        body: 'Hello yourself',
      }),
      'in answer',
    ),
    // Nothing is stored of it, so there is no event.
    {
      ...command('setTyping', async (team) => ({ taskId: await team.task(), isTyping: true })),
      writes: false,
    },
  ],
  'comment:edit-own': [
    command('editComment', async (team, person) => ({ commentId: await team.comment(person), body: 'Hello again' })),
  ],
  'comment:delete-own': [command('deleteComment', async (team, person) => ({ commentId: await team.comment(person) }))],
  'comment:delete-any': [
    command('deleteComment', async (team) => ({ commentId: await team.comment(team.roles.partner) })),
  ],
  'comment:react': [
    command('addReaction', async (team) => ({ commentId: await team.comment(team.roles.partner), emoji: '👍' })),
    command('removeReaction', async (team, person) => ({
      commentId: await team.comment(team.roles.partner, person),
      emoji: '👍',
    })),
  ],
  'view:manage-own': [
    command('createView', ({ projectId }) => ({ projectId, name: 'Mine' })),
    command('updateView', async (team, person) => ({ viewId: await team.view(person, false), name: 'My own' })),
    command('updateView', async (team, person) => ({ viewId: await team.view(person, true), shared: false }), 'back'),
    command('deleteView', async (team, person) => ({ viewId: await team.view(person, false) })),
    command('deleteView', async (team, person) => ({ viewId: await team.view(person, true) }), 'while shared'),
  ],
  'view:share': [
    command('createView', ({ projectId }) => ({ projectId, name: 'Ours', shared: true })),
    command('updateView', async (team, person) => ({ viewId: await team.view(person, false), shared: true })),
    command(
      'updateView',
      async (team, person) => ({ viewId: await team.view(person, true), name: 'Ours too' }),
      'kept',
    ),
  ],
  'view:delete-any': [command('deleteView', async (team) => ({ viewId: await team.view(team.roles.partner, true) }))],
};

/** Root fields that are not about a project, and why. */
export const elsewhere: Readonly<Record<string, string>> = {
  'Mutation.signUp': 'begins an account',
  'Mutation.signIn': 'is for whoever has the password',
  'Mutation.refreshSession': 'is for whoever has the refresh token',
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
  'Mutation.publishAnnouncement': 'is for operators, whatever their projects',
  'Mutation.updateAnnouncement': 'is for operators, whatever their projects',
  'Mutation.withdrawAnnouncement': 'is for operators, whatever their projects',
  'Query.announcements': 'is for everybody',
  'Mutation.createProject': 'makes a project, which nobody has a role in before',
  'Query.me': 'is the viewer',
  'Query.rateLimit': "is about the viewer's own operations",
  'Query.myCursor': 'holds numbers of events of projects that the viewer is a member of, and none of their data',
};
