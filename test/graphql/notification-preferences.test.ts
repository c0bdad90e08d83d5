import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/app.js';
import { newId } from '../../src/ids.js';
import type { NotificationKind } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { startInstance } from '../support/instance.js';
import { mutate, succeed } from '../support/mutate.js';
import { followNotifications, readInbox } from '../support/notifications.js';
import { newProject, newTask } from '../support/operations.js';

const preferencesDocument = graphql(`
  query NotificationPreferences($projectId: ID) {
    notificationPreferences(projectId: $projectId) {
      projectId
      enabled
      kinds {
        kind
        enabled
        setting
      }
    }
  }
`);

describeBackends('notification preferences', (kind) => {
  let backend: Backend;
  let app: App;
  let ada: Person;
  let bob: Person;
  let projectId: string;

  beforeAll(async () => {
    backend = await kind.open();
    app = await startInstance(backend);
  });
  beforeEach(async () => {
    [ada, bob] = [await newPerson(app.url), await newPerson(app.url)];
    projectId = (await newProject(ada, [bob])).id;
  });
  afterAll(async () => {
    await app[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  const say = (settings: object[], place?: string) =>
    succeed(bob, 'updateNotificationPreferences', { settings, ...(place && { projectId: place }) });
  const read = async (place?: string) =>
    (await bob.ask(preferencesDocument, { projectId: place ?? null })).notificationPreferences;
  const enabled = async (what: NotificationKind, place?: string) =>
    (await read(place)).kinds.find((one) => one.kind === what)?.enabled;

  it('are to be told of everything, until something is said', async () => {
    const kinds = [
      'ASSIGNED',
      'UNASSIGNED',
      'MENTIONED',
      'COMMENTED',
      'ADDED_TO_PROJECT',
      'ROLE_CHANGED',
      'DUE_SOON',
      'OVERDUE',
      'ANNOUNCEMENT',
    ];
    const nothing = { enabled: null, kinds: kinds.map((what) => ({ kind: what, enabled: true, setting: null })) };
    expect(await read()).toEqual({ projectId: null, ...nothing });
    expect(await read(projectId)).toEqual({ projectId, ...nothing });
  });

  it('say the most exact word last: kind in project, project, kind, everything', async () => {
    const answers = async () => [await enabled('ASSIGNED'), await enabled('ASSIGNED', projectId)];
    await say([{ enabled: false }]);
    expect(await answers()).toEqual([false, false]);
    await say([{ kind: 'ASSIGNED', enabled: true }]);
    expect(await answers()).toEqual([true, true]);
    expect(await enabled('MENTIONED', projectId)).toBe(false);
    await say([{ enabled: false }], projectId);
    expect(await answers()).toEqual([true, false]);
    await say([{ kind: 'ASSIGNED', enabled: true }], projectId);
    expect(await answers()).toEqual([true, true]);
    await say([{ kind: 'ASSIGNED', enabled: null }, { enabled: null }], projectId);
    expect(await answers()).toEqual([true, true]);
    expect(await read(projectId)).toMatchObject({ enabled: null });
    await say([{ kind: 'ASSIGNED', enabled: null }]);
    expect(await answers()).toEqual([false, false]);
  });

  it('decide who is told, from then on', async () => {
    const elsewhere = (await newProject(ada, [bob])).id;
    await say([{ enabled: false }, { kind: 'MENTIONED', enabled: true }], projectId);
    for (const place of [projectId, elsewhere]) {
      const { id: taskId } = await newTask(ada, { projectId: place, title: 'x', assigneeIds: [bob.id] });
      await succeed(ada, 'addComment', { taskId, body: 'Well' });
      await succeed(ada, 'addComment', { taskId, body: `Well, @${bob.id}` });
    }
    const kinds = async (place: string) => {
      const { nodes } = await readInbox(bob, { filter: { projectId: place } });
      return nodes.map((one) => one.kind);
    };
    expect(await kinds(projectId)).toEqual(['MENTIONED', 'ADDED_TO_PROJECT']);
    expect(await kinds(elsewhere)).toEqual(['MENTIONED', 'COMMENTED', 'ASSIGNED', 'ADDED_TO_PROJECT']);
  });

  it('are told to all devices, once, and not when nothing is new', async () => {
    await using events = followNotifications(bob, (await readInbox(bob)).cursor);
    await say([{ enabled: false }], projectId);
    await say([{ enabled: false }, { kind: 'OVERDUE', enabled: null }], projectId);
    await say([{ kind: 'OVERDUE', enabled: false }]);
    expect((await events.until(2)).map(({ notifications }) => notifications)).toMatchObject([
      { __typename: 'NotificationPreferencesChanged', preferences: { projectId, enabled: false } },
      { __typename: 'NotificationPreferencesChanged', preferences: { projectId: null, enabled: null } },
    ]);
  });

  it('refuse what makes no sense, and change nothing', async () => {
    const { db } = backend.database;
    const state = async () => [await db.notificationPreference.findMany(), await db.event.count()];
    const strangers = (await newProject(ada)).id;
    const before = await state();
    const settings = [{ enabled: false }];
    const at = (...path: string[]) => ['input', ...path];
    const refused: [object, string, string[]][] = [
      [{ settings: [] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings: [{ enabled: true }, { enabled: false }] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings: [{ kind: 'OVERDUE' }, { kind: 'OVERDUE', enabled: false }] }, 'BAD_USER_INPUT', at('settings')],
      [{ settings, projectId: 'x' }, 'BAD_USER_INPUT', at('projectId')],
      [{ settings, projectId: strangers }, 'NOT_FOUND', at('projectId')],
      [{ settings, projectId: newId('project') }, 'NOT_FOUND', at('projectId')],
    ];
    for (const [input, code, path] of refused) {
      const answer = await mutate(bob, 'updateNotificationPreferences', { ...input });
      expect([input, answer]).toMatchObject([input, { code, path }]);
    }
    await expect(read(strangers)).rejects.toThrow('NOT_FOUND');
    expect(await state()).toEqual(before);
  });
});
