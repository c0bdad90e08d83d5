import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { pruneNotifications } from '../../src/domain/notification/retention.js';
import { bySystem, writeNotifications } from '../../src/domain/notification/write-notifications.js';
import { newId } from '../../src/ids.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { everything, mutate, succeed } from '../support/mutate.js';
import { followNotifications, notificationEventsDocument, readInbox } from '../support/notifications.js';
import { addMember, newProject, newTask, removeMember } from '../support/operations.js';

const myEventsDocument = graphql(`
  subscription NotificationsAmongMyEvents($after: Cursor) {
    myEvents(after: $after) {
      __typename
      ... on NotificationEvent {
        unreadCount
      }
      ... on NotificationAdded {
        notification {
          task {
            id
          }
        }
      }
    }
  }
`);

describeBackends('notifications', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let eve: Person;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend, { timing: { snoozes: 50 } });
    [ada, bob, eve] = [await newPerson(app.url), await newPerson(app.url), await newPerson(app.url)];
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Creates a project of Ada with members Bob and Eve and a task of Ada, and marks all notifications read. */
  async function newFixture() {
    const { id: projectId } = await newProject(ada, [bob, eve]);
    const { id: taskId } = await newTask(ada, { projectId, title: 'Paint the fence' });
    const until = new Date(Date.now() + 60_000).toISOString();
    for (const person of [ada, bob, eve]) await succeed(person, 'markAllNotificationsRead', { until });
    return { projectId, taskId };
  }

  async function comment(person: Person, taskId: string, body: string): Promise<string> {
    const made = await succeed<{ comment: { id: string } }>(person, 'addComment', { taskId, body }, 'comment { id }');
    return made.comment.id;
  }

  /** The unread notifications of a person about a project. */
  async function unreadOf(person: Person, projectId: string) {
    return (await readInbox(person, { filter: { unread: true, projectId } })).nodes;
  }

  type Fixture = Awaited<ReturnType<typeof newFixture>>;
  it.each<[string, (fixture: Fixture) => Promise<unknown>, Record<string, unknown>]>([
    [
      'createTask with assignees',
      ({ projectId }) => newTask(ada, { projectId, title: 'x', assigneeIds: [bob.id, ada.id] }),
      { kind: 'ASSIGNED', task: { project: { name: 'A project' } } },
    ],
    [
      'updateTask with a new assignee',
      ({ taskId }) => succeed(ada, 'updateTask', { taskId, assigneeIds: [bob.id] }),
      { kind: 'ASSIGNED' },
    ],
    [
      'updateTask with a new status and a new assignee',
      ({ taskId }) => succeed(ada, 'updateTask', { taskId, status: 'DONE', assigneeIds: [bob.id] }),
      { kind: 'ASSIGNED' },
    ],
    [
      'updateTask without a previous assignee',
      async ({ projectId }) => {
        const { id: taskId } = await newTask(bob, { projectId, title: 'x', assigneeIds: [bob.id] });
        await succeed(ada, 'updateTask', { taskId, assigneeIds: [] });
      },
      { kind: 'UNASSIGNED' },
    ],
    [
      'bulkUpdateTasks that assigns several tasks',
      async ({ projectId, taskId }) => {
        const other = await newTask(ada, { projectId, title: 'x' });
        const items = [taskId, other.id].map((id) => ({ taskId: id, assigneeIds: [bob.id] }));
        await succeed(ada, 'bulkUpdateTasks', { projectId, items });
      },
      { kind: 'ASSIGNED', count: 2, task: null, comment: null },
    ],
    [
      'bulkUpdateTasks that assigns one of several tasks',
      async ({ projectId, taskId }) => {
        const other = await newTask(ada, { projectId, title: 'x' });
        const items = [
          { taskId, assigneeIds: [bob.id] },
          { taskId: other.id, title: 'y' },
        ];
        await succeed(ada, 'bulkUpdateTasks', { projectId, items });
      },
      { kind: 'ASSIGNED' },
    ],
    [
      'an import that assigns 250 tasks',
      async ({ projectId }) => {
        const rows = Array.from({ length: 250 }, (_, index) => `${index},Task ${index},${bob.id}`);
        const answer = await fetch(`${app.url}/projects/${projectId}/import?format=csv`, {
          method: 'POST',
          headers: { authorization: ada.authorization },
          body: `externalId,title,assignees\n${rows.join('\n')}\n`,
        });
        expect(answer.status).toBe(200);
      },
      { kind: 'ASSIGNED', count: 250, task: null },
    ],
    [
      'a comment that mentions an assignee',
      async ({ taskId }) => {
        await succeed(bob, 'updateTask', { taskId, assigneeIds: [bob.id] });
        await comment(ada, taskId, `See here, @${bob.id}`);
      },
      { kind: 'MENTIONED' },
    ],
    [
      'an edited comment with a new mention',
      async ({ taskId }) => {
        const commentId = await comment(ada, taskId, 'See here');
        await succeed(ada, 'editComment', { commentId, body: `See here, @${bob.id}` });
      },
      { kind: 'MENTIONED' },
    ],
    [
      'a comment on a task of the assignee',
      async ({ taskId }) => {
        await succeed(bob, 'updateTask', { taskId, assigneeIds: [bob.id] });
        await comment(ada, taskId, 'Well');
      },
      { kind: 'COMMENTED' },
    ],
    [
      'a comment on a task of the creator',
      async ({ projectId }) => {
        const { id } = await newTask(bob, { projectId, title: 'Mine' });
        await comment(ada, id, 'Well');
      },
      { kind: 'COMMENTED' },
    ],
    [
      'a comment after an earlier comment of the user',
      async ({ taskId }) => {
        await comment(bob, taskId, 'First');
        await comment(ada, taskId, 'Second');
      },
      { kind: 'COMMENTED' },
    ],
    [
      'updateProjectMember with another role',
      ({ projectId }) => succeed(ada, 'updateProjectMember', { projectId, userId: bob.id, role: 'VIEWER' }),
      { kind: 'ROLE_CHANGED', role: 'VIEWER', task: null },
    ],
    [
      'transferProject to the user',
      ({ projectId }) => succeed(ada, 'transferProject', { projectId, userId: bob.id }),
      { kind: 'ROLE_CHANGED', role: 'OWNER', task: null },
    ],
  ])('are sent once to the affected user alone for %s', async (_, act, expected) => {
    const fixture = await newFixture();
    await using events = followNotifications(bob, (await readInbox(bob)).cursor);
    await act(fixture);
    await events.until(({ notifications: event }) => 'notification' in event && event.notification.unread);
    const [notification, ...others] = await unreadOf(bob, fixture.projectId);
    expect(others).toEqual([]);
    const aboutTask = expected.task === null ? {} : { task: { id: expect.any(String) } };
    const aboutComment = /COMMENTED|MENTIONED/.test(String(expected.kind))
      ? { comment: { author: { id: ada.id } } }
      : {};
    expect(notification).toMatchObject({
      unread: true,
      count: 1,
      actors: [{ id: ada.id }],
      project: { id: fixture.projectId },
      projectId: fixture.projectId,
      ...aboutTask,
      ...aboutComment,
      ...expected,
    });
    // The actor and uninvolved members receive no notification.
    expect(await unreadOf(eve, fixture.projectId)).toEqual([]);
    expect((await unreadOf(ada, fixture.projectId)).filter(({ actors }) => actors[0]?.id === ada.id)).toEqual([]);
  });

  it('are sent to a user who is added to a project', async () => {
    const joe = await newPerson(app.url);
    const { id: projectId } = await newProject(ada);
    await addMember(ada, projectId, joe, 'VIEWER');
    const { nodes, unreadCount } = await readInbox(joe);
    expect(unreadCount).toBe(1);
    expect(nodes).toMatchObject([
      { kind: 'ADDED_TO_PROJECT', role: 'VIEWER', project: { id: projectId }, actors: [{ id: ada.id }], task: null },
    ]);
  });

  it('are not written for changes without recipients other than the actor', async () => {
    const { projectId, taskId } = await newFixture();
    await succeed(bob, 'updateTask', { taskId, assigneeIds: [bob.id, eve.id] });
    await succeed(eve, 'markAllNotificationsRead', { until: new Date(Date.now() + 60_000).toISOString() });
    const rows = await backend.database.prisma.notification.count();
    await succeed(bob, 'updateTask', { taskId, status: 'IN_PROGRESS', assigneeIds: [eve.id, bob.id] });
    const commentId = await comment(bob, taskId, `I am @${bob.id}`);
    await succeed(bob, 'editComment', { commentId, body: `It is me, @${bob.id}` });
    await succeed(ada, 'addReaction', { commentId, emoji: '👍' });
    await succeed(ada, 'updateProject', { projectId, name: 'Other' });
    // Only the comment has recipients.
    expect(await backend.database.prisma.notification.count()).toBe(rows + 2);
    expect(await unreadOf(ada, projectId)).toMatchObject([{ kind: 'COMMENTED' }]);
    expect(await unreadOf(eve, projectId)).toMatchObject([{ kind: 'COMMENTED' }]);
    expect(await unreadOf(bob, projectId)).toEqual([]);
  });

  it('are grouped by kind and task while they are unread', async () => {
    const { projectId, taskId } = await newFixture();
    await using events = followNotifications(ada, (await readInbox(ada)).cursor);
    await comment(bob, taskId, 'One');
    await comment(eve, taskId, 'Two');
    await comment(eve, taskId, 'Three');
    await comment(eve, taskId, `Four, @${ada.id}`);
    const received = (await events.until(4)).map(({ notifications }) => notifications);
    expect(received).toMatchObject([
      { __typename: 'NotificationAdded', unreadCount: expect.any(Number), notification: { count: 1, version: 1 } },
      { __typename: 'NotificationUpdated', notification: { count: 2, version: 2 } },
      { __typename: 'NotificationUpdated', notification: { count: 3, version: 3, comment: { body: 'Three' } } },
      { __typename: 'NotificationAdded', notification: { kind: 'MENTIONED', count: 1 } },
    ]);
    const [mention, comments, ...others] = await unreadOf(ada, projectId);
    expect(others).toEqual([]);
    expect(mention).toMatchObject({ kind: 'MENTIONED', comment: { body: `Four, @${ada.id}` } });
    expect(comments).toMatchObject({ kind: 'COMMENTED', count: 3, actors: [{ id: eve.id }, { id: bob.id }] });
    expect(Date.parse(comments!.updatedAt)).toBeGreaterThan(Date.parse(comments!.createdAt));

    await succeed(ada, 'markNotificationRead', { notificationId: comments!.id });
    await succeed(ada, 'archiveNotification', { notificationId: mention!.id });
    await comment(eve, taskId, `Five, @${ada.id}`);
    await comment(bob, taskId, 'Six');
    // A notification that has been read does not group again, also after it is marked unread.
    await succeed(ada, 'markNotificationUnread', { notificationId: comments!.id });
    await comment(bob, taskId, 'Seven');
    const now = await unreadOf(ada, projectId);
    expect(now).toMatchObject([
      { kind: 'COMMENTED', count: 2, actors: [{ id: bob.id }] },
      { kind: 'MENTIONED', count: 1 },
      { kind: 'COMMENTED', count: 3, id: comments!.id },
    ]);
  });

  it('are read, archived, snoozed and restored by mutations, whose events reach all sessions of the user', async () => {
    const { projectId, taskId } = await newFixture();
    await comment(bob, taskId, 'One');
    const { nodes, cursor, unreadCount } = await readInbox(ada, { filter: { projectId } });
    const { id: notificationId } = nodes[0]!;
    await using phone = followNotifications(ada, cursor);
    await using laptop = followNotifications(ada, cursor);

    const selection = 'unreadCount notification { id version unread archivedAt snoozedUntil }';
    const act = (name: string, input: object = {}) => succeed(ada, name, { notificationId, ...input }, selection);
    const far = new Date(Date.now() + 3_600_000).toISOString();
    expect(await act('markNotificationRead', { mutationId: 'a' })).toMatchObject({
      unreadCount: unreadCount - 1,
      notification: { id: notificationId, unread: false, version: 2 },
    });
    expect(await act('markNotificationRead')).toMatchObject({ notification: { version: 2 } });
    expect(await act('markNotificationUnread')).toMatchObject({ unreadCount, notification: { unread: true } });
    expect(await act('markNotificationUnread')).toMatchObject({ notification: { version: 3 } });
    const lists = async () => {
      const folders = ['INBOX', 'SNOOZED', 'ARCHIVE'] as const;
      const found = await Promise.all(folders.map((folder) => readInbox(ada, { filter: { folder, projectId } })));
      return found.map((list) => list.nodes.filter(({ id }) => id === notificationId).length);
    };
    expect(await act('snoozeNotification', { until: far })).toMatchObject({
      unreadCount: unreadCount - 1,
      notification: { snoozedUntil: far },
    });
    expect(await lists()).toEqual([0, 1, 0]);
    expect(await act('archiveNotification')).toMatchObject({ notification: { snoozedUntil: null } });
    expect(await lists()).toEqual([0, 0, 1]);
    expect(await act('snoozeNotification', { until: far })).toMatchObject({ notification: { archivedAt: null } });
    expect(await act('snoozeNotification')).toMatchObject({ unreadCount, notification: { snoozedUntil: null } });
    expect(await act('archiveNotification')).toMatchObject({ unreadCount: unreadCount - 1 });
    expect(await act('unarchiveNotification')).toMatchObject({ unreadCount, notification: { archivedAt: null } });
    expect(await act('unarchiveNotification')).toMatchObject({ notification: { version: 9 } });
    expect(await lists()).toEqual([1, 0, 0]);

    const received = (await phone.until(8)).map(({ notifications }) => notifications);
    expect(received.map(({ __typename }) => __typename)).toEqual([
      'NotificationRead',
      'NotificationUnread',
      'NotificationSnoozed',
      'NotificationArchived',
      'NotificationSnoozed',
      'NotificationSnoozeEnded',
      'NotificationArchived',
      'NotificationUnarchived',
    ]);
    expect(received[0]).toMatchObject({ actor: { id: ada.id }, origin: { mutationId: 'a' } });
    expect(received.at(-1)).toMatchObject({ unreadCount, notification: { version: 9 } });
    const seqs = (data: typeof phone.data) => data.map(({ notifications }) => notifications.seq);
    expect(seqs(await laptop.until(8))).toEqual(seqs(phone.data));
  });

  it('return to the top of the inbox as unread when their snooze ends', async () => {
    const { projectId, taskId } = await newFixture();
    await comment(bob, taskId, 'One');
    const [first] = await unreadOf(ada, projectId);
    await comment(bob, taskId, `Two @${ada.id}`);
    const notificationId = first!.id;
    await succeed(ada, 'markNotificationRead', { notificationId });
    const { cursor, unreadCount } = await readInbox(ada);
    await using events = followNotifications(ada, cursor);
    const until = new Date(Date.now() + 700).toISOString();
    await succeed(ada, 'snoozeNotification', { notificationId, until });
    const [, back] = (await events.until(2)).map(({ notifications }) => notifications);
    expect(back).toMatchObject({
      __typename: 'NotificationSnoozeEnded',
      actor: null,
      unreadCount: unreadCount + 1,
      notification: { id: notificationId, unread: true },
    });
    const { nodes } = await readInbox(ada, { first: 1 });
    expect(nodes).toMatchObject([{ id: notificationId, unread: true, snoozedUntil: null }]);
    expect(nodes[0]!.updatedAt >= until).toBe(true);
  });

  it('are marked read up to a time by markAllNotificationsRead, except snoozed and archived ones', async () => {
    const { projectId } = await newFixture();
    for (const title of ['a', 'b', 'c', 'd']) await newTask(ada, { projectId, title, assigneeIds: [bob.id] });
    const { nodes, cursor } = await readInbox(bob, { filter: { projectId, unread: true } });
    const [newest, second, third, oldest] = nodes;
    await succeed(bob, 'archiveNotification', { notificationId: third!.id });
    const far = new Date(Date.now() + 3_600_000).toISOString();
    await succeed(bob, 'snoozeNotification', { notificationId: oldest!.id, until: far });
    await using events = followNotifications(bob, cursor);
    const readAll = (until: string) => succeed(bob, 'markAllNotificationsRead', { until }, 'count unreadCount');
    expect(await readAll(second!.updatedAt)).toMatchObject({ count: 1, unreadCount: 1 });
    expect(await readAll(second!.updatedAt)).toMatchObject({ count: 0, unreadCount: 1 });
    const received = await events.until(3);
    expect(received[2]?.notifications).toMatchObject({
      __typename: 'NotificationsRead',
      until: second!.updatedAt,
      count: 1,
      unreadCount: 1,
    });
    const unread = async (folder: 'INBOX' | 'ARCHIVE' | 'SNOOZED') =>
      (await readInbox(bob, { filter: { projectId, unread: true, folder } })).nodes.map(({ id }) => id);
    expect(await unread('INBOX')).toEqual([newest!.id]);
    expect([...(await unread('ARCHIVE')), ...(await unread('SNOOZED'))]).toEqual([third!.id, oldest!.id]);
    await succeed(bob, 'snoozeNotification', { notificationId: oldest!.id });
  });

  it('are listed in pages in both directions and filtered by state, kind, project and folder', async () => {
    const joe = await newPerson(app.url);
    const { id: projectId } = await newProject(ada, [joe]);
    for (let index = 0; index < 24; index += 1) {
      await newTask(ada, { projectId, title: `${index}`, assigneeIds: [joe.id] });
    }
    const all = await readInbox(joe, { first: 100 });
    expect(all).toMatchObject({ totalCount: 25, unreadCount: 25, pageInfo: { hasNextPage: false } });
    const ids = all.nodes.map(({ id }) => id);
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await readInbox(joe, { first: 10, after });
      forward.push(...nodes.map(({ id }) => id));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(forward).toEqual(ids);
    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const { nodes, pageInfo } = await readInbox(joe, { last: 10, before });
      backward.unshift(...nodes.map(({ id }) => id));
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor ?? null;
    }
    expect(backward).toEqual(ids);

    await succeed(joe, 'markNotificationRead', { notificationId: ids[3] });
    const count = async (filter: object) => (await readInbox(joe, { filter, first: 0 })).totalCount;
    expect(await count({ unread: true })).toBe(24);
    expect(await count({ unread: false })).toBe(1);
    expect(await count({ kinds: ['ADDED_TO_PROJECT', 'MENTIONED'] })).toBe(1);
    expect(await count({ kinds: [] })).toBe(0);
    expect(await count({ projectId })).toBe(25);
    expect(await count({ projectId: newId('project') })).toBe(0);
    expect(await count({ folder: 'ARCHIVE' })).toBe(0);
    expect(await readInbox(joe, { first: 0 })).toMatchObject({ nodes: [], totalCount: 25, unreadCount: 24 });
  });

  it('resume from a cursor with missed events first, and return an error for an invalid cursor', async () => {
    const { projectId, taskId } = await newFixture();
    const { cursor } = await readInbox(ada);
    await comment(bob, taskId, 'One');
    const first = followNotifications(ada, cursor);
    const [one] = (await first.until(1)).map(({ notifications }) => notifications);
    await first[Symbol.asyncDispose]();
    await comment(bob, taskId, 'Two');
    await succeed(bob, 'updateTask', { taskId, assigneeIds: [ada.id] });
    await using again = followNotifications(ada, one!.cursor);
    await again.until(2);
    await comment(bob, taskId, 'Three');
    const received = (await again.until(3)).map(({ notifications }) => notifications);
    expect(received.map(({ seq }) => seq)).toEqual([1, 2, 3].map((step) => one!.seq + step));
    expect(received).toMatchObject([
      { notification: { kind: 'COMMENTED', count: 2 } },
      { notification: { kind: 'ASSIGNED', projectId } },
      { notification: { kind: 'COMMENTED', count: 3 } },
    ]);
    const { epoch } = app.services.log;
    const cursors: [string, string][] = [
      [`other.${ada.id}.1`, 'CURSOR_EXPIRED'],
      [`${epoch}.${ada.id}.99999`, 'CURSOR_EXPIRED'],
      [`${epoch}.${bob.id}.1`, 'BAD_USER_INPUT'],
      ['nonsense', 'BAD_USER_INPUT'],
    ];
    for (const [text, code] of cursors) {
      await using refused = ada.follow(notificationEventsDocument, { after: Buffer.from(text).toString('base64url') });
      expect([text, await refused.refusal()]).toEqual([text, code]);
    }
  });

  it('are delivered by myEvents', async () => {
    const { taskId } = await newFixture();
    const { myCursor } = (await ada.post<{ myCursor: string }, object>('{ myCursor }')).data!;
    await comment(bob, taskId, 'One');
    await using events = ada.follow(myEventsDocument, { after: myCursor });
    await events.until(({ myEvents }) => myEvents.__typename === 'NotificationAdded');
    expect(events.data).toContainEqual({
      myEvents: {
        __typename: 'NotificationAdded',
        unreadCount: (await readInbox(ada)).unreadCount,
        notification: { task: { id: taskId } },
      },
    });
  });

  it('are removed with the membership, and their events no longer return project data', async () => {
    const { projectId, taskId } = await newFixture();
    const { cursor } = await readInbox(bob);
    const commentId = await comment(ada, taskId, `Secret, @${bob.id}`);
    await succeed(ada, 'updateTask', { taskId, assigneeIds: [bob.id] });
    await succeed(bob, 'updateNotificationPreferences', {
      projectId,
      settings: [{ kind: 'MENTIONED', enabled: false }],
    });
    const [assigned, mentioned] = await unreadOf(bob, projectId);
    await succeed(bob, 'archiveNotification', { notificationId: mentioned!.id });
    await removeMember(ada, projectId, bob.id);

    for (const folder of ['INBOX', 'SNOOZED', 'ARCHIVE'] as const) {
      expect((await readInbox(bob, { filter: { projectId, folder } })).totalCount).toBe(0);
    }
    expect(await mutate(bob, 'markNotificationRead', { notificationId: assigned!.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await using events = followNotifications(bob, cursor);
    await events.until(({ notifications }) => notifications.__typename === 'NotificationsRemoved');
    const received = events.data.map(({ notifications }) => notifications);
    expect(received).toMatchObject([
      {
        __typename: 'NotificationAdded',
        notification: { kind: 'MENTIONED', project: null, task: null, comment: null },
      },
      { __typename: 'NotificationAdded', notification: { kind: 'ASSIGNED', project: null, task: null } },
      { __typename: 'NotificationPreferencesChanged', preferences: null },
      { __typename: 'NotificationArchived', notification: { comment: null } },
      // The count includes ADDED_TO_PROJECT.
      { __typename: 'NotificationsRemoved', projectId, count: 3 },
    ]);
    expect(JSON.stringify(received)).not.toContain('Secret');
    expect(await backend.database.prisma.notificationPreference.count({ where: { userId: bob.id, projectId } })).toBe(
      0,
    );

    // A member who is added again starts with an empty inbox for the project.
    await addMember(ada, projectId, bob);
    expect(await readInbox(bob, { filter: { projectId } })).toMatchObject({ nodes: [{ kind: 'ADDED_TO_PROJECT' }] });
    await succeed(ada, 'editComment', { commentId, body: `Secret again, @${bob.id}` });
    await succeed(ada, 'deleteProject', { projectId });
    await app.backgroundTasks.projectDeletion.nudge();
    await events.until(
      ({ notifications }) => notifications.__typename === 'NotificationsRemoved' && notifications.count === 1,
    );
    expect(await backend.database.prisma.notification.count({ where: { projectId } })).toBe(0);
  });

  it('are returned by id to their recipient alone', async () => {
    const { projectId, taskId } = await newFixture();
    await comment(bob, taskId, 'One');
    const [{ id } = { id: '' }] = await unreadOf(ada, projectId);
    const node = '{ ... on Notification { kind task { id } } }';
    const ask = (person: Person) =>
      person.post<{ node: unknown; nodes: unknown[] }, object>(
        `query ($id: ID!) { node(id: $id) ${node} nodes(ids: [$id]) ${node} }`,
        { id },
      );
    const found = { kind: 'COMMENTED', task: { id: taskId } };
    expect((await ask(ada)).data).toEqual({ node: found, nodes: [found] });
    expect((await ask(bob)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('return an error for invalid or inaccessible input, and change nothing', async () => {
    const { projectId, taskId } = await newFixture();
    await comment(bob, taskId, 'One');
    const [{ id: notificationId } = { id: '' }] = await unreadOf(ada, projectId);
    const { prisma } = backend.database;
    const state = async () => ({
      ...(await everything(backend.database)),
      notifications: await prisma.notification.findMany({ orderBy: { id: 'asc' } }),
      preferences: await prisma.notificationPreference.findMany(),
    });
    const before = await state();
    const [past, far] = [new Date(Date.now() - 1_000), new Date(Date.now() + 366 * 86_400_000)];
    const id = ['input', 'notificationId'];
    const singleMutations = [
      'markNotificationRead',
      'markNotificationUnread',
      'archiveNotification',
      'unarchiveNotification',
    ];
    const refused: [Person, string, Record<string, unknown>, string, string[]][] = [
      ...[...singleMutations, 'snoozeNotification'].flatMap((name): typeof refused => [
        [bob, name, { notificationId }, 'NOT_FOUND', id],
        [ada, name, { notificationId: newId('notification') }, 'NOT_FOUND', id],
        [ada, name, { notificationId: taskId }, 'BAD_USER_INPUT', id],
        [ada, name, { notificationId: 'x' }, 'BAD_USER_INPUT', id],
        [ada, name, { notificationId, idempotencyKey: '' }, 'BAD_USER_INPUT', ['input', 'idempotencyKey']],
      ]),
      [ada, 'snoozeNotification', { notificationId, until: past }, 'BAD_USER_INPUT', ['input', 'until']],
      [ada, 'snoozeNotification', { notificationId, until: far }, 'BAD_USER_INPUT', ['input', 'until']],
    ];
    for (const [person, name, input, code, path] of refused) {
      expect([name, input, await mutate(person, name, input)]).toMatchObject([name, input, { code, path }]);
    }
    const queries: [object, string[]][] = [
      [{ first: 101 }, ['first']],
      [{ first: -1 }, ['first']],
      [{ first: 1, last: 1 }, ['last']],
      [{ after: 'x' }, ['after']],
      ...[
        'then',
        '2020',
        '2020-02-30T00:00:00.000Z',
        '0000-01-01T00:00:00.000Z',
        '+010000-01-01T00:00:00.000Z',
      ].flatMap((instant): typeof queries => {
        const cursor = Buffer.from(`${instant} notification_1`).toString('base64url');
        return [
          [{ first: 1, after: cursor }, ['after']],
          [{ last: 1, before: cursor }, ['before']],
        ];
      }),
      [{ filter: { projectId: taskId } }, ['filter', 'projectId']],
    ];
    for (const [variables, path] of queries) {
      await expect(readInbox(ada, variables)).rejects.toThrow(JSON.stringify(path));
    }
    expect(await state()).toEqual(before);
  });

  it('return the first result when a mutation is repeated with the same idempotencyKey', async () => {
    const { projectId, taskId } = await newFixture();
    await comment(bob, taskId, 'One');
    const [{ id: notificationId } = { id: '' }] = await unreadOf(ada, projectId);
    const input = { notificationId, idempotencyKey: newId('task') };
    const first = await succeed(ada, 'archiveNotification', input, 'notification { version }');
    expect(await succeed(ada, 'archiveNotification', input, 'notification { version }')).toEqual(first);
    expect(await mutate(ada, 'unarchiveNotification', input)).toMatchObject({ code: 'CONFLICT' });
  });

  it('are deleted by pruneNotifications after 180 days unless they are snoozed', async () => {
    const { projectId, taskId } = await newFixture();
    const { db, prisma } = backend.database;
    const old = new Date(Date.now() - 181 * 86_400_000);
    await comment(bob, taskId, 'One');
    await comment(bob, taskId, `Two @${ada.id}`);
    await succeed(bob, 'updateTask', { taskId, assigneeIds: [ada.id] });
    const [assigned, mentioned, commented] = await unreadOf(ada, projectId);
    await succeed(ada, 'snoozeNotification', {
      notificationId: mentioned!.id,
      until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await prisma.notification.updateMany({
      where: { id: { in: [mentioned!.id, commented!.id] } },
      data: { createdAt: old, updatedAt: old },
    });
    await pruneNotifications(db);
    const kept = await prisma.notification.findMany({ where: { userId: ada.id, projectId }, orderBy: { id: 'asc' } });
    expect(kept.map(({ id }) => id)).toEqual([mentioned!.id, assigned!.id]);
  });

  it('of the system are delivered to any user', async () => {
    const joe = await newPerson(app.url);
    const { db, log, bus } = app.services;
    await using events = followNotifications(joe, (await readInbox(joe)).cursor);
    const draft = { userId: `user_${joe.id.slice('user_'.length)}`, kind: 'ANNOUNCEMENT' } as const;
    const appended = await db.transaction(async (tx) =>
      log.append(tx, await writeNotifications(tx, bySystem, [draft])),
    );
    for (const event of appended) void bus.publish(event);
    expect(await events.until(1)).toMatchObject([
      { notifications: { actor: null, unreadCount: 1, notification: { kind: 'ANNOUNCEMENT', project: null } } },
    ]);
  });
});
