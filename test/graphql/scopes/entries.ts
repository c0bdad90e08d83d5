import { nextKey } from '../../support/operations.js';
import type { ProjectFixture } from './project-fixture.js';

/*
 * The expected access of scoped tokens for every root field of the schema. A new field fails the suite until it has an entry.
 */

/** A query or a subscription as a selection. */
interface Reading {
  /**
   * `project`: data of one project, NOT_FOUND outside the token's scope. `own`: data of all projects of the viewer within the
   * scope. `everybody`: data of no project, equal for all viewers.
   */
  readonly of: 'project' | 'own' | 'everybody';
  readonly ask: (fixture: ProjectFixture) => string;
  /** A mutation by another member before the subscription, so that an event is delivered. */
  readonly first?: readonly [mutation: string, input: (fixture: ProjectFixture) => object];
}

/** A mutation as its input. */
interface MutationEntry {
  /**
   * `project`: changes one project. `projects`: requires a credential for all projects. `account`: requires a session.
   * `anyone`: requires no credential.
   */
  readonly of: 'project' | 'projects' | 'account' | 'anyone';
  readonly input: (fixture: ProjectFixture) => object;
  /** A mutation that must succeed before. */
  readonly first?: readonly [mutation: string, input: (fixture: ProjectFixture) => object];
}

export const queries: Readonly<Record<string, Reading>> = {
  announcements: { of: 'everybody', ask: () => 'announcements { totalCount }' },
  changes: { of: 'project', ask: ({ projectId }) => `changes(projectId: "${projectId}") { cursor }` },
  importRun: {
    of: 'project',
    ask: ({ projectId, importId }) => `importRun(projectId: "${projectId}", importId: "${importId}") { status }`,
  },
  me: { of: 'own', ask: () => 'me { id name email createdAt }' },
  myCursor: { of: 'own', ask: () => 'myCursor' },
  myTasks: { of: 'own', ask: () => 'myTasks(first: 100) { totalCount nodes { id title project { id name } } }' },
  node: { of: 'project', ask: ({ taskId }) => `node(id: "${taskId}") { id }` },
  nodes: {
    of: 'own',
    ask: ({ projectId, taskId, commentId, labelId, viewId, memberId }) => {
      const ids = JSON.stringify([projectId, taskId, commentId, labelId, viewId, memberId]);
      const fields = ['Project { name }', 'Task { title }', 'Comment { body }', 'Label { label: name }'];
      return `nodes(ids: ${ids}) { __typename ${fields.map((field) => `... on ${field}`).join(' ')} }`;
    },
  },
  rateLimit: { of: 'everybody', ask: () => 'rateLimit { limit }' },
  notificationPreferences: {
    of: 'project',
    ask: ({ projectId }) => `notificationPreferences(projectId: "${projectId}") { enabled }`,
  },
  notifications: {
    of: 'own',
    ask: () => 'notifications(first: 100) { totalCount nodes { id projectId project { name } task { title } } }',
  },
  onlineUsers: { of: 'project', ask: ({ projectId }) => `onlineUsers(projectId: "${projectId}") { totalCount }` },
  project: { of: 'project', ask: ({ projectId }) => `project(id: "${projectId}") { viewerRole views { totalCount } }` },
  projects: { of: 'own', ask: () => 'projects(first: 100) { totalCount nodes { id name views { nodes { name } } } }' },
  search: {
    of: 'own',
    ask: ({ mark }) => `search(query: "${mark}") { totalCount nodes { task { id title } comment { body } } }`,
  },
  task: { of: 'project', ask: ({ taskId }) => `task(id: "${taskId}") { title }` },
  taskByKey: { of: 'project', ask: ({ key }) => `taskByKey(key: "${key}-1") { title }` },
  tasks: {
    of: 'project',
    ask: ({ projectId, mark }) => `tasks(projectId: "${projectId}", search: "${mark}") { nodes { title } }`,
  },
};

/** Ids of every type, for the query `node`. */
export const nodeIds: readonly (keyof ProjectFixture)[] = [
  'projectId',
  'taskId',
  'commentId',
  'labelId',
  'viewId',
  'memberId',
  'notificationId',
];

export const subscriptions: Readonly<Record<string, Reading>> = {
  commentChanged: {
    of: 'project',
    ask: ({ taskId, cursor }) => `commentChanged(taskId: "${taskId}", after: "${cursor}") { seq }`,
  },
  importProgress: {
    of: 'project',
    ask: ({ projectId, importId }) => `importProgress(projectId: "${projectId}", importId: "${importId}") { status }`,
  },
  myEvents: { of: 'own', ask: () => 'myEvents { id ... on SingleTaskEvent { task { title } } }' },
  notifications: { of: 'own', ask: () => 'notifications { id }' },
  presence: { of: 'project', ask: ({ projectId }) => `presence(projectId: "${projectId}") { __typename }` },
  projectChanged: {
    of: 'project',
    ask: ({ projectId, cursor }) => `projectChanged(projectId: "${projectId}", after: "${cursor}") { seq }`,
  },
  projectEvents: {
    of: 'project',
    ask: ({ projectId, cursor }) => `projectEvents(projectId: "${projectId}", after: "${cursor}") { seq }`,
  },
  projectStatsChanged: {
    of: 'project',
    ask: ({ projectId }) => `projectStatsChanged(projectId: "${projectId}") { total }`,
  },
  taskChanged: {
    of: 'project',
    ask: ({ projectId, cursor }) => `taskChanged(projectId: "${projectId}", after: "${cursor}") { seq }`,
  },
  userTyping: {
    of: 'project',
    ask: ({ taskId }) => `userTyping(taskId: "${taskId}") { users { id } }`,
    first: ['setTyping', ({ taskId }) => ({ taskId, isTyping: true })],
  },
};

