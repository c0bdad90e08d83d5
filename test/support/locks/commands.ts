import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { App } from '../../../src/app.js';
import type { Person } from '../client.js';
import { mutate } from '../mutate.js';
import { nextKey } from '../operations.js';
import type { Random } from '../random.js';
import type { LockFixture } from './fixture.js';

/** The means of a command: the rows, a source of random choices, and the instances. */
export interface LockTools {
  readonly random: Random;
  readonly apps: readonly App[];
}

export type LockCommand = (fixture: LockFixture, tools: LockTools) => Promise<unknown>;

/** After one of these no other command in the project succeeds, so a burst has at most one of them. */
export const endingCommands: ReadonlySet<string> = new Set(['deleteProject', 'archiveProject']);

type Choose<T> = (fixture: LockFixture, random: Random) => T;

/** Sends a mutation to a random instance. Refusals are expected, because another command may delete the row first. */
function send(name: string, by: keyof LockFixture & ('owner' | 'admin' | 'member' | 'joiner'), input: Choose<object>) {
  return async (fixture: LockFixture, { random, apps }: LockTools) => {
    const person: Person = fixture[by].at(random.pick(apps).url);
    const idempotencyKey = random.chance(0.3) ? randomUUID() : undefined;
    const answer = await mutate(person, name, { ...input(fixture, random), idempotencyKey });
    expect(['UNAVAILABLE', 'INTERNAL_SERVER_ERROR'], name).not.toContain(answer.code);
  };
}

const inProject: Choose<object> = ({ projectId }) => ({ projectId });
const onTask: Choose<object> = ({ tasks }, random) => ({ taskId: random.pick(tasks) });
const onLabel: Choose<object> = ({ labels }, random) => ({ labelId: random.pick(labels) });
const onComment: Choose<object> = ({ comments }, random) => ({ commentId: random.pick(comments) });
const onView: Choose<object> = ({ views }, random) => ({ viewId: random.pick(views) });
const onNotification: Choose<object> = ({ notifications }, random) => ({ notificationId: random.pick(notifications) });
const onAnnouncement: Choose<object> = ({ announcementId }) => ({ announcementId });
const title: Choose<object> = (_, random) => ({ title: `${random.next()}` });
const name: Choose<object> = (_, random) => ({ name: `${random.next()}` });
const assignees: Choose<object> = ({ member, other }, random) => ({
  assigneeIds: random.some(random.shuffled([member.id, other.id])),
});
const labelled: Choose<object> = ({ labels }, random) => ({ labelIds: random.some(random.shuffled(labels)) });
const mention: Choose<object> = ({ member, other }, random) => ({
  body: `@${member.id} @${other.id} ${random.next()}`,
});
const both =
  (...parts: readonly Choose<object>[]): Choose<object> =>
  (fixture, random) =>
    Object.assign({}, ...parts.map((part) => part(fixture, random)));

/** Imports rows of which some exist, with labels of which some exist. */
async function importTasks({ projectId, owner }: LockFixture, { random, apps }: LockTools): Promise<void> {
  const tasks = random
    .shuffled(['0', '1', '2', 'new'])
    .map((externalId) => ({ externalId, title: `${random.next()}`, labels: ['Label 0', `${random.below(5)}`] }));
  const { url } = random.pick(apps);
  const response = await fetch(`${url}/projects/${projectId}/import?format=json&createLabels=true`, {
    method: 'POST',
    headers: { authorization: owner.authorization },
    body: JSON.stringify({ tasks }),
  });
  expect(response.status, await response.text()).toBeLessThan(500);
}