const inProject = ({ projectId }: ProjectFixture) => ({ projectId });
const ofTask = ({ taskId }: ProjectFixture) => ({ taskId });
const ofNotification = ({ notificationId }: ProjectFixture) => ({ notificationId });
const project = 'project';

export const mutations: Readonly<Record<string, MutationEntry>> = {
  addComment: { of: project, input: ({ taskId }) => ({ taskId, body: 'x' }) },
  addProjectMember: { of: project, input: ({ projectId, strangerEmail: email }) => ({ projectId, email }) },
  addReaction: { of: project, input: ({ commentId }) => ({ commentId, emoji: '👍' }) },
  archiveNotification: { of: project, input: ofNotification },
  archiveProject: { of: project, input: inProject },
  bulkUpdateTasks: { of: project, input: ({ projectId, taskId }) => ({ projectId, items: [{ taskId, title: 'x' }] }) },
  changePassword: { of: 'account', input: () => ({ currentPassword: 'x', newPassword: 'y' }) },
  createLabel: { of: project, input: ({ projectId }) => ({ projectId, name: 'x' }) },
  createPersonalAccessToken: {
    of: 'account',
    input: () => ({ name: 'x', scope: 'READ', expiresAt: new Date(Date.now() + 60_000) }),
  },
  createProject: { of: 'projects', input: () => ({ key: nextKey(), name: 'x' }) },
  createTask: { of: project, input: ({ projectId }) => ({ projectId, title: 'x' }) },
  createView: { of: project, input: ({ projectId }) => ({ projectId, name: 'x' }) },
  deactivateAccount: { of: 'account', input: () => ({ password: 'x' }) },
  deleteComment: { of: project, input: ({ commentId }) => ({ commentId }) },
  deleteLabel: { of: project, input: ({ labelId }) => ({ labelId }) },
  deleteProject: { of: project, input: inProject },
  deleteTask: { of: project, input: ofTask },
  deleteView: { of: project, input: ({ viewId }) => ({ viewId }) },
  editComment: { of: project, input: ({ commentId }) => ({ commentId, body: 'x' }) },
  leaveProject: {
    of: project,
    input: inProject,
    first: ['updateProjectMember', ({ projectId, memberId }) => ({ projectId, userId: memberId, role: 'OWNER' })],
  },
  markAllNotificationsRead: { of: 'projects', input: () => ({ until: new Date() }) },
  markNotificationRead: { of: project, input: ofNotification },
  markNotificationUnread: { of: project, input: ofNotification },
  moveTask: { of: project, input: ({ taskId, lastTaskId }) => ({ taskId, afterTaskId: lastTaskId }) },
  publishAnnouncement: { of: 'account', input: () => ({ title: 'x', body: 'x' }) },
  refreshSession: { of: 'anyone', input: () => ({ refreshToken: 'x' }) },
  removeProjectMember: { of: project, input: ({ projectId, memberId }) => ({ projectId, userId: memberId }) },
  removeReaction: { of: project, input: ({ commentId }) => ({ commentId, emoji: '👍' }) },
  restoreTask: { of: project, input: ({ deletedTaskId }) => ({ taskId: deletedTaskId }) },
  revokePersonalAccessToken: { of: 'account', input: () => ({ tokenId: 'x' }) },
  setTyping: { of: project, input: ({ taskId }) => ({ taskId, isTyping: true }) },
  signIn: { of: 'anyone', input: () => ({ email: 'x', password: 'x' }) },
  signOut: { of: 'account', input: () => ({}) },
  signOutEverywhere: { of: 'account', input: () => ({}) },
  signUp: { of: 'anyone', input: () => ({ email: 'x', name: 'x', password: 'x' }) },
  snoozeNotification: {
    of: project,
    input: ({ notificationId }) => ({ notificationId, until: new Date(Date.now() + 3_600_000) }),
  },
  transferProject: { of: project, input: ({ projectId, memberId }) => ({ projectId, userId: memberId }) },
  unarchiveNotification: { of: project, input: ofNotification },
  unarchiveProject: { of: project, input: inProject },
  updateAnnouncement: { of: 'account', input: () => ({ announcementId: 'x', title: 'x' }) },
  updateLabel: { of: project, input: ({ labelId }) => ({ labelId, name: 'x' }) },
  updateNotificationPreferences: {
    of: project,
    input: ({ projectId }) => ({ projectId, settings: [{ enabled: false }] }),
  },
  updateProject: { of: project, input: ({ projectId }) => ({ projectId, name: 'x' }) },
  updateProjectMember: {
    of: project,
    input: ({ projectId, memberId }) => ({ projectId, userId: memberId, role: 'VIEWER' }),
  },
  updateReminderPreferences: { of: 'projects', input: () => ({ timeZone: 'Europe/Berlin' }) },
  updateTask: { of: project, input: ({ taskId }) => ({ taskId, title: 'x' }) },
  updateView: { of: project, input: ({ viewId }) => ({ viewId, name: 'x' }) },
  withdrawAnnouncement: { of: 'account', input: () => ({ announcementId: 'x' }) },
};

/** Fields of `me`: `account` for fields that require a session, otherwise `person`. */
export const ownFields: Readonly<Record<string, 'person' | 'account'>> = {
  createdAt: 'person',
  email: 'person',
  id: 'person',
  isOperator: 'person',
  name: 'person',
  personalAccessTokens: 'account',
  reminderPreferences: 'person',
  sessions: 'account',
};