/** Every command and every scheduled change that locks rows of projects, of their members or of inboxes, by name. */
export const lockCommands: Readonly<Record<string, LockCommand>> = {
  addComment: send('addComment', 'owner', both(onTask, mention)),
  addProjectMember: send('addProjectMember', 'admin', ({ projectId, joiner }) => ({
    projectId,
    email: joiner.email,
    role: 'MEMBER',
  })),
  addReaction: send(
    'addReaction',
    'admin',
    both(onComment, () => ({ emoji: '👍' })),
  ),
  archiveNotification: send('archiveNotification', 'member', onNotification),
  archiveProject: send('archiveProject', 'admin', inProject),
  bulkUpdateTasks: send('bulkUpdateTasks', 'owner', (fixture, random) => ({
    projectId: fixture.projectId,
    onError: 'SKIP_INVALID',
    items: random.shuffled(fixture.tasks).map((taskId) => ({
      taskId,
      ...title(fixture, random),
      ...assignees(fixture, random),
      ...labelled(fixture, random),
    })),
  })),
  createLabel: send('createLabel', 'admin', both(inProject, name)),
  createProject: send('createProject', 'owner', () => ({ key: nextKey(), name: 'x' })),
  createTask: send('createTask', 'admin', both(inProject, title, assignees, labelled)),
  createView: send(
    'createView',
    'member',
    both(inProject, name, () => ({ shared: true })),
  ),
  deleteComment: send('deleteComment', 'owner', onComment),
  deleteLabel: send('deleteLabel', 'admin', ({ labels }) => ({ labelId: labels[1] })),
  deleteProject: send('deleteProject', 'owner', inProject),
  deleteTask: send('deleteTask', 'admin', ({ tasks }) => ({ taskId: tasks[2] })),
  deleteView: send('deleteView', 'owner', ({ views }) => ({ viewId: views[1] })),
  editComment: send('editComment', 'owner', both(onComment, mention)),
  importTasks,
  leaveProject: send('leaveProject', 'member', inProject),
  markAllNotificationsRead: send('markAllNotificationsRead', 'member', () => ({ until: new Date() })),
  markNotificationRead: send('markNotificationRead', 'member', onNotification),
  markNotificationUnread: send('markNotificationUnread', 'member', onNotification),
  moveTask: send('moveTask', 'admin', ({ tasks }, random) => {
    const [taskId, afterTaskId] = random.shuffled(tasks);
    return { taskId, afterTaskId, status: random.pick(['TODO', 'DONE']) };
  }),
  publishAnnouncement: send('publishAnnouncement', 'owner', () => ({ title: 'x', body: 'x' })),
  removeProjectMember: send('removeProjectMember', 'owner', ({ projectId, other }) => ({
    projectId,
    userId: other.id,
  })),
  removeReaction: send(
    'removeReaction',
    'admin',
    both(onComment, () => ({ emoji: '👍' })),
  ),
  restoreTask: send('restoreTask', 'owner', ({ tasks }) => ({ taskId: tasks[3] })),
  snoozeNotification: send(
    'snoozeNotification',
    'member',
    both(onNotification, () => ({ until: new Date(Date.now() + 1_000) })),
  ),
  transferProject: send('transferProject', 'owner', ({ projectId, admin }) => ({ projectId, userId: admin.id })),
  unarchiveNotification: send('unarchiveNotification', 'member', onNotification),
  unarchiveProject: send('unarchiveProject', 'admin', inProject),
  updateLabel: send('updateLabel', 'admin', both(onLabel, name)),
  updateNotificationPreferences: send('updateNotificationPreferences', 'member', ({ projectId }, random) => ({
    projectId,
    settings: [{ kind: 'OVERDUE', enabled: random.chance(0.5) }],
  })),
  updateProject: send('updateProject', 'admin', both(inProject, name)),
  updateProjectMember: send('updateProjectMember', 'owner', ({ projectId, member, other }, random) => ({
    projectId,
    userId: random.pick([member.id, other.id]),
    role: random.pick(['MEMBER', 'VIEWER']),
  })),
  updateReminderPreferences: send('updateReminderPreferences', 'member', (_, random) => ({
    timeZone: random.pick(['UTC', 'Europe/Vienna', 'Asia/Tokyo']),
  })),
  updateTask: send(
    'updateTask',
    'owner',
    both(onTask, title, assignees, labelled, () => ({ dueDate: '2026-01-01' })),
  ),
  updateView: send('updateView', 'owner', both(onView, name)),
  updateAnnouncement: send('updateAnnouncement', 'owner', both(onAnnouncement, title)),
  withdrawAnnouncement: send('withdrawAnnouncement', 'owner', onAnnouncement),
  reminders: (_, { random, apps }) => random.pick(apps).backgroundTasks.reminders.nudge(),
  announcements: (_, { random, apps }) => random.pick(apps).backgroundTasks.announcements.nudge(),
  projectDeletion: (_, { random, apps }) => random.pick(apps).backgroundTasks.projectDeletion.nudge(),
};

/** Mutations without a command in the table, with the reason. A new mutation of the schema needs an entry in one of the two. */
export const withoutSharedLocks: Readonly<Record<string, string>> = {
  changePassword: account(),
  createPersonalAccessToken: account(),
  deactivateAccount: account(),
  refreshSession: account(),
  revokePersonalAccessToken: account(),
  setTyping: 'stores nothing',
  signIn: account(),
  signOut: account(),
  signOutEverywhere: account(),
  signUp: account(),
};

function account(): string {
  return "locks rows of the viewer's own account and no row of a project";
}
